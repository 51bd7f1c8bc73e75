/** ZIPs of several results: prepared in the background, whole or not at all, kept for a day, gone without a trace. */
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { readZip } from "#test/support/read-zip.ts";
import { filesInMemory } from "#test/support/shop-in-memory.ts";
import { deleteAssets } from "./delete-assets.ts";
import {
  StorageFullError,
  listDownloads,
  mayOpenDownload,
  onRedact,
  openDownload,
  prepareDownload,
  prepareDownloadAgain,
  recordAsset,
} from "./index.server.ts";
import { sweepFilesJob } from "./jobs/sweep-files.ts";
import { settleDeadDownload, writeDownloadOf } from "./jobs/write-download.handler.ts";
import { writeDownloadJob } from "./jobs/write-download.ts";
import { sweepFiles } from "./sweep-files.ts";
import { writeDownload } from "./write-download.ts";

const MEGABYTE = 1_000_000;
let database: TestDatabase;
let shopId: ShopId;
let files: ReturnType<typeof filesInMemory>;
beforeAll(async () => {
  database = await testDatabase({ jobs: [sweepFilesJob, writeDownloadJob] });
});
afterAll(() => database.close());
beforeEach(async () => {
  shopId = await database.newShop();
  files = filesInMemory();
});

const ctx = (ports: object = {}) => database.ctx(shopId, { files, ...ports });
const signal = new AbortController().signal;

async function record(bytes: Uint8Array = new Uint8Array(10).fill(1), sku = "MUG"): Promise<string> {
  const fileKey = `shops/${shopId}/assets/${ctx().ids.next()}.jpg`;
  await files.put(fileKey, bytes, { contentType: "image/jpeg" });
  const { assetId } = await recordAsset(ctx(), {
    itemId: ctx().ids.next(),
    runId: ctx().ids.next(),
    productGid: "gid://shopify/Product/1",
    productTitle: "Mug",
    sku,
    fileKey,
    sha256: "a".repeat(64),
    sizeBytes: bytes.length,
    mimeType: "image/jpeg",
    widthPx: 10,
    heightPx: 10,
    quality: "standard",
    recipe: { name: "white", version: 1 },
    engine: "local",
    sourceGid: "gid://shopify/MediaImage/1",
    sourceSha256: "d".repeat(64),
    optionName: null,
    optionValue: null,
    ratio: "1:1",
    variation: 1,
    evidence: {},
  });
  return assetId;
}

async function prepare(assetIds: string[], downloadId: string = ctx().ids.next()): Promise<string> {
  const prepared = await prepareDownload(ctx(), { downloadId, assetIds });
  if (!prepared.ok) throw new Error(prepared.reason);
  return prepared.downloadId;
}
const stateOf = async (downloadId: string) =>
  (await listDownloads(ctx(), { limit: 10 })).find((one) => one.downloadId === downloadId);
const parts = () => [...files.stored.keys()].filter((key) => key.includes("/downloads/"));

async function save(downloadId: string): Promise<Buffer> {
  const opened = await openDownload(ctx(), { downloadId }, { signal });
  if (!opened.ok) throw new Error(opened.reason);
  const bytes = Buffer.from(await new Response(opened.body).arrayBuffer());
  expect(bytes).toHaveLength(opened.sizeBytes);
  return bytes;
}
const expire = (downloadId: string) =>
  database.asApp(
    "UPDATE download SET expires_at = now() - interval '1 second' WHERE download_id = $1",
    [downloadId],
    shopId,
  );

test("a ZIP holds its results' files, called as they are, whatever their SKUs", async () => {
  const skus = ["MUG", "S".repeat(255), "", "<b>&\"'", "كوب", "🫖"];
  const assetIds = [];
  for (const [index, sku] of skus.entries()) assetIds.push(await record(new Uint8Array(10).fill(index), sku));
  const downloadId = await prepare(assetIds);
  expect(await stateOf(downloadId)).toMatchObject({ state: "preparing", fileCount: 6, doneCount: 0 });
  await writeDownload(ctx(), { downloadId, signal });
  expect(await stateOf(downloadId)).toMatchObject({ state: "ready", doneCount: 6, missingCount: 0 });
  const zipped = readZip(await save(downloadId));
  expect(zipped.map(({ bytes }) => bytes[0])).toEqual([0, 1, 2, 3, 4, 5]);
  expect(new Set(zipped.map(({ name }) => name.toLowerCase())).size).toBe(6);
  for (const { name } of zipped)
    expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*_white_\d{8}_[0-9a-f]{10}\.jpg$/);
});

