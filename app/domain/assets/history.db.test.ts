/** Looking through what was made, favourites, and results that are deleted for good. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { filesInMemory } from "#test/support/shop-in-memory.ts";
import { deleteAssets } from "./delete-assets.ts";
import {
  type NewAsset,
  assetKey,
  listAssetIds,
  listAssets,
  listLatestAssets,
  listProductAssets,
  lookThroughHistory,
  matchHistory,
  onRedact,
  readAsset,
  readAssetFile,
  readThumbnail,
  recordAsset,
  setFavourite,
} from "./index.server.ts";
import { sweepFilesJob } from "./jobs/sweep-files.ts";
import { sweepAllFiles } from "./jobs/sweep-files.handler.ts";
import { MAX_TITLE_MATCHES, type HistoryFilter } from "./schemas.ts";
import { sweepFiles } from "./sweep-files.ts";

const RUN = "01930000-0000-7000-8000-000000000001";
const HOUR_MS = 3_600_000;
let database: TestDatabase;
let shopId: ShopId;
let files: ReturnType<typeof filesInMemory>;
beforeAll(async () => {
  database = await testDatabase({ jobs: [sweepFilesJob] });
});
afterAll(() => database.close());
beforeEach(async () => {
  shopId = await database.newShop();
  files = filesInMemory();
});

const ctx = () => database.ctx(shopId, { files });
const signal = new AbortController().signal;

let made = 0;
async function record({
  isVideo = false,
  ...overrides
}: Partial<NewAsset> & { isVideo?: boolean } = {}): Promise<string> {
  const itemId = ctx().ids.next();
  const sha256 = (++made).toString(16).padStart(64, "0");
  const mimeType = isVideo ? "video/mp4" : "image/jpeg";
  const fileKey = assetKey(shopId, itemId, sha256, mimeType);
  const posterKey = `${fileKey}.poster.webp`;
  await files.put(fileKey, new Uint8Array(8), { contentType: mimeType });
  if (isVideo) await files.put(posterKey, new Uint8Array(4), { contentType: "image/webp" });
  const { assetId } = await recordAsset(ctx(), {
    itemId,
    runId: RUN,
    productGid: "gid://shopify/Product/1",
    productTitle: "Stoneware mug",
    sku: "MUG-01",
    fileKey,
    sha256,
    sizeBytes: 8,
    mimeType,
    ...(isVideo && { durationMs: 5_000, posterKey }),
    widthPx: 1024,
    heightPx: 1024,
    quality: isVideo ? "video-5" : "standard",
    recipe: { name: "white", version: 1 },
    engine: "local",
    sourceGid: "gid://shopify/MediaImage/1",
    sourceSha256: "d".repeat(64),
    optionName: null,
    optionValue: null,
    ratio: "1:1",
    variation: 1,
    evidence: {},
    ...overrides,
  });
  return assetId;
}

async function found(filter: Partial<HistoryFilter>, limit = 100): Promise<readonly string[]> {
  const looked = await lookThroughHistory(ctx(), { filter: { medium: "image", ...filter }, limit });
  if (!looked.ok) throw new Error(looked.problem);
  const matched = await matchHistory(ctx(), {
    filter: { medium: "image", ...filter },
    assetIds: (await ids()).toReversed(),
  });
  expect(matched, "the same by their ids").toEqual({ ok: true, assetIds: looked.assetIds });
  return looked.assetIds;
}
const ids = async () =>
  (await database.asOwner("SELECT asset_id FROM asset WHERE shop_id = $1 ORDER BY 1", [shopId])).map((row) =>
    String(row.asset_id),
  );

describe("what a filter finds", () => {
  test("pictures and videos apart, the newest first", async () => {
    const [one, film, two] = [await record(), await record({ isVideo: true }), await record()];
    expect(await found({})).toEqual([two, one]);
    expect(await found({ medium: "video" })).toEqual([film]);
  });

  test("a part of the title in whatever case, whatever signs are in it", async () => {
    const titles = ["<b>Mug</b> 100%_\\", "كوب سيراميك", "🫖 Teapot", "Chair"];
    const made = new Map<string, string>();
    for (const [number, productTitle] of titles.entries())
      made.set(productTitle, await record({ productTitle, productGid: `gid://shopify/Product/${number}` }));
    expect(await found({ title: "<B>mug" })).toEqual([made.get(titles[0]!)]);
    expect(await found({ title: "%_\\" })).toEqual([made.get(titles[0]!)]);
    expect(await found({ title: "%" })).toEqual([made.get(titles[0]!)]);
    expect(await found({ title: "سيراميك" })).toEqual([made.get(titles[1]!)]);
    expect(await found({ title: "🫖" })).toEqual([made.get(titles[2]!)]);
    expect(await found({ title: "no such" })).toEqual([]);
  });

  test("a product by its newest title, with all its results", async () => {
    const before = await record({ productTitle: "Old name" });
    const after = await record({ productTitle: "New name" });
    expect(await found({ title: "new" })).toEqual([after, before]);
    expect(await found({ title: "old" })).toEqual([]);
  });

  test("of some products only, whose results come newest first, also when a title is sought among them", async () => {
    const [mug, pot, lamp] = [1, 2, 3].map((number) => `gid://shopify/Product/${number}`) as [
      string,
      string,
      string,
    ];
    const first = await record({ productTitle: "Mug", productGid: mug });
    const lit = await record({ productTitle: "Lamp", productGid: lamp });
    const second = await record({ productTitle: "Tea pot", productGid: pot });
    const third = await record({ productTitle: "Mug", productGid: mug });
    expect(await found({ productGids: [pot, mug] })).toEqual([third, second, first]);
    expect(await found({ productGids: [pot, lamp], title: "mug" })).toEqual([]);
    expect(await found({ productGids: [pot, lamp], title: "LAMP" })).toEqual([lit]);
    expect(await found({ productGids: [] })).toEqual([]);
    expect(await found({ productGids: ["gid://shopify/Product/4"] })).toEqual([]);
  });

  test("of too many products with such a title the first ones, and it is said", async () => {
    for (let number = 0; number <= MAX_TITLE_MATCHES; number++)
      await record({ productTitle: `Mug ${number}`, productGid: `gid://shopify/Product/${number}` });
    const looked = await lookThroughHistory(ctx(), { filter: { medium: "image", title: "mug" }, limit: 100 });
    expect(looked).toMatchObject({ ok: true, isTitleVague: true });
    expect(looked.ok && looked.assetIds).toHaveLength(MAX_TITLE_MATCHES);
  });

  test("the whole SKU in whatever case, also one of 255 characters", async () => {
    const long = "S".repeat(255);
    const [one, two] = [await record({ sku: long }), await record({ sku: "" })];
    await record();
    expect(await found({ sku: long.toLowerCase() })).toEqual([one]);
    expect(await found({ sku: "S" })).toEqual([]);
    expect(two).toBeDefined();
  });

  test("run, scene, quality and favourites, alone and together", async () => {
    const wanted = await record({
      runId: "01930000-0000-7000-8000-000000000002",
      recipe: { name: "wood", version: 1 },
      quality: "hd",
    });
    const others = [await record({ recipe: { name: "wood", version: 1 } }), await record({ quality: "hd" })];
    await setFavourite(ctx(), { assetId: wanted, isFavourite: true });
    const filters = [
      { runId: "01930000-0000-7000-8000-000000000002" },
      { isFavourite: true as const },
      { recipe: "wood", quality: "hd" },
      { title: "stone", recipe: "wood", quality: "hd", isFavourite: true as const, sku: "mug-01" },
    ];
    for (const filter of filters) expect(await found(filter)).toEqual([wanted]);
    expect(await found({ recipe: "wood" })).toEqual([others[0], wanted]);
    expect(await found({ quality: "ultra" })).toEqual([]);
    expect(await found({ runId: "00000000-0000-0000-0000-0000000000ff" })).toEqual([]);
  });

  test("what was made in a period, its first instant included and its last not", async () => {
    const at = (ms: number) => new Date(ms).toISOString();
    const assetId = await record();
    const [row] = await database.asOwner("SELECT created_at FROM asset WHERE asset_id = $1", [assetId]);
    const madeMs = (row!.created_at as Date).getTime();
    expect(await found({ from: at(madeMs), to: at(madeMs + 1) })).toEqual([assetId]);
    expect(await found({ from: at(madeMs + 1) })).toEqual([]);
    expect(await found({ to: at(madeMs) })).toEqual([]);
    expect(await found({ from: at(madeMs - 5 * HOUR_MS), to: at(madeMs - 3 * HOUR_MS) })).toEqual([]);
  });

  test("nothing of another shop", async () => {
    const assetId = await record();
    shopId = await database.newShop();
    expect(await found({})).toEqual([]);
    expect(await found({ title: "mug" })).toEqual([]);
    const matched = await matchHistory(ctx(), { filter: { medium: "image" }, assetIds: [assetId] });
    expect(matched).toEqual({ ok: true, assetIds: [] });
    expect(await setFavourite(ctx(), { assetId, isFavourite: true })).toEqual({
      ok: false,
      reason: "not-found",
    });
  });

  test.each([
    { filter: { medium: "image", runId: "../x" }, limit: 10 },
    { filter: { medium: "image", from: "yesterday" }, limit: 10 },
    { filter: { medium: "image", sku: "x".repeat(256) }, limit: 10 },
    { filter: { medium: "image" }, limit: 100_000 },
    { filter: { medium: "image" }, limit: 10, before: "x" },
  ])("what is no filter is refused: %j", async (input) => {
    expect(await lookThroughHistory(ctx(), input as never)).toMatchObject({ reason: "invalid-input" });
  });
});

test("looks join without a gap or a repeat, also when more is recorded and deleted meanwhile", async () => {
  const wanted: string[] = [];
  for (let number = 0; number < 9; number++) {
    const assetId = await record({ recipe: { name: number % 2 === 0 ? "wood" : "white", version: 1 } });
    if (number % 2 === 0) wanted.unshift(assetId);
  }
  const seen: string[] = [];
  for (let before: string | null | undefined; before !== null;) {
    const looked = await lookThroughHistory(ctx(), {
      // The SKU leads the look, the scene is answered result by result.
      filter: { medium: "image", sku: "MUG-01", recipe: "wood" },
      limit: 2,
      ...(before && { before }),
    });
    if (!looked.ok) throw new Error(looked.problem);
    expect(looked.assetIds.length).toBeLessThanOrEqual(2);
    seen.push(...looked.assetIds);
    before = looked.lastId;
    await record({ recipe: { name: "wood", version: 1 } });
    if (seen.length === 1) await deleteAssets(ctx(), { assetIds: [wanted[0]!] });
  }
  expect(seen).toEqual(wanted);
});

test("a favourite is marked once, unmarked once, and unknown ids are not found", async () => {
  const assetId = await record();
  for (const isFavourite of [true, true, false, false]) {
    expect(await setFavourite(ctx(), { assetId, isFavourite })).toEqual({ ok: true, isFavourite });
    const read = await readAsset(ctx(), { assetId });
    expect(read.ok && read.asset.favouriteAt !== null).toBe(isFavourite);
  }
  for (const unknown of [crypto.randomUUID(), "../x"])
    expect(await setFavourite(ctx(), { assetId: unknown, isFavourite: true })).toMatchObject({
      reason: "not-found",
    });
});

describe("a deleted result", () => {
  test("is in no list and has no file from the moment it is deleted, and its row still tells of it", async () => {
    const [gone, left] = [await record(), await record()];
    await setFavourite(ctx(), { assetId: gone, isFavourite: true });
    expect(await deleteAssets(ctx(), { assetIds: [gone] })).toEqual({ deletedCount: 1 });
    expect(await found({})).toEqual([left]);
    expect(await found({ isFavourite: true })).toEqual([]);
    const listed = await listAssets(ctx(), { runId: RUN });
    expect(listed.ok && listed.assets.map(({ assetId }) => assetId)).toEqual([left]);
    const latest = await listLatestAssets(ctx());
    expect(latest.ok && latest.assets.map(({ assetId }) => assetId)).toEqual([left]);
    expect(await listAssetIds(ctx(), { runIds: [RUN] })).toEqual(new Map([[RUN, [left]]]));
    expect(await readAssetFile(ctx(), { assetId: gone })).toEqual({ ok: false, reason: "not-found" });
    expect(await readThumbnail(ctx(), { assetId: gone, size: "small" })).toMatchObject({
      reason: "not-found",
    });
    const read = await readAsset(ctx(), { assetId: gone });
    expect(read.ok && read.asset).toMatchObject({
      productTitle: "Stoneware mug",
      deletedAt: expect.any(Date),
    });
    expect(await setFavourite(ctx(), { assetId: gone, isFavourite: true })).toMatchObject({
      reason: "not-found",
    });
  });

  test("is deleted once: a second click, and another shop's, delete nothing", async () => {
    const assetId = await record();
    const owner = shopId;
    shopId = await database.newShop();
    expect(await deleteAssets(ctx(), { assetIds: [assetId] })).toEqual({ deletedCount: 0 });
    shopId = owner;
    expect(await deleteAssets(ctx(), { assetIds: [assetId] })).toEqual({ deletedCount: 1 });
    expect(await deleteAssets(ctx(), { assetIds: [assetId] })).toEqual({ deletedCount: 0 });
  });

  test("loses its file, its poster and its smaller copies, and no other's, whenever a worker comes to it", async () => {
    const [gone, film, left] = [await record(), await record({ isVideo: true }), await record()];
    await files.put(
      `shops/${shopId}/thumbnails/${(made - 2).toString(16).padStart(64, "0")}-400.webp`,
      new Uint8Array(1),
      {
        contentType: "image/webp",
      },
    );
    await deleteAssets(ctx(), { assetIds: [gone, film] });
    const sweep = sweepAllFiles({ db: database.db, ctxFor: (id) => database.ctx(id, { files }) });
    await sweep({ v: 1 }, { signal, attempt: 1, isLastAttempt: false, log: ctx().log });
    expect([...files.stored.keys()]).toHaveLength(1);
    expect(await readAssetFile(ctx(), { assetId: left })).toMatchObject({ ok: true });
    expect(await sweepFiles(ctx(), { signal })).toMatchObject({ resultCount: 0 });
  });

  test("is swept once more when the sweep was ended in its middle", async () => {
    const assetIds = [await record(), await record()];
    await deleteAssets(ctx(), { assetIds });
    let calls = 0;
    const dying = {
      ...files,
      delete: async (key: string) => {
        if (++calls === 2) throw new Error("killed");
        await files.delete(key);
      },
    };
    await expect(sweepFiles(database.ctx(shopId, { files: dying }), { signal })).rejects.toThrow("killed");
    expect(await sweepFiles(ctx(), { signal })).toMatchObject({ resultCount: 2 });
    expect(files.stored.size).toBe(0);
  });

  test("leaves a file that another result has too, as those may that were made earlier", async () => {
    const shared = { fileKey: "shops/x/assets/shared.jpg", sha256: "e".repeat(64) };
    await files.put(shared.fileKey, new Uint8Array(8), { contentType: "image/jpeg" });
    const [gone, left] = [await record(shared), await record(shared)];
    await deleteAssets(ctx(), { assetIds: [gone] });
    await sweepFiles(ctx(), { signal });
    expect(await readAssetFile(ctx(), { assetId: left })).toMatchObject({ ok: true });
    await deleteAssets(ctx(), { assetIds: [left] });
    await sweepFiles(ctx(), { signal });
    expect(files.stored.has(shared.fileKey)).toBe(false);
  });

  test("is judged no more: its review's state goes", async () => {
    const assetId = await record();
    await database.asApp(
      "INSERT INTO review_state (shop_id, asset_id, target, basis) VALUES ($1, $2, 'shopify', 'old')",
      [shopId, assetId],
      shopId,
    );
    await deleteAssets(ctx(), { assetIds: [assetId] });
    expect(await database.asOwner("SELECT FROM review_state WHERE asset_id = $1", [assetId])).toEqual([]);
  });

  test("the database refuses a file that goes before its result, and a deleted favourite", async () => {
    const assetId = await record();
    const change = (set: string) =>
      database.asApp(`UPDATE asset SET ${set} WHERE asset_id = $1`, [assetId], shopId);
    await expect(change("file_removed_at = now()")).rejects.toThrow(/asset_file_goes_after_its_result/);
    await expect(change("deleted_at = now(), favourite_at = now()")).rejects.toThrow(
      /asset_deleted_is_no_favourite/,
    );
    await expect(change("sku = 'other'")).rejects.toThrow(/permission denied/);
  });
});

test("redaction takes titles of products with the results", async () => {
  await record();
  await onRedact(ctx());
  expect(await database.asOwner("SELECT FROM asset_product WHERE shop_id = $1", [shopId])).toEqual([]);
});

test("a product's newest results are its own, newest first, pictures and videos together, without deleted ones", async () => {
  const productGid = "gid://shopify/Product/7";
  const first = await record({ productGid });
  const film = await record({ productGid, isVideo: true });
  await record({ productGid: "gid://shopify/Product/8" });
  const gone = await record({ productGid });
  const last = await record({ productGid });
  await deleteAssets(ctx(), { assetIds: [gone] });
  const idsOf = async (gid: string, limit: number) =>
    (await listProductAssets(ctx(), { productGid: gid, limit })).map(({ assetId }) => assetId);
  expect(await idsOf(productGid, 10)).toEqual([last, film, first]);
  expect(await idsOf(productGid, 2)).toEqual([last, film]);
  expect(await idsOf("gid://shopify/Product/9", 10)).toEqual([]);
  shopId = await database.newShop();
  expect(await idsOf(productGid, 10)).toEqual([]);
});
