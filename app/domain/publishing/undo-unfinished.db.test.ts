/** Undoing a publication that didn't come to its end, and undoing again what couldn't be undone at first. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Scene,
  asset,
  changesetOf,
  draft,
  medium,
  newScene,
  plan,
  publishPlan,
  undo,
  variantsOf,
  work,
} from "#test/support/publishing-scene.ts";
import { Killed } from "#test/support/shop-in-memory.ts";
import { checkPlanJob, publishProductsJob, undoProducts, undoProductsJob } from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] });
});
afterAll(async () => {
  await database.close();
});

const PHOTO = medium(11).mediaGid;
const stateOf = (s: Scene) => structuredClone({ products: s.shop.products, variants: s.shop.variants });
const shownOn = (s: Scene) => s.shop.products.get(s.productGid) ?? [];
const undoOf = async (s: Scene, changesetId: string) => (await changesetOf(s, changesetId)).products[0]?.undo;

async function sceneWithVariants(): Promise<Scene> {
  const s = await newScene(database);
  variantsOf(s, s.productGid, [
    ["Red", PHOTO],
    ["Blue", PHOTO],
  ]);
  return s;
}

describe("a replaced picture whose file was deleted, and that Shopify refused when it was made again", () => {
  test.each([
    ["FILE_STORAGE_LIMIT_EXCEEDED", "undo-storage-full"],
    ["IMAGE_PROCESSING_FAILURE", "undo-not-put-back"],
  ])("%s: comes back as soon as undo is asked for again", async (shopifyCode, code) => {
    const s = await sceneWithVariants();
    const before = stateOf(s);
    const changesetId = await draft(s, [await asset(s)], { placement: "replace-source" });
    await publishPlan(s, changesetId);
    s.shop.originals.delete(PHOTO);

    s.shop.failProcessing(shopifyCode);
    await undo(s, changesetId);
    expect(await undoOf(s, changesetId)).toMatchObject({ status: "failed", failure: { code } });
    s.shop.failProcessing(null);
    await undo(s, changesetId);

    expect((await undoOf(s, changesetId))?.status).toBe("undone");
    const [back, ...others] = shownOn(s);
    const [photo, ...theirs] = before.products.get(s.productGid) ?? [];
    expect({ ...back, mediaGid: PHOTO }).toEqual(photo);
    expect(others).toEqual(theirs);
    expect(s.shop.variants.get(s.productGid)?.map(({ mediaGid }) => mediaGid)).toEqual([
      back?.mediaGid,
      back?.mediaGid,
    ]);
  });
});

test("what the merchant gave a variant after an undo that failed stays when undo is asked for again", async () => {
  const s = await sceneWithVariants();
  const changesetId = await draft(s, [await asset(s)], { placement: "replace-source" });
  await publishPlan(s, changesetId);
  s.shop.originals.delete(PHOTO);
  s.shop.failProcessing("FILE_STORAGE_LIMIT_EXCEEDED");
  await undo(s, changesetId);
  s.shop.failProcessing(null);
  const mine = medium(77).mediaGid;
  s.shop.products.get(s.productGid)?.push(medium(77));
  variantsOf(s, s.productGid, [
    ["Red", mine],
    ["Blue", null],
  ]);
  await undo(s, changesetId);
  expect((await undoOf(s, changesetId))?.status).toBe("undone");
  const shows = s.shop.variants.get(s.productGid)?.map(({ mediaGid }) => mediaGid);
  expect(shows).toEqual([mine, shownOn(s)[0]?.mediaGid]);
});

test("a publication that was shut out between taking a variant's picture and giving it ours is undone", async () => {
  const s = await sceneWithVariants();
  const before = stateOf(s);
  const changesetId = await draft(s, [await asset(s, { colour: "Blue" })], { toVariants: true });
  s.shop.onCall((name) => {
    if (name === "linkVariants") s.shop.close("access-denied");
  });
  await publishPlan(s, changesetId);
  expect(s.shop.variants.get(s.productGid)?.map(({ mediaGid }) => mediaGid)).toEqual([PHOTO, null]);

  s.shop.reopen();
  s.shop.onCall(() => {});
  await undo(s, changesetId);
  expect((await undoOf(s, changesetId))?.status).toBe("undone");
  expect(stateOf(s)).toEqual(before);
});

test("who removes our picture before it replaced anything keeps what it was to replace, also on variants", async () => {
  const s = await sceneWithVariants();
  const before = stateOf(s);
  const changesetId = await draft(s, [await asset(s, { colour: "Blue" })], {
    placement: "replace-source",
    toVariants: true,
  });
  s.shop.onCall((name) => {
    if (name !== "linkFiles") return;
    s.shop.products.get(s.productGid)?.pop();
    s.shop.onCall(() => {});
  });
  await publishPlan(s, changesetId);
  const [product] = (await changesetOf(s, changesetId)).products;
  expect(product?.failure?.code).toBe("medium-missing");
  expect(stateOf(s)).toEqual(before);
  await undo(s, changesetId);
  expect((await undoOf(s, changesetId))?.status).toBe("undone");
  expect(stateOf(s)).toEqual(before);
});

test("where the merchant's new order kept ours from its place, undoing takes ours off and leaves that order", async () => {
  const s = await sceneWithVariants();
  const changesetId = await draft(s, [await asset(s, { colour: "Blue" })], {
    placement: "replace-source",
    toVariants: true,
  });
  s.shop.onCall((name) => {
    if (name !== "createFiles") return;
    s.shop.products.get(s.productGid)?.reverse();
    s.shop.onCall(() => {});
  });
  await publishPlan(s, changesetId);
  expect(shownOn(s)).toHaveLength(3);
  const variants = structuredClone(s.shop.variants);

  await undo(s, changesetId);
  expect((await undoOf(s, changesetId))?.status).toBe("undone");
  expect(shownOn(s).map(({ mediaGid }) => mediaGid)).toEqual([medium(12).mediaGid, PHOTO]);
  expect(s.shop.variants).toEqual(variants);
});

/** A picture was added to its product, the answer never came, and the publication was given up. */
async function givenUp(s: Scene) {
  const assetId = await asset(s);
  const changesetId = await plan(s, [assetId]);
  s.shop.onCall((name) => {
    if (name === "linkFiles") throw new Killed();
  });
  await work(s, changesetId, { tries: 1 });
  s.shop.onCall(() => {});
  return { assetId, changesetId };
}

