/** Pictures that are put in a place, replace a medium or are given to variants: as planned, whatever crashes. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Scene,
  asset,
  changesetOf,
  draft,
  medium,
  newScene,
  publishPlan,
  variantsOf,
  workAll,
} from "#test/support/publishing-scene.ts";
import { FAULTS } from "#test/support/shop-in-memory.ts";
import { changeLines, checkPlanJob, publishProductsJob } from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob] });
});
afterAll(async () => {
  await database.close();
});

const [PHOTO, FILM] = [medium(11).mediaGid, medium(12).mediaGid];
const OURS = "gid://shopify/MediaImage/900";
const order = (s: Scene) => s.shop.products.get(s.productGid)?.map(({ mediaGid }) => mediaGid);
const shownBy = (s: Scene) => s.shop.variants.get(s.productGid)?.map(({ mediaGid }) => mediaGid);
const productOf = async (s: Scene, changesetId: string) => (await changesetOf(s, changesetId)).products[0];

test.each([
  ["append", [PHOTO, FILM, OURS]],
  ["first", [OURS, PHOTO, FILM]],
  ["after-main", [PHOTO, OURS, FILM]],
  ["replace-source", [OURS, FILM]],
] as const)(
  "a picture that is placed %s stands there, and the rest in its order",
  async (placement, expected) => {
    const s = await newScene(database);
    const changesetId = await draft(s, [await asset(s)], { placement });
    expect(order(s)).toEqual([PHOTO, FILM]);
    await publishPlan(s, changesetId);
    expect(order(s)).toEqual(expected);
    expect(await productOf(s, changesetId)).toMatchObject({ status: "done", steps: [{ state: "verified" }] });
  },
);

test("a medium that is replaced stays among the shop's files, and its bytes are kept", async () => {
  const s = await newScene(database);
  await publishPlan(s, await draft(s, [await asset(s)], { placement: "replace-source" }));
  const kept = [...s.files.stored].filter(([key]) => key.includes("/kept-media/"));
  expect(kept.map(([, bytes]) => Buffer.from(bytes).toString())).toEqual(["the merchant's photo 11"]);
  expect(s.shop.originals.has(PHOTO)).toBe(true);
  expect(s.shop.calls.filter((name) => /delete/i.test(name))).toEqual([]);
});

test("variants of its colour show the picture; what they showed is remembered, others stay as they are", async () => {
  const s = await newScene(database);
  variantsOf(s, s.productGid, [
    ["Red", PHOTO],
    ["red", null],
    ["Blue", PHOTO],
  ]);
  const changesetId = await draft(s, [await asset(s, { colour: "Red" })], { toVariants: true });
  await publishPlan(s, changesetId);
  expect(shownBy(s)).toEqual([OURS, OURS, PHOTO]);
  const [row] = await database.asApp(
    "SELECT links FROM changeset_product WHERE changeset_id = $1",
    [changesetId],
    s.shopId,
  );
  expect(row?.["links"]).toMatchObject([{ before: PHOTO }, { before: null }]);
});

test("the variants of what is replaced follow its successor", async () => {
  const s = await newScene(database);
  variantsOf(s, s.productGid, [
    ["Red", PHOTO],
    ["Blue", null],
  ]);
  await publishPlan(s, await draft(s, [await asset(s)], { placement: "replace-source" }));
  expect(shownBy(s)).toEqual([OURS, null]);
});

test("a product that only gets something appended is neither reordered nor are its variants read", async () => {
  const s = await newScene(database);
  variantsOf(s, s.productGid, [["Red", PHOTO]]);
  await publishPlan(s, await draft(s, [await asset(s, { colour: "Red" })]));
  expect(s.shop.calls).not.toContain("moveMedia");
  expect(s.shop.calls).not.toContain("readVariants");
});

/** A product with everything: one in front, one in place of the photo with its variants, one appended, a video. */
async function busyScene(options?: Parameters<typeof newScene>[1]) {
  const s = await newScene(database, options);
  variantsOf(s, s.productGid, [
    ["Red", PHOTO],
    ["Blue", PHOTO],
    ["Green", null],
  ]);
  const assetIds = [
    await asset(s, { colour: "Blue" }),
    await asset(s),
    await asset(s, { isVideo: true }),
    await asset(s),
  ];
  const changesetId = await draft(s, assetIds, { toVariants: true });
  const [first = "", instead = ""] = assetIds;
  const changed = await changeLines(s.ctx, {
    changesetId,
    lines: [
      { assetId: first, placement: "first" },
      { assetId: instead, placement: "replace", replacesGid: PHOTO },
    ],
  });
  expect(changed).toEqual({ ok: true });
  await database.asApp(
    "UPDATE changeset_product SET checked_at = now() WHERE changeset_id = $1",
    [changesetId],
    s.shopId,
  );
  return { s, changesetId };
}

async function expectArranged(s: Scene, changesetId: string): Promise<void> {
  const product = await productOf(s, changesetId);
  expect(product).toMatchObject({ status: "done", failure: null });
  const gids = product?.steps.map(({ mediaGid }) => mediaGid) ?? [];
  expect(order(s)).toEqual([gids[0], gids[1], FILM, gids[2], gids[3]]);
  expect(shownBy(s)).toEqual([gids[1], gids[0], null]);
  expect(s.shop.files.size).toBe(4);
}

