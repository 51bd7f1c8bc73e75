/** What pages read of assets: the latest, those of certain items, and smaller copies. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openFileStore } from "#app/adapters/storage/index.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type FileStore,
  StorageFullError,
  assetKey,
  listLatestAssets,
  onRedact,
  readAssets,
  readThumbnail,
  recordAsset,
} from "./index.server.ts";

const UNKNOWN = "01930000-0000-7000-8000-000000000001";
const SHA256 = "c".repeat(64);
let database: TestDatabase;
let folder: string;
let files: FileStore;
let shopId: ShopId;
let picture: Uint8Array;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "assets-"));
  files = openFileStore(pathToFileURL(folder).href);
  picture = await sharp({ create: { width: 2048, height: 1024, channels: 3, background: "#fff" } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  shopId = await database.newShop();
});

const ctx = (ports: object = {}) => database.ctx(shopId, { files, ...ports });

async function stored(
  bytes: Uint8Array = picture,
  video?: { durationMs: number; posterKey: string; quality: string; mimeType: "video/mp4" },
): Promise<{ assetId: string; itemId: string }> {
  const itemId = crypto.randomUUID();
  const fileKey = assetKey(shopId, UNKNOWN, SHA256, "image/jpeg");
  await files.put(fileKey, bytes, { contentType: "image/jpeg" });
  const { assetId } = await recordAsset(ctx(), {
    itemId,
    runId: UNKNOWN,
    productGid: "gid://shopify/Product/1",
    productTitle: "Mug",
    sku: "MUG-1",
    fileKey,
    sha256: SHA256,
    sizeBytes: bytes.length,
    mimeType: "image/jpeg",
    widthPx: 2048,
    heightPx: 1024,
    quality: "hd",
    recipe: { name: "white", version: 1 },
    engine: "local",
    sourceGid: "gid://shopify/MediaImage/1",
    sourceSha256: "d".repeat(64),
    optionName: null,
    optionValue: null,
    ratio: "1:1",
    variation: 1,
    evidence: {},
    ...video,
  });
  return { assetId, itemId };
}

test("the latest come first, page by page, each once, whatever is made meanwhile", async () => {
  const assetIds: string[] = [];
  for (let made = 0; made < 3; made++) assetIds.unshift((await stored()).assetId);
  const first = await listLatestAssets(ctx(), { limit: 2 });
  if (!first.ok || first.next === null) throw new Error("a page and another one");
  await stored();
  const second = await listLatestAssets(ctx(), { limit: 2, before: first.next });
  const seen = [...first.assets, ...(second.ok ? second.assets : [])];
  expect(seen.map(({ assetId }) => assetId)).toEqual(assetIds);
  expect(seen[0]).not.toHaveProperty("fileKey");
  for (const odd of [{ limit: 0 }, { limit: 251 }, { before: "x" }])
    expect(await listLatestAssets(ctx(), odd)).toMatchObject({ reason: "invalid-input" });
});

test("the latest are pictures and videos together, and a video says how long it is", async () => {
  const [before, video, after] = [
    await stored(),
    await stored(picture, {
      durationMs: 5_000,
      posterKey: "poster",
      quality: "video-5",
      mimeType: "video/mp4",
    }),
    await stored(),
  ];
  const latest = await listLatestAssets(ctx());
  if (!latest.ok) throw new Error(latest.reason);
  expect(latest.assets.map(({ assetId, durationMs }) => [assetId, durationMs])).toEqual([
    [after.assetId, null],
    [video.assetId, 5_000],
    [before.assetId, null],
  ]);
});

test("assets are found by their own id or their item's; unknown ones and another shop's are left out", async () => {
  const { assetId, itemId } = await stored();
  expect([...(await readAssets(ctx(), { assetIds: [assetId, UNKNOWN] })).keys()]).toEqual([assetId]);
  expect((await readAssets(ctx(), { itemIds: [itemId, UNKNOWN] })).get(itemId)?.assetId).toBe(assetId);
  shopId = await database.newShop();
  expect((await readAssets(ctx(), { assetIds: [assetId] })).size).toBe(0);
  expect((await readAssets(ctx(), { itemIds: [itemId] })).size).toBe(0);
});

test.each([
  ["small", 400, 200],
  ["large", 1400, 700],
] as const)("a %s copy is no longer than %i px and keeps its shape", async (size, width, height) => {
  const { assetId } = await stored();
  const copy = await readThumbnail(ctx(), { assetId, size });
  if (!copy.ok) throw new Error(copy.reason);
  expect(await sharp(copy.bytes).metadata()).toMatchObject({ format: "webp", width, height });
});

test("a copy is made once: the second reading needs the picture no more", async () => {
  const { assetId } = await stored();
  const first = await readThumbnail(ctx(), { assetId, size: "small" });
  await files.delete(assetKey(shopId, UNKNOWN, SHA256, "image/jpeg"));
  expect(await readThumbnail(ctx(), { assetId, size: "small" })).toEqual(first);
  expect(await readThumbnail(ctx(), { assetId, size: "large" })).toEqual({ ok: false, reason: "not-found" });
});

test("a full store keeps no copy, and the picture is shown all the same", async () => {
  const { assetId } = await stored();
  const full: FileStore = {
    ...files,
    get: (key) => files.get(key),
    put: () => Promise.reject(new StorageFullError()),
  };
  expect(await readThumbnail(ctx({ files: full }), { assetId, size: "small" })).toMatchObject({ ok: true });
});

test("another shop's picture is not found, nor is an id that is none", async () => {
  const { assetId } = await stored();
  expect(await readThumbnail(ctx(), { assetId: "../x", size: "small" })).toMatchObject({ ok: false });
  shopId = await database.newShop();
  expect(await readThumbnail(ctx(), { assetId, size: "small" })).toEqual({ ok: false, reason: "not-found" });
});

test("redaction deletes the copies too", async () => {
  const { assetId } = await stored();
  await readThumbnail(ctx(), { assetId, size: "small" });
  await onRedact(ctx());
  expect(await readdir(join(folder, "shops")).catch(() => [])).not.toContain(shopId);
});
