/** Deleting results beside publications that need them, have them, or only plan them. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Scene,
  asset,
  changesetOf,
  draft,
  newScene,
  plan,
  publishPlan,
  work,
} from "#test/support/publishing-scene.ts";
import { readAsset } from "../assets/index.server.ts";
import { sweepFilesJob } from "../assets/jobs/sweep-files.ts";
import {
  checkPlanJob,
  deleteResults,
  listPublishedAssetIds,
  planChangeset,
  publish,
  publishProductsJob,
  startChangeset,
  summarisePublications,
} from "./index.server.ts";

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, sweepFilesJob] });
});
afterAll(() => database.close());
beforeEach(async () => {
  scene = await newScene(database);
});

const isDeleted = async (assetId: string) => {
  const read = await readAsset(scene.ctx, { assetId });
  return read.ok && read.asset.deletedAt !== null;
};

test("nothing is deleted while one of the results is on its way to its product", async () => {
  const [onItsWay, other] = [await asset(scene), await asset(scene)];
  const changesetId = await plan(scene, [onItsWay]);
  const refused = { ok: false, reason: "publication-under-way", count: 1 };
  expect(await deleteResults(scene.ctx, { assetIds: [onItsWay, other] })).toEqual(refused);
  expect(await isDeleted(other)).toBe(false);
  await work(scene, changesetId);
  expect(await deleteResults(scene.ctx, { assetIds: [onItsWay, other] })).toEqual({
    ok: true,
    deletedCount: 2,
  });
});

test("what was published stays on the product and is still told as published", async () => {
  const assetId = await asset(scene);
  await work(scene, await plan(scene, [assetId]));
  const media = scene.shop.products.get(scene.productGid)?.length;
  await deleteResults(scene.ctx, { assetIds: [assetId] });
  expect(scene.shop.products.get(scene.productGid)).toHaveLength(media ?? 0);
  expect((await summarisePublications(scene.ctx, { assetIds: [assetId] })).get(assetId)).toMatchObject({
    status: "published",
  });
});

test("a plan goes on without a deleted result, is looked at again, and publishes the others", async () => {
  const [gone, left] = [await asset(scene), await asset(scene)];
  const changesetId = await draft(scene, [gone, left]);
  expect(await deleteResults(scene.ctx, { assetIds: [gone] })).toEqual({ ok: true, deletedCount: 1 });
  const { products } = await changesetOf(scene, changesetId);
  expect(products.flatMap(({ steps }) => steps.map(({ assetId }) => assetId))).toEqual([left]);
  expect(await startChangeset(scene.ctx, { changesetId })).toMatchObject({ reason: "plan-unchecked" });
});

test("a deleted result is neither planned nor published", async () => {
  const assetId = await asset(scene);
  await deleteResults(scene.ctx, { assetIds: [assetId] });
  const wanted = { assetIds: [assetId], target: "shopify" as const };
  expect(await planChangeset(scene.ctx, { ...wanted, idempotencyKey: "a" })).toMatchObject({
    reason: "not-found",
  });
  expect(await publish(scene.ctx, { ...wanted, idempotencyKey: "b" })).toMatchObject({ reason: "not-found" });
});

test("of a publication and a deletion at the same moment one waits for the other, and a file that is needed stays", async () => {
  for (let round = 0; round < 5; round++) {
    const assetId = await asset(scene);
    const [deleted, published] = await Promise.all([
      deleteResults(scene.ctx, { assetIds: [assetId] }),
      publish(scene.ctx, { assetIds: [assetId], target: "shopify", idempotencyKey: scene.ctx.ids.next() }),
    ]);
    expect(deleted.ok).toBe(!published.ok);
    expect(await isDeleted(assetId)).toBe(deleted.ok);
    if (published.ok) await work(scene, published.changesetId);
  }
});

test("what isn't the shop's is passed over, and what is no id is refused", async () => {
  const assetId = await asset(scene);
  const other = await newScene(database);
  expect(await deleteResults(other.ctx, { assetIds: [assetId] })).toEqual({ ok: true, deletedCount: 0 });
  expect(await deleteResults(scene.ctx, { assetIds: ["../x"] })).toMatchObject({ reason: "invalid-input" });
  expect(await deleteResults(scene.ctx, { assetIds: [] })).toMatchObject({ reason: "invalid-input" });
  expect(await isDeleted(assetId)).toBe(false);
});

test("published results are listed newest first, page by page, and drafts are none", async () => {
  const [one, two, drafted] = [await asset(scene), await asset(scene), await asset(scene)];
  await publishPlan(scene, await draft(scene, [one, two]));
  await draft(scene, [drafted]);
  const first = await listPublishedAssetIds(scene.ctx, { before: undefined, limit: 1 });
  expect(first).toEqual([two]);
  expect(await listPublishedAssetIds(scene.ctx, { before: first[0], limit: 5 })).toEqual([one]);
});