test("places, a replacement and variants of one product are brought about together", async () => {
  const { s, changesetId } = await busyScene();
  await publishPlan(s, changesetId);
  await expectArranged(s, changesetId);
  expect(s.shop.repeats).toEqual([]);
});

test("any series of crashes and lost replies ends in the planned order, with nothing done twice", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 45 }), fc.constantFrom(...FAULTS)), {
        minLength: 1,
        maxLength: 7,
      }),
      async (faults) => {
        const { s, changesetId } = await busyScene();
        const start = s.shop.calls.length;
        for (const [call, fault] of faults) s.shop.faults.set(start + call, fault);
        await publishPlan(s, changesetId);
        await expectArranged(s, changesetId);
        expect(s.shop.repeats.filter((name) => name !== "createFiles")).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

describe("what the merchant does meanwhile", () => {
  const at = (s: Scene, call: string, act: () => void) => {
    s.shop.onCall((name) => {
      if (name !== call) return;
      s.shop.onCall(() => {});
      act();
    });
  };

  test("a product that is reordered is not rearranged: it is said", async () => {
    const s = await newScene(database);
    const changesetId = await draft(s, [await asset(s)], { placement: "first" });
    at(s, "createFiles", () => {
      s.shop.products.get(s.productGid)?.reverse();
    });
    await publishPlan(s, changesetId);
    expect(order(s)).toEqual([FILM, PHOTO, OURS]);
    expect(await productOf(s, changesetId)).toMatchObject({
      status: "failed",
      failure: { code: "media-changed" },
    });
  });

  test("the medium to be replaced is deleted before anything was done: nothing is added", async () => {
    const s = await newScene(database);
    const changesetId = await draft(s, [await asset(s)], { placement: "replace-source" });
    s.shop.products.set(s.productGid, [medium(12)]);
    await publishPlan(s, changesetId);
    expect(order(s)).toEqual([FILM]);
    expect(await productOf(s, changesetId)).toMatchObject({ failure: { code: "replaced-gone" } });
  });

  test("the medium to be replaced is removed after it was kept: the new one stands in its place", async () => {
    const s = await newScene(database);
    const changesetId = await draft(s, [await asset(s)], { placement: "replace-source" });
    at(s, "createFiles", () => s.shop.products.get(s.productGid)?.shift());
    await publishPlan(s, changesetId);
    expect(order(s)).toEqual([OURS, FILM]);
    expect(await productOf(s, changesetId)).toMatchObject({ status: "done" });
  });

  test("a variant is deleted: the others show the picture, and the product says so", async () => {
    const s = await newScene(database);
    variantsOf(s, s.productGid, [
      ["Red", null],
      ["Red", PHOTO],
    ]);
    const changesetId = await draft(s, [await asset(s, { colour: "Red" })], { toVariants: true });
    at(s, "linkFiles", () => s.shop.variants.get(s.productGid)?.shift());
    await publishPlan(s, changesetId);
    expect(shownBy(s)).toEqual([OURS]);
    expect(await productOf(s, changesetId)).toMatchObject({
      status: "failed",
      failure: { code: "variant-deleted" },
      steps: [{ state: "verified" }],
    });
  });

  test("a variant got another picture: it lets go of it, for the plan says what it shows", async () => {
    const s = await newScene(database);
    variantsOf(s, s.productGid, [["Red", null]]);
    const changesetId = await draft(s, [await asset(s, { colour: "Red" })], { toVariants: true });
    at(s, "linkFiles", () => variantsOf(s, s.productGid, [["Red", PHOTO]]));
    await publishPlan(s, changesetId);
    expect(shownBy(s)).toEqual([OURS]);
  });

  test("once everything was seen as planned, what differs after a crash is the merchant's", async () => {
    const s = await newScene(database);
    const changesetId = await draft(s, [await asset(s)], { placement: "first" });
    // The worker dies between seeing the product as planned and ending it; meanwhile the merchant moves our picture.
    await publishPlan(s, changesetId);
    await database.asOwner(
      `UPDATE changeset_product SET status = 'publishing', finished_at = NULL, claim = gen_random_uuid()
       WHERE changeset_id = $1`,
      [changesetId],
    );
    await database.asOwner(
      "UPDATE changeset SET status = 'publishing', finished_at = NULL WHERE changeset_id = $1",
      [changesetId],
    );
    s.shop.products.get(s.productGid)?.reverse();
    const moves = s.shop.calls.filter((name) => name === "moveMedia").length;
    await workAll(s, changesetId);
    expect(order(s)).toEqual([FILM, PHOTO, OURS]);
    expect(s.shop.calls.filter((name) => name === "moveMedia")).toHaveLength(moves);
    expect(await productOf(s, changesetId)).toMatchObject({ failure: { code: "media-changed" } });
  });

  test("a picture that fails replaces nothing, and its variants keep what they show", async () => {
    const s = await newScene(database);
    variantsOf(s, s.productGid, [["Red", PHOTO]]);
    s.shop.failProcessing("IMAGE_PROCESSING_FAILURE");
    const changesetId = await draft(s, [await asset(s, { colour: "Red" })], { placement: "replace-source" });
    await publishPlan(s, changesetId);
    expect(order(s)).toEqual([PHOTO, FILM]);
    expect(shownBy(s)).toEqual([PHOTO]);
  });
});
