/** What variants showed before is remembered and comes back, whatever took the place of their pictures. */
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
import { changeLines, checkPlanJob, publishProductsJob, undoProductsJob } from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] });
});
afterAll(async () => {
  await database.close();
});

const [FIRST, SECOND] = [medium(11).mediaGid, medium(13).mediaGid];
const stateOf = (s: Scene) => structuredClone({ products: s.shop.products, variants: s.shop.variants });
const shownBy = (s: Scene) => s.shop.variants.get(s.productGid)?.map(({ mediaGid }) => mediaGid);
const productOf = async (s: Scene, changesetId: string) => (await changesetOf(s, changesetId)).products[0];

/** A product with two photos, which its two variants show. */
async function tin(): Promise<Scene> {
  const s = await newScene(database);
  s.shop.originals.set(SECOND, Buffer.from("the merchant's photo 13"));
  s.shop.products.set(s.productGid, [medium(11), medium(13)]);
  variantsOf(s, s.productGid, [
    ["Red", FIRST],
    ["Blue", SECOND],
  ]);
  return s;
}

test("a video in place of a photo: the plan says that its variant shows nothing then, undo gives the photo back", async () => {
  const s = await tin();
  const before = stateOf(s);
  const changesetId = await draft(s, [await asset(s, { isVideo: true })], { placement: "replace-source" });
  expect((await productOf(s, changesetId))?.steps[0]).toMatchObject({
    hindrance: null,
    note: { code: "variant-without-picture", text: expect.stringContaining("can't show videos") },
  });
  await publishPlan(s, changesetId);
  expect(shownBy(s)).toEqual([null, SECOND]);
  expect((await productOf(s, changesetId))?.status).toBe("done");
  await undo(s, changesetId);
  expect((await productOf(s, changesetId))?.undo?.status).toBe("undone");
  expect(stateOf(s)).toEqual(before);
});

test("what the merchant gave a variant that a video left empty keeps the product from being undone", async () => {
  const s = await tin();
  const changesetId = await draft(s, [await asset(s, { isVideo: true })], { placement: "replace-source" });
  await publishPlan(s, changesetId);
  variantsOf(s, s.productGid, [
    ["Red", SECOND],
    ["Blue", SECOND],
  ]);
  const edited = stateOf(s);
  await undo(s, changesetId);
  expect((await productOf(s, changesetId))?.undo).toMatchObject({
    status: "refused",
    places: [{ what: "variant" }],
  });
  expect(stateOf(s)).toEqual(edited);
});

test.each(["the one that a variant was to show", "the one that takes its photo's place", "neither"])(
  "of two results one fails (%s): no variant goes without a picture, and undo is exact",
  async (failing) => {
    const s = await tin();
    const before = stateOf(s);
    const [blue, red] = [await asset(s, { colour: "Blue" }), await asset(s, { colour: "Red" })];
    const changesetId = await draft(s, [blue, red]);
    const lines = [
      { assetId: blue, placement: "append" as const, toVariants: true, fileName: "blue.jpg" },
      { assetId: red, placement: "replace" as const, replacesGid: SECOND, fileName: "red.jpg" },
    ];
    expect(await changeLines(s.ctx, { changesetId, lines })).toEqual({ ok: true });
    await check(s, changesetId);
    if (failing !== "neither")
      s.shop.failProcessing("IMAGE_PROCESSING_FAILURE", "", failing.includes("takes") ? "red" : "blue");
    await publishPlan(s, changesetId);
    expect((await productOf(s, changesetId))?.status).toBe(failing === "neither" ? "done" : "failed");

    const media = s.shop.products.get(s.productGid)?.map(({ mediaGid }) => mediaGid) ?? [];
    const nameOf = (gid: string | null | undefined) => s.shop.files.get(gid ?? "")?.name.split("-")[0];
    expect(media.includes(SECOND)).toBe(failing.includes("takes"));
    expect(nameOf(shownBy(s)?.[1])).toBe(failing.includes("variant") ? "red" : "blue");
    expect(shownBy(s)?.[0]).toBe(FIRST);
    await undo(s, changesetId);
    expect((await productOf(s, changesetId))?.undo?.status).toBe("undone");
    expect(stateOf(s)).toEqual(before);
  },
);
