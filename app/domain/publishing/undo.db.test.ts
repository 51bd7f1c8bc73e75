/** Undo: what was published is taken back exactly, unless the merchant edited it in between. */
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
  plan,
  publishPlan,
  undo,
  variantsOf,
  work,
  workAll,
  workUndo,
} from "#test/support/publishing-scene.ts";
import { FAULTS } from "#test/support/shop-in-memory.ts";
import {
  checkPlanJob,
  onUninstall,
  publish,
  publishProductsJob,
  readPublications,
  undoProducts,
  undoProductsJob,
} from "./index.server.ts";

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
const productOf = async (s: Scene, changesetId: string) => (await changesetOf(s, changesetId)).products[0];

/** A shop with a published plan of a product whose photo was replaced, with its variants. */
async function replaced(options?: Parameters<typeof newScene>[1]) {
  const s = await newScene(database, options);
  variantsOf(s, s.productGid, [
    ["Red", PHOTO],
    ["Blue", null],
  ]);
  const before = stateOf(s);
  const changesetId = await draft(s, [await asset(s, { colour: "Blue" })], {
    placement: "replace-source",
    toVariants: true,
  });
  await publishPlan(s, changesetId);
  expect(s.shop.products.get(s.productGid)?.map(({ mediaGid }) => mediaGid)).toEqual([OURS, FILM]);
  return { s, before, changesetId };
}

test.each(["append", "first", "after-main", "replace-source"] as const)(
  "what was placed %s is undone: order, alt texts and variants are exactly as before",
  async (placement) => {
    const s = await newScene(database);
    variantsOf(s, s.productGid, [
      ["Red", PHOTO],
      ["Blue", PHOTO],
    ]);
    const before = stateOf(s);
    const assetIds = [await asset(s, { colour: "Blue" }), await asset(s, { isVideo: true })];
    const changesetId = await draft(s, assetIds, { placement, toVariants: true });
    await publishPlan(s, changesetId);
    expect(stateOf(s)).not.toEqual(before);
    await undo(s, changesetId);
    expect(stateOf(s)).toEqual(before);
    expect(await productOf(s, changesetId)).toMatchObject({
      undo: { status: "undone", undoneAt: expect.any(Date) },
      steps: [{ state: "undone" }, { state: "undone" }],
    });
    expect((await changesetOf(s, changesetId)).undoCounts).toEqual({ undone: 1 });
  },
);

test("a replaced medium whose file the merchant deleted is made again from the bytes that were kept", async () => {
  const { s, before, changesetId } = await replaced();
  s.shop.originals.delete(PHOTO);
  await undo(s, changesetId);
  const [back, film] = s.shop.products.get(s.productGid) ?? [];
  expect(film?.mediaGid).toBe(FILM);
  expect(back).toMatchObject({ alt: "Photo 11", kind: "image", state: "ready" });
  expect(back?.mediaGid).not.toBe(PHOTO);
  expect(s.shop.variants.get(s.productGid)?.map(({ mediaGid }) => mediaGid)).toEqual([back?.mediaGid, null]);
  expect(before.products.get(s.productGid)).toHaveLength(2);
  const bytes = [...s.shop.uploads.values()].map((one) => Buffer.from(one).toString());
  expect(bytes).toContain("the merchant's photo 11");
});

test("what was undone can be published again, and its publication says that it was taken off", async () => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const changesetId = await plan(s, [assetId]);
  await work(s, changesetId);
  await undo(s, changesetId);
  expect((await readPublications(s.ctx, { assetIds: [assetId] })).get(assetId)?.status).toBe("undone");
  const again = await publish(s.ctx, { assetIds: [assetId], target: "shopify", idempotencyKey: "again" });
  if (!again.ok) throw new Error(again.reason);
  await work(s, again.changesetId);
  expect(s.shop.products.get(s.productGid)).toHaveLength(3);
});

function reverse(s: Scene): void {
  s.shop.products.get(s.productGid)?.reverse();
}