/** Whether the page offers to undo the product for the sake of a picture that may be on it. */
const isPerhapsThere = async (s: Scene, changesetId: string) =>
  (await changesetOf(s, changesetId)).products[0]?.steps[0]?.mayBeThere;

test.each(["append", "first", "after-main", "replace-source"] as const)(
  "a picture that was added without our knowing is published %s: it gets its place, and undo takes it off",
  async (placement) => {
    const s = await newScene(database);
    const before = stateOf(s);
    const { assetId } = await givenUp(s);
    expect(shownOn(s)).toHaveLength(3);

    const changesetId = await draft(s, [assetId], { placement });
    await publishPlan(s, changesetId);
    const [product] = (await changesetOf(s, changesetId)).products;
    expect(product?.failure).toBeNull();
    const places = { append: 2, first: 0, "after-main": 1, "replace-source": 0 };
    expect(shownOn(s).findIndex(({ mediaGid }) => mediaGid.endsWith("/900"))).toBe(places[placement]);
    expect(s.shop.calls.filter((name) => name === "moveMedia").length).toBeLessThanOrEqual(1);

    await undo(s, changesetId);
    expect(stateOf(s)).toEqual(before);
  },
);

describe("a picture that was added without our knowing before the publication was given up", () => {
  test("is taken off by undo, and the product shows what it did before", async () => {
    const s = await newScene(database);
    const before = stateOf(s);
    const { changesetId } = await givenUp(s);
    expect(shownOn(s)).toHaveLength(3);

    expect(await isPerhapsThere(s, changesetId)).toBe(true);
    expect((await changesetOf(s, changesetId)).undoable).toMatchObject({ productCount: 1, replacedCount: 0 });
    await undo(s, changesetId);
    expect((await undoOf(s, changesetId))?.status).toBe("undone");
    expect(stateOf(s)).toEqual(before);
  });

  test("isn't there after all: undo changes nothing", async () => {
    const s = await newScene(database);
    const { changesetId } = await givenUp(s);
    s.shop.products.get(s.productGid)?.pop();
    const before = stateOf(s);

    await undo(s, changesetId);
    expect((await undoOf(s, changesetId))?.status).toBe("undone");
    expect(stateOf(s)).toEqual(before);
  });

  test("belongs to the publication that went on with it: undoing the first one has nothing to undo", async () => {
    const s = await newScene(database);
    const { assetId, changesetId } = await givenUp(s);
    const later = await draft(s, [assetId]);
    await publishPlan(s, later);
    const shown = stateOf(s);

    expect(await isPerhapsThere(s, changesetId)).toBe(false);
    expect(await undoProducts(s.ctx, { changesetId })).toEqual({ ok: false, reason: "nothing-to-undo" });
    expect(stateOf(s)).toEqual(shown);
  });
});
