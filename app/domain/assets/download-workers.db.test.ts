/** A ZIP whose worker is killed: real processes, a real folder. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openFileStore } from "#app/adapters/storage/index.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { readZip } from "#test/support/read-zip.ts";
import {
  assetKey,
  listDownloads,
  onRedact,
  openDownload,
  prepareDownload,
  recordAsset,
} from "./index.server.ts";
import { writeDownloadJob } from "./jobs/write-download.ts";

let database: TestDatabase;
let folder: string;
const workers: ChildProcess[] = [];
beforeAll(async () => {
  database = await testDatabase({ jobs: [writeDownloadJob] });
  folder = await mkdtemp(join(tmpdir(), "downloads-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
});

function startWorker(more: Record<string, string> = {}): ChildProcess {
  const worker = spawn(process.execPath, ["test/support/download-worker/main.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      DATABASE_URL: database.appUrl,
      STORAGE_URL: pathToFileURL(folder).href,
      ...more,
    },
  });
  workers.push(worker);
  return worker;
}

test("a worker killed in the middle of a ZIP: another makes it whole, and nothing of the first one is left", async () => {
  const shopId = await database.newShop();
  const ctx = database.ctx(shopId, { files: openFileStore(pathToFileURL(folder).href) });
  const assetIds: string[] = [];
  for (const fill of [1, 2, 3]) {
    const bytes = new Uint8Array(6_000_000).fill(fill);
    const [itemId, sha256] = [ctx.ids.next(), String(fill).repeat(64)];
    const fileKey = assetKey(shopId, itemId, sha256, "image/jpeg");
    await ctx.ports.files.put(fileKey, bytes, { contentType: "image/jpeg" });
    const { assetId } = await recordAsset(ctx, {
      itemId,
      runId: ctx.ids.next(),
      productGid: "gid://shopify/Product/1",
      productTitle: "Mug",
      sku: `MUG-${fill}`,
      fileKey,
      sha256,
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
    assetIds.push(assetId);
  }
  const downloadId = ctx.ids.next();
  await prepareDownload(ctx, { downloadId, assetIds });
  const place = join(folder, "shops", shopId, "downloads", downloadId);

  const first = startWorker({ HOLD_AT_PART: "1" });
  if (!first.stdout) throw new Error("it has no output");
  await once(first.stdout, "data");
  const [attempt = ""] = await readdir(place);
  expect(await readdir(join(place, attempt))).toEqual(["0.zip"]);
  first.kill("SIGKILL");
  await once(first, "exit");

  startWorker();
  await expect
    .poll(async () => (await listDownloads(ctx, { limit: 1 }))[0]?.state, {
      timeout: writeDownloadJob.timeoutMs / 10,
    })
    .toBe("ready");
  expect(await readdir(place)).not.toContain(attempt);
  expect(await readdir(place)).toHaveLength(1);
  const opened = await openDownload(ctx, { downloadId }, { signal: new AbortController().signal });
  if (!opened.ok) throw new Error(opened.reason);
  const zipped = readZip(Buffer.from(await new Response(opened.body).arrayBuffer()));
  expect(zipped.map(({ bytes }) => [bytes.length, bytes[0]])).toEqual([
    [6_000_000, 1],
    [6_000_000, 2],
    [6_000_000, 3],
  ]);
  await onRedact(ctx);
  expect(await readdir(join(folder, "shops"))).not.toContain(shopId);
});
