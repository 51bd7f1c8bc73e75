/** What Home reads of publishing: publications that wait for their merchant, and whether anything was ever published. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { asset, draft, newScene, publishPlan, undo } from "#test/support/publishing-scene.ts";
import {
  cancelChangeset,
  checkPlanJob,
  hasPublished,
  listPlannedAssetIds,
  listWaitingChangesets,
  pauseChangeset,
  publishProductsJob,
  startChangeset,
  undoProductsJob,
} from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] });
});
afterAll(() => database.close());

test("a plan that nobody started waits with what it would publish, until it is started or discarded", async () => {
  const s = await newScene(database);
  const waiting = () => listWaitingChangesets(s.ctx, { limit: 5 });
  expect(await waiting()).toEqual([]);
  const [one, other] = [await asset(s), await asset(s)];
  const plan = await draft(s, [one, other]);
  expect(await waiting()).toMatchObject([
    { changesetId: plan, status: "planned", pauseReason: null, resultCount: 2, productCount: 1 },
  ]);
  expect(await listPlannedAssetIds(s.ctx, { assetIds: [other], changesetIds: [plan] })).toEqual(
    new Set([other]),
  );
  await publishPlan(s, plan);
  expect(await waiting()).toEqual([]);
  expect(await listPlannedAssetIds(s.ctx, { assetIds: [one, other], changesetIds: [plan] })).toEqual(
    new Set(),
  );

  const discarded = await draft(s, [await asset(s)]);
  expect(await waiting()).toMatchObject([{ changesetId: discarded }]);
  await cancelChangeset(s.ctx, { changesetId: discarded });
  expect(await waiting()).toEqual([]);
});

test("a plan whose results another publication took, or that holds nothing that can be published, doesn't wait", async () => {
  const s = await newScene(database);
  const [taken, blocked] = [await asset(s), await asset(s, { outcome: "block" })];
  const first = await draft(s, [taken]);
  const second = await draft(s, [taken]);
  await publishPlan(s, second);
  await draft(s, [blocked]).catch(() => null);
  expect(await listWaitingChangesets(s.ctx, { limit: 5 })).toEqual([]);
  // Taken off again, the first plan could publish it after all.
  await undo(s, second);
  expect(await listWaitingChangesets(s.ctx, { limit: 5 })).toMatchObject([{ changesetId: first }]);
});

test("a paused publication waits with what it hasn't come to; the newest come first, as many as are asked for", async () => {
  const s = await newScene(database);
  const paused = await draft(s, [await asset(s)]);
  await startChangeset(s.ctx, { changesetId: paused });
  await pauseChangeset(s.ctx, { changesetId: paused });
  const plan = await draft(s, [await asset(s)]);
  expect(await listWaitingChangesets(s.ctx, { limit: 5 })).toMatchObject([
    { changesetId: plan, status: "planned" },
    { changesetId: paused, status: "paused", pauseReason: "merchant", resultCount: 1, productCount: 1 },
  ]);
  expect(await listWaitingChangesets(s.ctx, { limit: 1 })).toHaveLength(1);
});

test("another shop's plans and publications are nothing to this one", async () => {
  const s = await newScene(database);
  const result = await asset(s);
  const plan = await draft(s, [result]);
  const stranger = await newScene(database);
  expect(await listWaitingChangesets(stranger.ctx, { limit: 5 })).toEqual([]);
  expect(await listPlannedAssetIds(stranger.ctx, { assetIds: [result], changesetIds: [plan] })).toEqual(
    new Set(),
  );
  await publishPlan(s, plan);
  expect([await hasPublished(s.ctx), await hasPublished(stranger.ctx)]).toEqual([true, false]);
});

test("published is what was seen on its product, and stays so after an undo; a plan and a start are not", async () => {
  const s = await newScene(database);
  const plan = await draft(s, [await asset(s)]);
  expect(await hasPublished(s.ctx)).toBe(false);
  await publishPlan(s, plan);
  expect(await hasPublished(s.ctx)).toBe(true);
  await undo(s, plan);
  expect(await hasPublished(s.ctx)).toBe(true);
});
