/** Undo after the merchant took ours off by hand: what it had replaced comes back as if ours still stood there. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Scene,
  asset,
  changesetOf,
  draft,
  medium,
  newScene,
  publishPlan,
  undo,
  variantsOf,
} from "#test/support/publishing-scene.ts";
import { FAULTS } from "#test/support/shop-in-memory.ts";
import { checkPlanJob, publishProductsJob, undoProductsJob } from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] });
});
afterAll(async () => {
  await database.close();
});

const [PHOTO, FILM] = [medium(11).mediaGid, medium(12).mediaGid];
const OURS = "gid://shopify/MediaImage/900";
const stateOf = (s: Scene) => structuredClone({ products: s.shop.products, variants: s.shop.variants });
const undoOf = async (s: Scene, changesetId: string) => (await changesetOf(s, changesetId)).products[0]?.undo;

/** A product of three media whose photo, in the middle, was replaced by ours, which two of its variants show. */
async function replaced(options?: Parameters<typeof newScene>[1]) {
  const s = await newScene(database, options);
  s.shop.products.set(s.productGid, [medium(13), medium(11), medium(12, { kind: "video", alt: "" })]);
  variantsOf(s, s.productGid, [
    ["Red", PHOTO],
    ["Blue", null],
    ["Green", medium(13).mediaGid],
  ]);
  const before = stateOf(s);
  const changesetId = await draft(s, [await asset(s, { colour: "Blue" })], {
    placement: "replace-source",
    toVariants: true,
  });
  await publishPlan(s, changesetId);
  expect(s.shop.variants.get(s.productGid)?.map(({ mediaGid }) => mediaGid)).toEqual([
    OURS,
    OURS,
    medium(13).mediaGid,
  ]);
  return { s, before, changesetId };
}

/** What a merchant does who deletes a picture of a product: its variants show nothing then. */
function remove({ shop, productGid }: Scene, mediaGid: string, { fileToo = false } = {}): void {
  const media = shop.products.get(productGid) ?? [];
  shop.products.set(
    productGid,
    media.filter((one) => one.mediaGid !== mediaGid),
  );
  for (const variant of shop.variants.get(productGid) ?? [])
    if (variant.mediaGid === mediaGid) Object.assign(variant, { mediaGid: null });
  if (fileToo) shop.files.delete(mediaGid);
}

test.each([
  ["from the product", false],
  ["with its file", true],
])(
  "our picture was removed %s: what it replaced stands where it did, on its variants as well",
  async (_how, fileToo) => {
    const { s, before, changesetId } = await replaced();
    remove(s, OURS, { fileToo });
    await undo(s, changesetId);
    expect(stateOf(s)).toEqual(before);
    expect(await undoOf(s, changesetId)).toMatchObject({ status: "undone", failure: null });
  },
);

test("what it replaced is made again when its file was deleted too", async () => {
  const { s, changesetId } = await replaced();
  remove(s, OURS, { fileToo: true });
  s.shop.originals.delete(PHOTO);
  await undo(s, changesetId);
  const media = s.shop.products.get(s.productGid) ?? [];
  expect(media.map(({ alt }) => alt)).toEqual(["Photo 13", "Photo 11", ""]);
  expect(s.shop.variants.get(s.productGid)?.map(({ mediaGid }) => mediaGid)).toEqual([
    media[1]?.mediaGid,
    null,
    medium(13).mediaGid,
  ]);
});

test("what the merchant put on the product since stays, and what was replaced stands behind what it stood behind", async () => {
  const { s, changesetId } = await replaced();
  remove(s, OURS);
  s.shop.products.get(s.productGid)?.splice(1, 0, medium(77));
  await undo(s, changesetId);
  expect(s.shop.products.get(s.productGid)?.map(({ mediaGid }) => mediaGid)).toEqual([
    medium(13).mediaGid,
    PHOTO,
    medium(77).mediaGid,
    FILM,
  ]);
});

test("a variant that got another picture since is an edit: nothing is changed", async () => {
  const { s, changesetId } = await replaced();
  remove(s, OURS);
  variantsOf(s, s.productGid, [
    ["Red", medium(13).mediaGid],
    ["Blue", null],
    ["Green", medium(13).mediaGid],
  ]);
  const edited = stateOf(s);
  await undo(s, changesetId);
  expect(stateOf(s)).toEqual(edited);
  expect(await undoOf(s, changesetId)).toMatchObject({
    status: "refused",
    places: [{ what: "variant", variantGid: "gid://shopify/ProductVariant/10" }],
  });
});

test("a merchant who put his picture back by hand, at the end, has it where it was", async () => {
  const { s, before, changesetId } = await replaced();
  remove(s, OURS);
  s.shop.products.get(s.productGid)?.push(medium(11));
  await undo(s, changesetId);
  expect(stateOf(s)).toEqual(before);
  expect(s.shop.repeats).toEqual([]);
});

test("a variant whose picture was removed with ours that was appended gets back what it showed", async () => {
  const s = await newScene(database);
  variantsOf(s, s.productGid, [["Red", PHOTO]]);
  const before = stateOf(s);
  const changesetId = await draft(s, [await asset(s, { colour: "Red" })], { toVariants: true });
  await publishPlan(s, changesetId);
  remove(s, OURS);
  await undo(s, changesetId);
  expect(stateOf(s)).toEqual(before);
});

test("any series of crashes and lost replies ends exactly as before", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(...FAULTS)), {
        minLength: 1,
        maxLength: 5,
      }),
      async (faults) => {
        const { s, before, changesetId } = await replaced({ pollsUntilReady: 1 });
        remove(s, OURS);
        const start = s.shop.calls.length;
        for (const [call, fault] of faults) s.shop.faults.set(start + call, fault);
        await undo(s, changesetId, { tries: 20 });
        expect(stateOf(s)).toEqual(before);
      },
    ),
    { numRuns: 15 },
  );
});