test("a large ZIP is written in parts, of which one is in memory at a time", async () => {
  const big = new Uint8Array(5 * MEGABYTE).fill(7);
  const assetIds = [await record(big), await record(big), await record(big), await record(big)];
  const sizes: number[] = [];
  const put: typeof files.put = async (key, bytes, options) => {
    sizes.push(bytes.length);
    await files.put(key, bytes, options);
  };
  const downloadId = await prepare(assetIds);
  await writeDownload(ctx({ files: { ...files, put } }), { downloadId, signal });
  expect(sizes.length).toBe(3);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(8 * MEGABYTE);
  expect(readZip(await save(downloadId)).map(({ bytes }) => bytes.length)).toEqual(
    Array(4).fill(5 * MEGABYTE),
  );
});

test("a second click is the same ZIP; the same id for other results is refused", async () => {
  const [one, two, three] = [await record(), await record(), await record()];
  const downloadId = ctx().ids.next();
  const both = await Promise.all([
    prepareDownload(ctx(), { downloadId, assetIds: [one, two] }),
    prepareDownload(ctx(), { downloadId, assetIds: [two, one] }),
  ]);
  expect(both).toEqual([
    { ok: true, downloadId },
    { ok: true, downloadId },
  ]);
  expect(await listDownloads(ctx(), { limit: 10 })).toHaveLength(1);
  expect(await prepareDownload(ctx(), { downloadId, assetIds: [one, three] })).toMatchObject({
    reason: "key-reused",
  });
});

test("a ZIP of one result, of too many, of another shop's or of deleted ones alone is refused", async () => {
  const [one, two] = [await record(), await record()];
  const ask = (assetIds: string[]) => prepareDownload(ctx(), { downloadId: ctx().ids.next(), assetIds });
  expect(await ask([one])).toMatchObject({ reason: "invalid-input" });
  expect(await ask([one, one])).toMatchObject({ reason: "invalid-input" });
  expect(await ask(Array.from({ length: 1001 }, () => crypto.randomUUID()))).toMatchObject({
    reason: "invalid-input",
  });
  const owner = shopId;
  shopId = await database.newShop();
  expect(await ask([one, two])).toEqual({ ok: false, reason: "not-found" });
  shopId = owner;
  await deleteAssets(ctx(), { assetIds: [one, two] });
  expect(await ask([one, two])).toEqual({ ok: false, reason: "not-found" });
});

test("a shop has five prepared at the same time", async () => {
  const assetIds = [await record(), await record()];
  const ids = await Promise.all(Array.from({ length: 5 }, () => prepare(assetIds)));
  const sixth = { downloadId: ctx().ids.next(), assetIds };
  expect(await prepareDownload(ctx(), sixth)).toEqual({
    ok: false,
    reason: "downloads-in-progress",
    limit: 5,
  });
  await writeDownload(ctx(), { downloadId: ids[0]!, signal });
  expect(await prepareDownload(ctx(), sixth)).toMatchObject({ ok: true });
});

