/** Several results in the place of one photo: side by side in the order of their lines, and undone exactly. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Scene,
  asset,
  changesetOf,
  check,
  draft,
  medium,
  newScene,
  publishPlan,
  undo,
  variantsOf,
} from "#test/support/publishing-scene.ts";
import { FAULTS } from "#test/support/shop-in-memory.ts";
import { changeLines, checkPlanJob, publishProductsJob, undoProductsJob } from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] });
});
afterAll(async () => {
  await database.close();
});

const [HEAD, PHOTO, FILM] = [medium(13).mediaGid, medium(11).mediaGid, medium(12).mediaGid];
const stateOf = (s: Scene) => structuredClone({ products: s.shop.products, variants: s.shop.variants });
const productOf = async (s: Scene, changesetId: string) => (await changesetOf(s, changesetId)).products[0];
/** What stands on the product, and what its variants show: ours by their names, the merchant's by their ids. */
function shownOn({ shop, productGid }: Scene) {
  const nameOf = (gid: string | null) => shop.files.get(gid ?? "")?.name.split("-")[0] ?? gid;
  return {
    media: shop.products.get(productGid)?.map(({ mediaGid }) => nameOf(mediaGid)),
    variants: shop.variants.get(productGid)?.map(({ mediaGid }) => nameOf(mediaGid)),
  };
}

/** A plan of two lines, `one` and `two`, in the place of the photo that a variant shows. */
async function twoInOnePlace({
  isVideo = false,
  options,
}: { isVideo?: boolean; options?: Parameters<typeof newScene>[1] } = {}) {
  const s = await newScene(database, options);
  s.shop.products.set(s.productGid, [medium(13), medium(11), medium(12, { kind: "video", alt: "" })]);
  variantsOf(s, s.productGid, [
    ["Red", PHOTO],
    ["Blue", null],
  ]);
  const before = stateOf(s);
  const assetIds = [await asset(s, { isVideo }), await asset(s)];
  const changesetId = await draft(s, assetIds);
  const lines = assetIds.map((assetId, index) => ({
    assetId,
    placement: "replace" as const,
    replacesGid: PHOTO,
    fileName: ["one", "two"][index] + (isVideo && index === 0 ? ".mp4" : ".jpg"),
  }));
  expect(await changeLines(s.ctx, { changesetId, lines })).toEqual({ ok: true });
  await check(s, changesetId);
  return { s, before, changesetId };
}

test("both stand in its place in the order of the lines; its variants show the first, and it is taken off once", async () => {
  const { s, before, changesetId } = await twoInOnePlace();
  expect((await productOf(s, changesetId))?.steps).toMatchObject([{ hindrance: null }, { hindrance: null }]);
  await publishPlan(s, changesetId);
  expect(await productOf(s, changesetId)).toMatchObject({ status: "done", failure: null });
  expect(shownOn(s)).toEqual({ media: [HEAD, "one", "two", FILM], variants: ["one", null] });
  expect(s.shop.repeats).toEqual([]);
  expect(s.shop.calls.filter((name) => name === "readOriginal")).toHaveLength(1);
  // The photo is counted once, as it is put back once.
  expect((await changesetOf(s, changesetId)).undoable).toEqual({
    productCount: 1,
    resultCount: 2,
    replacedCount: 1,
  });
  await undo(s, changesetId);
  expect(stateOf(s)).toEqual(before);
});

test.each([
  ["one", { media: [HEAD, "two", FILM], variants: ["two", null] }],
  ["two", { media: [HEAD, "one", FILM], variants: ["one", null] }],
])("when %s fails the other one alone takes the place, and undo is exact", async (failing, shown) => {
  const { s, before, changesetId } = await twoInOnePlace();
  s.shop.failProcessing("IMAGE_PROCESSING_FAILURE", "", failing);
  await publishPlan(s, changesetId);
  expect(shownOn(s)).toEqual(shown);
  expect((await productOf(s, changesetId))?.steps.map(({ state }) => state).toSorted()).toEqual([
    "failed",
    "verified",
  ]);
  await undo(s, changesetId);
  expect(stateOf(s)).toEqual(before);
});

