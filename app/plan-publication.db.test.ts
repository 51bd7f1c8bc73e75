/** The way from results to their plan: whose run it is comes before anything else. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { asset, newScene } from "#test/support/publishing-scene.ts";
import { newOrder } from "#test/support/review-scene.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import type { ShopCtx } from "./composition.server.ts";
import { sweepFilesJob } from "./domain/assets/jobs/sweep-files.ts";
import { checkPlanJob, deleteResults } from "./domain/publishing/index.server.ts";
import { planChosen, planPublication } from "./plan-publication.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [checkPlanJob, sweepFilesJob] });
});
afterAll(() => database.close());

test.each([
  ["another shop's", async () => (await newOrder(database, await database.newShop())).runId],
  ["nobody's", async () => crypto.randomUUID()],
])("a run that is %s isn't found, whatever was published", async (_, runOf) => {
  const runId = await runOf();
  const ctx = database.ctx(await database.newShop()) as ShopCtx;
  const answer: unknown = await planPublication(ctx, { runId, key: crypto.randomUUID() }).catch(
    (thrown: unknown) => thrown,
  );
  expect(answer).toMatchObject({ status: 404 });
});

test("what another window has deleted since it was chosen is left out of the plan", async () => {
  const scene = await newScene(database);
  const ctx = scene.ctx as unknown as ShopCtx;
  const [kept, gone] = [await asset(scene), await asset(scene)];
  await deleteResults(scene.ctx, { assetIds: [gone] });
  const planned = await planChosen(ctx, { assetIds: [gone, kept], key: crypto.randomUUID() });
  expect(planned.status).toBe(302);
  const steps = await database.asOwner("SELECT asset_id FROM changeset_step WHERE shop_id = $1", [
    scene.shopId,
  ]);
  expect(steps).toEqual([{ asset_id: kept }]);
  const none = await planChosen(ctx, { assetIds: [gone], key: crypto.randomUUID() });
  expect(await none.json()).toMatchObject({ ok: false, reason: "nothing-to-publish" });
});