describe("an attempt that doesn't end well", () => {
  test("a worker that died leaves nothing: the next attempt begins anew, and the ZIP is whole", async () => {
    const big = new Uint8Array(9 * MEGABYTE).fill(3);
    const assetIds = [await record(big), await record(big)];
    const downloadId = await prepare(assetIds);
    let puts = 0;
    const put: typeof files.put = async (key, bytes, options) => {
      await files.put(key, bytes, options);
      if (++puts === 1) throw new Error("killed");
    };
    await expect(writeDownload(ctx({ files: { ...files, put } }), { downloadId, signal })).rejects.toThrow(
      "killed",
    );
    const left = parts();
    expect(left).toHaveLength(1);
    await writeDownload(ctx(), { downloadId, signal });
    expect(parts().filter((key) => left.includes(key))).toEqual([]);
    expect(readZip(await save(downloadId))).toHaveLength(2);
    // Once more, as a queue may: it is ready, and stays as it is.
    const before = parts();
    await writeDownload(ctx(), { downloadId, signal });
    expect(parts()).toEqual(before);
  });

  test("a worker that was only slow can't finish what another has taken over", async () => {
    const assetIds = [await record(), await record()];
    const downloadId = await prepare(assetIds);
    let isTakenOver = false;
    const put: typeof files.put = async (key, bytes, options) => {
      if (!isTakenOver) {
        isTakenOver = true;
        await writeDownload(ctx(), { downloadId, signal });
      }
      await files.put(key, bytes, options);
    };
    await writeDownload(ctx({ files: { ...files, put } }), { downloadId, signal });
    expect(readZip(await save(downloadId))).toHaveLength(2);
    const [row] = await database.asOwner("SELECT attempt_id FROM download WHERE download_id = $1", [
      downloadId,
    ]);
    const mine = parts().filter((key) => key.includes(String(row!.attempt_id)));
    expect(mine).toHaveLength(1);
    await expire(downloadId);
    await sweepFiles(ctx(), { signal });
    expect(parts()).toEqual([]);
  });

  test("a full store ends it at once, without what was written, and it can be prepared again", async () => {
    const assetIds = [await record(), await record()];
    const downloadId = await prepare(assetIds);
    const full = async () => {
      throw new StorageFullError("full");
    };
    await writeDownload(ctx({ files: { ...files, put: full } }), { downloadId, signal });
    expect(await stateOf(downloadId)).toMatchObject({ state: "failed", failureCode: "storage-full" });
    expect(parts()).toEqual([]);
    expect(await mayOpenDownload(ctx(), { downloadId })).toEqual({ ok: false, reason: "download-over" });
    const again = ctx().ids.next();
    expect(await prepareDownloadAgain(ctx(), { downloadId, again })).toEqual({ ok: true, downloadId: again });
    await writeDownload(ctx(), { downloadId: again, signal });
    expect(readZip(await save(again))).toHaveLength(2);
  });

  test("one whose every attempt failed is told as failed, and leaves nothing", async () => {
    const downloadId = await prepare([await record(), await record()]);
    await files.put(`shops/${shopId}/downloads/${downloadId}/x/0.zip`, new Uint8Array(1), {
      contentType: "x",
    });
    await settleDeadDownload(() => ctx())(
      { v: 1, shopId, downloadId },
      { signal, attempt: 4, isLastAttempt: true, log: ctx().log },
    );
    expect(await stateOf(downloadId)).toMatchObject({ state: "failed", failureCode: "gave-up" });
    expect(parts()).toEqual([]);
  });

  test("an aborted attempt throws, so that it is tried again", async () => {
    const downloadId = await prepare([await record(), await record()]);
    const control = { signal: AbortSignal.abort(), attempt: 1, isLastAttempt: false, log: ctx().log };
    await expect(writeDownloadOf(() => ctx())({ v: 1, shopId, downloadId }, control)).rejects.toThrow();
    expect(await stateOf(downloadId)).toMatchObject({ state: "preparing" });
  });
});

test("what another window deleted before a ZIP was asked for is left out and counted", async () => {
  const [one, two, three] = [await record(), await record(), await record()];
  await deleteAssets(ctx(), { assetIds: [two] });
  const downloadId = await prepare([one, two, three]);
  await writeDownload(ctx(), { downloadId, signal });
  expect(await stateOf(downloadId)).toMatchObject({ state: "ready", doneCount: 3, missingCount: 1 });
  expect(readZip(await save(downloadId))).toHaveLength(2);
});