test("when both fail the photo stays, on its variant as well", async () => {
  const { s, before, changesetId } = await twoInOnePlace();
  s.shop.failProcessing("IMAGE_PROCESSING_FAILURE");
  await publishPlan(s, changesetId);
  expect(stateOf(s)).toEqual(before);
});

test("a photo that can't be kept is taken off by neither: both lines say so, and nothing is added", async () => {
  const { s, before, changesetId } = await twoInOnePlace();
  s.shop.originals.delete(PHOTO);
  await publishPlan(s, changesetId);
  expect(stateOf(s)).toEqual(before);
  expect((await productOf(s, changesetId))?.steps).toMatchObject([
    { state: "failed", failure: { code: "replaced-gone" } },
    { state: "failed", failure: { code: "replaced-gone" } },
  ]);
  expect(s.shop.files.size).toBe(0);
});

test("a video and a picture in one place: variants show the picture, and nothing is said of a loss", async () => {
  const { s, before, changesetId } = await twoInOnePlace({ isVideo: true });
  expect((await productOf(s, changesetId))?.steps[0]?.note).toBeNull();
  await publishPlan(s, changesetId);
  expect(shownOn(s)).toEqual({ media: [HEAD, "one", "two", FILM], variants: ["two", null] });
  await undo(s, changesetId);
  expect(stateOf(s)).toEqual(before);
});

test.each(["one", "two", "both"])(
  "the merchant removed %s since: undo brings back exactly what was",
  async (removed) => {
    const { s, before, changesetId } = await twoInOnePlace();
    await publishPlan(s, changesetId);
    const isGone = (gid: string | null) => {
      const name = s.shop.files.get(gid ?? "")?.name.split("-")[0];
      return name !== undefined && (removed === "both" || name === removed);
    };
    const left = s.shop.products.get(s.productGid)?.filter(({ mediaGid }) => !isGone(mediaGid)) ?? [];
    s.shop.products.set(s.productGid, left);
    for (const variant of s.shop.variants.get(s.productGid) ?? [])
      if (isGone(variant.mediaGid)) Object.assign(variant, { mediaGid: null });
    await undo(s, changesetId);
    expect((await productOf(s, changesetId))?.undo?.status).toBe("undone");
    expect(stateOf(s)).toEqual(before);
  },
);

test("a photo behind them that an earlier publication had replaced comes back behind both", async () => {
  const s = await newScene(database);
  s.shop.products.set(s.productGid, [medium(11), medium(13)]);
  s.shop.originals.set(HEAD, Buffer.from("the merchant's photo 13"));
  const replacing = async (replacesGid: string, names: string[]) => {
    const assetIds = [];
    for (const _ of names) assetIds.push(await asset(s));
    const changesetId = await draft(s, assetIds);
    const lines = assetIds.map((assetId, index) => ({
      assetId,
      placement: "replace" as const,
      replacesGid,
      fileName: `${names[index]}.jpg`,
    }));
    expect(await changeLines(s.ctx, { changesetId, lines })).toEqual({ ok: true });
    await check(s, changesetId);
    await publishPlan(s, changesetId);
    return changesetId;
  };
  const before = stateOf(s);
  const earlier = await replacing(HEAD, ["behind"]);
  const later = await replacing(PHOTO, ["one", "two"]);
  expect(shownOn(s).media).toEqual(["one", "two", "behind"]);
  await undo(s, earlier);
  expect(shownOn(s).media).toEqual(["one", "two", HEAD]);
  await undo(s, later);
  expect(stateOf(s)).toEqual(before);
});

test("any series of crashes and lost replies ends with both in its place, and undo exactly as before", async () => {
  const faults = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(...FAULTS)), {
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(faults, faults, async (inPublishing, inUndoing) => {
      const { s, before, changesetId } = await twoInOnePlace({ options: { pollsUntilReady: 1 } });
      const happen = (some: typeof inPublishing) => {
        s.shop.faults.clear();
        for (const [call, fault] of some) s.shop.faults.set(s.shop.calls.length + call, fault);
      };
      happen(inPublishing);
      await publishPlan(s, changesetId);
      expect(shownOn(s)).toEqual({ media: [HEAD, "one", "two", FILM], variants: ["one", null] });
      happen(inUndoing);
      await undo(s, changesetId, { tries: 20 });
      expect(stateOf(s)).toEqual(before);
    }),
    { numRuns: 15 },
  );
});