describe("a product that was edited in between is listed and left alone", () => {
  const ours = (s: Scene) => s.shop.products.get(s.productGid)?.find(({ mediaGid }) => mediaGid === OURS);
  test.each<[string, string, (s: Scene) => void]>([
    ["our alt text", "alt-text", (s) => void Object.assign(ours(s) ?? {}, { alt: "Mine" })],
    ["the order", "order", reverse],
    [
      "a variant of ours",
      "variant",
      (s) =>
        variantsOf(s, s.productGid, [
          ["Red", FILM],
          ["Blue", OURS],
        ]),
    ],
    [
      "what was taken off is put back",
      "put-back",
      (s) => void s.shop.products.get(s.productGid)?.push(medium(11)),
    ],
  ])("%s", async (_name, what, edit) => {
    const { s, changesetId } = await replaced();
    edit(s);
    const edited = stateOf(s);
    await undo(s, changesetId);
    expect(stateOf(s)).toEqual(edited);
    const product = await productOf(s, changesetId);
    expect(product?.undo).toMatchObject({ status: "refused", failure: { code: "undo-edited" } });
    expect(product?.undo?.places).toContainEqual(expect.objectContaining({ what }));
    expect(product?.steps[0]?.state).toBe("verified");
  });

  test.each<[string, (s: Scene) => void]>([
    ["our picture became the main one", reverse],
    ["our picture was given to a variant", (s) => variantsOf(s, s.productGid, [["Red", OURS]])],
  ])("%s, though it was only appended", async (_name, edit) => {
    const s = await newScene(database);
    const changesetId = await plan(s, [await asset(s)]);
    await work(s, changesetId);
    edit(s);
    const edited = stateOf(s);
    await undo(s, changesetId);
    expect(stateOf(s)).toEqual(edited);
    expect((await productOf(s, changesetId))?.undo?.status).toBe("refused");
  });

  test("once it is as it was published, it can be undone", async () => {
    const { s, before, changesetId } = await replaced();
    const published = s.shop.products.get(s.productGid) ?? [];
    s.shop.products.set(s.productGid, published.toReversed());
    await undo(s, changesetId);
    s.shop.products.set(s.productGid, published);
    await undo(s, changesetId);
    expect(stateOf(s)).toEqual(before);
  });

  test("edits elsewhere don't matter and stay", async () => {
    const { s, before, changesetId } = await replaced();
    const media = s.shop.products.get(s.productGid) ?? [];
    media.push(medium(77));
    Object.assign(media.find(({ mediaGid }) => mediaGid === FILM) ?? {}, { alt: "A film" });
    await undo(s, changesetId);
    expect(s.shop.products.get(s.productGid)).toEqual([
      before.products.get(s.productGid)?.[0],
      medium(12, { kind: "video", alt: "A film" }),
      medium(77),
    ]);
  });

  test("of a changeset the edited product alone stays; all others are exactly as before", async () => {
    const s = await newScene(database);
    const products = [1, 2, 3].map((index) => `gid://shopify/Product/${index}`);
    for (const [index, gid] of products.entries())
      s.shop.products.set(gid, [medium(index), medium(index + 50)]);
    const before = stateOf(s);
    const assetIds: string[] = [];
    for (const product of products) assetIds.push(await asset(s, { product }));
    const changesetId = await draft(s, assetIds, { placement: "first" });
    await publishPlan(s, changesetId);
    s.shop.products.get(products[1] ?? "")?.reverse();
    const edited = stateOf(s);
    await undo(s, changesetId);
    const now = stateOf(s);
    for (const [index, gid] of products.entries())
      expect(now.products.get(gid)).toEqual((index === 1 ? edited : before).products.get(gid));
    expect((await changesetOf(s, changesetId)).undoCounts).toEqual({ undone: 2, refused: 1 });
  });
});