test("results that were deleted meanwhile are left out and counted; when all are gone, there is no ZIP", async () => {
  const [one, two, three] = [await record(), await record(), await record()];
  const downloadId = await prepare([one, two, three]);
  await deleteAssets(ctx(), { assetIds: [two] });
  await writeDownload(ctx(), { downloadId, signal });
  expect(await stateOf(downloadId)).toMatchObject({ state: "ready", doneCount: 3, missingCount: 1 });
  expect(readZip(await save(downloadId))).toHaveLength(2);
  const another = await prepare([one, three]);
  await deleteAssets(ctx(), { assetIds: [one, three] });
  await writeDownload(ctx(), { downloadId: another, signal });
  expect(await stateOf(another)).toMatchObject({ state: "failed", failureCode: "all-gone" });
  expect(await prepareDownloadAgain(ctx(), { downloadId: another, again: ctx().ids.next() })).toMatchObject({
    reason: "not-found",
  });
});

describe("saving", () => {
  test("one that isn't ready says so; another shop's, an unknown one and what is no id are not found", async () => {
    const downloadId = await prepare([await record(), await record()]);
    expect(await mayOpenDownload(ctx(), { downloadId })).toEqual({ ok: false, reason: "download-unready" });
    await writeDownload(ctx(), { downloadId, signal });
    expect(await mayOpenDownload(ctx(), { downloadId })).toEqual({ ok: true });
    shopId = await database.newShop();
    for (const id of [downloadId, crypto.randomUUID(), "../x"])
      expect(await mayOpenDownload(ctx(), { downloadId: id })).toEqual({ ok: false, reason: "not-found" });
  });

  test("two are saved at the same time, a third waits; one that is broken off gives its place back", async () => {
    const downloadId = await prepare([await record(), await record()]);
    await writeDownload(ctx(), { downloadId, signal });
    const open = () => openDownload(ctx(), { downloadId }, { signal });
    const [first, second] = [await open(), await open()];
    expect(await open()).toMatchObject({ reason: "export-in-progress" });
    if (first.ok) await first.body.cancel();
    await turn();
    expect(await mayOpenDownload(ctx(), { downloadId })).toEqual({ ok: true });
    if (second.ok) await second.body.cancel();
  });

  test("when its day is over it is over, before and after its parts are removed", async () => {
    const downloadId = await prepare([await record(), await record()]);
    await writeDownload(ctx(), { downloadId, signal });
    expect(await sweepFiles(ctx(), { signal })).toMatchObject({ downloadCount: 0 });
    await expire(downloadId);
    expect(await mayOpenDownload(ctx(), { downloadId })).toEqual({ ok: false, reason: "download-over" });
    expect(await sweepFiles(ctx(), { signal })).toMatchObject({ downloadCount: 1 });
    expect(parts()).toEqual([]);
    expect(await stateOf(downloadId)).toMatchObject({ state: "expired", sizeBytes: null });
    expect(await mayOpenDownload(ctx(), { downloadId })).toEqual({ ok: false, reason: "download-over" });
    expect(await prepareDownloadAgain(ctx(), { downloadId, again: ctx().ids.next() })).toMatchObject({
      ok: true,
    });
  });
});

test("the database refuses a ready ZIP without parts, counts that don't fit, and a failure without a code", async () => {
  const downloadId = await prepare([await record(), await record()]);
  const change = (set: string) =>
    database.asApp(`UPDATE download SET ${set} WHERE download_id = $1`, [downloadId], shopId);
  await expect(change("state = 'ready'")).rejects.toThrow(/download_ready_is_whole/);
  await expect(change("done_count = 3")).rejects.toThrow(/download_counts_fit/);
  await expect(change("state = 'failed'")).rejects.toThrow(/download_failure_has_a_code/);
});

test("redaction deletes ZIPs with their parts", async () => {
  const downloadId = await prepare([await record(), await record()]);
  await writeDownload(ctx(), { downloadId, signal });
  await onRedact(ctx());
  expect(files.stored.size).toBe(0);
  expect(await database.asOwner("SELECT FROM download WHERE shop_id = $1", [shopId])).toEqual([]);
});
