/** History as the page asks for it: verdicts and publications beside the results' own facts, in bounded looks. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { type Scene, asset, newScene, plan, work } from "#test/support/publishing-scene.ts";
import { seenOne } from "#test/support/review-scene.ts";
import type { HistoryAsked } from "./components/history-filter.ts";
import { collectHistory, findHistoryPage } from "./history.server.ts";
import type { ShopCtx } from "./composition.server.ts";
import { decideUnpublished, publishProductsJob } from "./domain/publishing/index.server.ts";

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob] });
});
afterAll(() => database.close());
beforeEach(async () => {
  scene = await newScene(database);
});

const ctx = () => scene.ctx as unknown as ShopCtx;
const page = (asked: Partial<HistoryAsked>, { size = 48, before }: { size?: number; before?: string } = {}) =>
  findHistoryPage(ctx(), { tab: "images", ...asked }, { before, size });
const found = async (asked: Partial<HistoryAsked>) => {
  const { assets } = await page(asked);
  const { assetIds } = await collectHistory(ctx(), { tab: "images", ...asked }, { limit: 1000 });
  expect(assetIds, "the same for a selection").toEqual(assets.map(({ assetId }) => assetId));
  return assetIds;
};

test("each verdict finds its results, also as a person has answered", async () => {
  const passed = await asset(scene);
  const noted = await asset(scene, { outcome: "warn" });
  const open = await asset(scene, { outcome: "person" });
  const accepted = await asset(scene, { outcome: "person" });
  const rejected = await asset(scene);
  const blocked = await asset(scene, { outcome: "block" });
  const unchecked = await asset(scene, { outcome: null });
  for (const [assetId, decision] of [
    [accepted, "accept"],
    [rejected, "reject"],
  ] as const)
    await decideUnpublished(scene.ctx, {
      ...(await seenOne(scene.ctx, assetId)),
      target: "shopify",
      decision,
      reason: "Looked at it.",
    });
  expect(await found({ verdict: "pass" })).toEqual([accepted, passed]);
  expect(await found({ verdict: "warn" })).toEqual([noted]);
  expect(await found({ verdict: "person" })).toEqual([open]);
  expect(await found({ verdict: "block" })).toEqual([blocked, rejected]);
  expect(await found({ verdict: "unchecked" })).toEqual([unchecked]);
  expect(await found({ verdict: "block", sku: "mug-01" })).toEqual([blocked, rejected]);
  expect(await found({ verdict: "person", quality: "hd" })).toEqual([]);
});

test("published and not published are told apart, by themselves and beside other filters", async () => {
  const [one, two, film] = [await asset(scene), await asset(scene), await asset(scene, { isVideo: true })];
  await work(scene, await plan(scene, [one]));
  expect(await found({ isPublished: true })).toEqual([one]);
  expect(await found({ isPublished: false })).toEqual([two]);
  expect(await found({ isPublished: true, title: "stone" })).toEqual([one]);
  expect(await found({ isPublished: true, tab: "videos" })).toEqual([]);
  expect(await found({ isPublished: false, tab: "videos" })).toEqual([film]);
});

test("a page looks at a bounded number of results and says how far back; the next one goes on there", async () => {
  const oldest = await asset(scene, { outcome: "warn" });
  const { ctx: within, shopId } = scene;
  // As many as two pages look at, none of which fits: copies with ids of their own, all newer.
  await database.asOwner(
    `INSERT INTO asset SELECT (jsonb_populate_record(a, jsonb_build_object(
       'asset_id', (left(a.asset_id::text, 14) || '7' || right(md5(n::text), 3) || '-8000-' || right(md5(n::text), 12))::uuid,
       'item_id', gen_random_uuid(), 'file_name', 'copy-' || n || '.jpg'))).*
     FROM asset a, generate_series(1, 1500) n WHERE a.shop_id = $1 AND a.asset_id = $2`,
    [shopId, oldest],
  );
  // Ids that sort behind the oldest one: a later millisecond.
  await database.asOwner(
    `UPDATE asset SET asset_id = (lpad(to_hex(('x' || translate(left(asset_id::text, 13), '-', ''))::bit(48)::bigint + 1000), 12, '0')
       || right(replace(asset_id::text, '-', ''), 20))::uuid WHERE shop_id = $1 AND asset_id <> $2`,
    [shopId, oldest],
  );
  const sku = "mug-01";
  const first = await page({ verdict: "warn", sku });
  expect(first.assets).toEqual([]);
  expect(first.searchedBackTo).toBeInstanceOf(Date);
  expect(first.next).not.toBeNull();
  const seen: string[] = [];
  for (let before = first.next; before !== null;) {
    const next = await page({ verdict: "warn", sku }, { before });
    seen.push(...next.assets.map(({ assetId }) => assetId));
    before = next.next;
  }
  expect(seen).toEqual([oldest]);
  // What a review noted is short, whatever else there is.
  expect(await page({ verdict: "warn" })).toMatchObject({ assets: [{ assetId: oldest }], next: null });
  expect(await collectHistory(ctx(), { tab: "images", sku }, { limit: 1000 })).toMatchObject({
    isWhole: false,
  });
  expect(within.shopId).toBe(shopId);
});

test("pages join without a gap or a repeat", async () => {
  const made = [];
  for (let count = 0; count < 5; count++) made.unshift(await asset(scene));
  const first = await page({}, { size: 2 });
  const second = await page({}, { size: 2, before: first.next! });
  const third = await page({}, { size: 2, before: second.next! });
  expect([first, second, third].flatMap(({ assets }) => assets.map(({ assetId }) => assetId))).toEqual(made);
  expect(third.next).toBeNull();
  expect(first.searchedBackTo).toBeNull();
});