test("one product, a selection, or all: each once; undoing twice is refused with a sentence", async () => {
  const s = await newScene(database);
  const products = [1, 2, 3].map((index) => `gid://shopify/Product/${index}`);
  for (const [index, gid] of products.entries()) s.shop.products.set(gid, [medium(index)]);
  const assetIds: string[] = [];
  for (const product of products) assetIds.push(await asset(s, { product }));
  const changesetId = await plan(s, assetIds);
  expect(await undoProducts(s.ctx, { changesetId })).toEqual({ ok: false, reason: "still-publishing" });
  await workAll(s, changesetId);
  await undo(s, changesetId, { productGids: products.slice(0, 1) });
  expect([...s.shop.products.values()].map(({ length }) => length)).toEqual([1, 2, 2]);
  await undo(s, changesetId);
  expect([...s.shop.products.values()].map(({ length }) => length)).toEqual([1, 1, 1]);
  expect(await undoProducts(s.ctx, { changesetId })).toEqual({ ok: false, reason: "nothing-to-undo" });
  expect(await undoProducts(s.ctx, { changesetId: s.ctx.ids.next() })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("any series of crashes and lost replies ends exactly as before, whether the replaced file is there or not", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(...FAULTS)), {
        minLength: 1,
        maxLength: 7,
      }),
      fc.boolean(),
      fc.integer({ min: 0, max: 4 }),
      async (faults, isDeleted, searchLag) => {
        const { s, before, changesetId } = await replaced({ searchLag });
        if (isDeleted) s.shop.originals.delete(PHOTO);
        const start = s.shop.calls.length;
        for (const [call, fault] of faults) s.shop.faults.set(start + call, fault);
        await undo(s, changesetId);
        const [back, ...rest] = s.shop.products.get(s.productGid) ?? [];
        const [was, ...others] = before.products.get(s.productGid) ?? [];
        expect({ ...back, mediaGid: was?.mediaGid }).toEqual(was);
        expect(rest).toEqual(others);
        expect(s.shop.files.size).toBe(isDeleted ? 2 : 1);
        expect((await productOf(s, changesetId))?.undo?.status).toBe("undone");
      },
    ),
    { numRuns: 25 },
  );
});

test("undoing waits for a publication that is at the product, and a publication for undoing", async () => {
  const s = await newScene(database);
  const first = await plan(s, [await asset(s)]);
  await work(s, first);
  const second = await plan(s, [await asset(s)]);
  s.shop.onCall(async (name) => {
    if (name !== "createFiles") return;
    s.shop.onCall(() => {});
    await expect(undo(s, first)).rejects.toThrow("undoing never ended");
  });
  await work(s, second);
  expect(s.shop.products.get(s.productGid)).toHaveLength(4);
  await workUndo(s, first);
  expect((await productOf(s, second))?.status).toBe("done");
  expect((await productOf(s, first))?.undo?.status).toBe("undone");
  expect(s.shop.products.get(s.productGid)).toHaveLength(3);
});

test("a product that was deleted, and one that can't be reached, say why they weren't undone", async () => {
  const deleted = await replaced();
  deleted.s.shop.products.delete(deleted.s.productGid);
  await undo(deleted.s, deleted.changesetId);
  expect((await productOf(deleted.s, deleted.changesetId))?.undo).toMatchObject({
    status: "failed",
    failure: { code: "undo-product-deleted" },
  });

  const away = await replaced();
  for (let call = 0; call < 60; call++)
    away.s.shop.faults.set(away.s.shop.calls.length + call, "killed-before");
  await undo(away.s, away.changesetId, { tries: 3 });
  expect((await productOf(away.s, away.changesetId))?.undo?.failure?.code).toBe("undo-gave-up");
  away.s.shop.faults.clear();
  await undo(away.s, away.changesetId);
  expect(stateOf(away.s)).toEqual(away.before);
});

test.each(["access-denied", "shop-frozen", "reauthorize", "PRODUCT_SUSPENDED", "SOMETHING_NEW"] as const)(
  "an undo that ends with %s says to undo again, not to publish, and can be",
  async (reason) => {
    const { s, before, changesetId } = await replaced();
    if (reason === "PRODUCT_SUSPENDED" || reason === "SOMETHING_NEW")
      s.shop.refuse("linkVariants", reason, "It is suspended.");
    else s.shop.close(reason);
    await undo(s, changesetId);
    const failed = (await productOf(s, changesetId))?.undo;
    expect(failed).toMatchObject({ status: "failed", failure: { code: reason } });
    expect(failed?.failure?.text).toMatch(/undo again/i);
    expect(failed?.failure?.text).not.toMatch(/publish again/i);
    s.shop.reopen();
    s.shop.allow();
    await undo(s, changesetId);
    expect(stateOf(s)).toEqual(before);
  },
);

test("an uninstall ends what waits to be undone, with a sentence", async () => {
  const { s, changesetId } = await replaced();
  expect(await undoProducts(s.ctx, { changesetId })).toMatchObject({ ok: true, undoingCount: 1 });
  await onUninstall(s.ctx);
  expect((await productOf(s, changesetId))?.undo).toMatchObject({
    status: "failed",
    failure: { code: "uninstalled", text: expect.stringMatching(/being undone.*Undo again/) },
  });
});
