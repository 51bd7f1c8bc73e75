/** What pages read and choose for many lines at once: the list of publications, filters, one choice for all. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  asset,
  changesetOf,
  check,
  draft,
  medium,
  newScene,
  publishPlan,
  undo,
} from "#test/support/publishing-scene.ts";
import {
  changeAllLines,
  changeLines,
  checkPlanJob,
  listChangesets,
  publishProductsJob,
  readChangeset,
  undoProductsJob,
} from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] });
});
afterAll(async () => {
  await database.close();
});

const PHOTO = medium(11).mediaGid;

test("publications are listed newest first, page by page, with how they stand, and no other shop's", async () => {
  const s = await newScene(database);
  expect(await listChangesets(s.ctx)).toEqual({ ok: true, changesets: [], next: null });
  const [one, other] = [await asset(s), await asset(s)];
  const published = await draft(s, [one]);
  await publishPlan(s, published);
  await undo(s, published);
  const plan = await draft(s, [one, other]);

  const first = await listChangesets(s.ctx, { limit: 1 });
  expect(first).toMatchObject({
    changesets: [
      { changesetId: plan, status: "planned", resultCount: 2, counts: { queued: 1 }, exampleAssetId: one },
    ],
    next: plan,
  });
  expect(await listChangesets(s.ctx, { before: plan })).toMatchObject({
    changesets: [{ changesetId: published, status: "done", counts: { done: 1 }, undoCounts: { undone: 1 } }],
    next: null,
  });
  expect(await listChangesets(s.ctx, { limit: 0 })).toMatchObject({ ok: false, reason: "invalid-input" });
  const stranger = await newScene(database);
  expect(await listChangesets(stranger.ctx)).toMatchObject({ changesets: [] });
});

test("one choice for all lines replaces what was chosen for single ones; a photo is replaced once", async () => {
  const s = await newScene(database);
  const [one, other] = [await asset(s), await asset(s)];
  const plan = await draft(s, [one, other]);
  const change = { placement: "replace" as const, replacesGid: PHOTO, altText: "By hand" };
  await changeLines(s.ctx, { changesetId: plan, lines: [{ assetId: other, ...change }] });

  expect(
    await changeAllLines(s.ctx, {
      changesetId: plan,
      placement: "replace-source",
      toVariants: true,
      altTemplate: "A {title}",
    }),
  ).toEqual({ ok: true });
  const [product] = (await changesetOf(s, plan)).products;
  expect(product?.steps).toMatchObject([
    { assetId: one, placement: "replace", replacesGid: PHOTO, toVariants: true, altText: "A Stoneware mug" },
    { assetId: other, placement: "append", replacesGid: null, toVariants: true, altText: "A Stoneware mug" },
  ]);
  expect((await changesetOf(s, plan)).checkedCount).toBe(0);

  // What isn't chosen stays.
  await changeAllLines(s.ctx, { changesetId: plan, toVariants: false });
  expect((await changesetOf(s, plan)).products[0]?.steps).toMatchObject([
    { placement: "replace", toVariants: false, altText: "A Stoneware mug" },
    { placement: "append", toVariants: false },
  ]);
});

test("a choice for all is refused for a template without placeholders, another shop's plan, and one that was begun", async () => {
  const s = await newScene(database);
  const plan = await draft(s, [await asset(s)]);
  expect(await changeAllLines(s.ctx, { changesetId: plan, altTemplate: "Always alike" })).toMatchObject({
    reason: "invalid-input",
  });
  const stranger = await newScene(database);
  expect(await changeAllLines(stranger.ctx, { changesetId: plan, toVariants: true })).toMatchObject({
    reason: "not-found",
  });
  await publishPlan(s, plan);
  expect(await changeAllLines(s.ctx, { changesetId: plan, toVariants: true })).toMatchObject({
    reason: "publication-begun",
  });
});

test("only the products that a check hinders, or that an undo left alone, are read when asked for; undo is counted before it is done", async () => {
  const s = await newScene(database);
  const gone = "gid://shopify/Product/2";
  const [kept, lost] = [await asset(s), await asset(s, { product: gone })];
  const plan = await draft(s, [kept, lost]);
  const only = async (changesetId: string, filter: "hindered" | "left-alone") => {
    const read = await readChangeset(s.ctx, { changesetId, only: filter });
    return read.ok ? read.changeset.products.map(({ productGid }) => productGid) : null;
  };
  expect(await only(plan, "hindered")).toEqual([gone]);
  expect((await changesetOf(s, plan)).hindrances).toEqual([
    {
      code: "product-deleted",
      text: "The product was deleted from the shop.",
      lineCount: 1,
      exampleAssetId: lost,
    },
  ]);

  const own = await draft(s, [kept], { placement: "replace-source" });
  await check(s, own);
  await publishPlan(s, own);
  expect((await changesetOf(s, own)).undoable).toEqual({ productCount: 1, resultCount: 1, replacedCount: 1 });
  const ours = s.shop.products.get(s.productGid)?.find(({ mediaGid }) => mediaGid !== medium(12).mediaGid);
  if (ours)
    s.shop.products.set(s.productGid, [{ ...ours, alt: "Edited" }, medium(12, { kind: "video", alt: "" })]);
  await undo(s, own);
  expect(await only(own, "left-alone")).toEqual([s.productGid]);
  expect((await changesetOf(s, own)).undoable).toMatchObject({ productCount: 1 });
});
