/** What is left to do with the results of runs, as Home and a run's page ask for it. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { type Scene, asset, newScene, plan, work } from "#test/support/publishing-scene.ts";
import { seenOne } from "#test/support/review-scene.ts";
import { decideUnpublished, publishProductsJob } from "./domain/publishing/index.server.ts";
import { type Readiness, readReadiness } from "./readiness.server.ts";

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob] });
});
afterAll(() => database.close());
beforeEach(async () => {
  scene = await newScene(database);
});

/** A run whose results these are. */
async function runOf(assetIds: readonly string[]): Promise<string> {
  const runId = scene.ctx.ids.next();
  await database.asOwner("UPDATE asset SET run_id = $1 WHERE asset_id = ANY ($2)", [runId, assetIds]);
  return runId;
}
async function readyOf(runId: string): Promise<Readiness> {
  const readiness = (await readReadiness(scene.ctx, { runIds: [runId] })).get(runId);
  if (!readiness) throw new Error("every run gets an answer");
  return readiness;
}

test("results are sorted by what the checks and a person said", async () => {
  const [passed, noted, open, accepted, rejected, blocked, unchecked] = [
    await asset(scene),
    await asset(scene, { outcome: "warn" }),
    await asset(scene, { outcome: "person" }),
    await asset(scene, { outcome: "person" }),
    await asset(scene),
    await asset(scene, { outcome: "block" }),
    await asset(scene, { outcome: null }),
  ];
  for (const [assetId, decision] of [
    [accepted, "accept"],
    [rejected, "reject"],
  ] as const)
    await decideUnpublished(scene.ctx, {
      ...(await seenOne(scene.ctx, assetId)),
      target: "shopify",
      decision,
      reason: "Looked at it.",
    });
  const runId = await runOf([passed, noted, open, accepted, rejected, blocked, unchecked]);
  expect(await readyOf(runId)).toEqual({
    passed: [passed, noted, accepted],
    failedBeforeCount: 0,
    toLookAt: [open],
    uncheckedCount: 1,
    publishingCount: 0,
    publishedCount: 0,
    unconfirmedCount: 0,
    changesetId: null,
  });
});

test("a picture counts as published when it was read back on its product, and as publishing until then", async () => {
  const assetId = await asset(scene);
  const runId = await runOf([assetId]);
  const changesetId = await plan(scene, [assetId]);
  const onItsWay = { passed: [], publishingCount: 1, publishedCount: 0, changesetId };
  expect(await readyOf(runId)).toMatchObject(onItsWay);
  for (const state of ["uploaded", "created", "ready", "attached"]) {
    await database.asOwner(
      "UPDATE changeset_step SET state = $1, resource_url = 'x', file_gid = 'y' WHERE asset_id = $2",
      [state, assetId],
    );
    expect(await readyOf(runId)).toMatchObject(onItsWay);
  }
  await database.asOwner("UPDATE changeset_step SET state = 'planned' WHERE asset_id = $1", [assetId]);
  await work(scene, changesetId);
  expect(await readyOf(runId)).toMatchObject({ passed: [], publishingCount: 0, publishedCount: 1 });
});

test("what failed is offered again, and is on its way again after that", async () => {
  const assetId = await asset(scene);
  const runId = await runOf([assetId]);
  scene.shop.products.delete(scene.productGid);
  await work(scene, await plan(scene, [assetId]));
  expect(await readyOf(runId)).toMatchObject({ passed: [assetId], failedBeforeCount: 1, publishingCount: 0 });
  const again = await plan(scene, [assetId]);
  expect(await readyOf(runId)).toMatchObject({ passed: [], publishingCount: 1, changesetId: again });
});

test("a picture that was added but not read back is neither published nor offered again", async () => {
  const assetId = await asset(scene);
  const runId = await runOf([assetId]);
  const changesetId = await plan(scene, [assetId]);
  await database.asOwner(
    `UPDATE changeset_step SET state = 'attached', file_gid = 'gid://shopify/MediaImage/99' WHERE changeset_id = $1`,
    [changesetId],
  );
  scene.shop.products.delete(scene.productGid);
  await work(scene, changesetId);
  expect(await readyOf(runId)).toMatchObject({
    passed: [],
    publishingCount: 0,
    publishedCount: 0,
    unconfirmedCount: 1,
  });
});

test("runs are told apart; one without results, an id that is none, and another shop's run have nothing to do", async () => {
  const [mine, other] = [await asset(scene), await asset(scene)];
  const runIds = [await runOf([mine]), await runOf([other]), scene.ctx.ids.next(), "x"];
  const read = async (within: Scene) =>
    [...(await readReadiness(within.ctx, { runIds })).values()].map(({ passed }) => passed);
  expect(await read(scene)).toEqual([[mine], [other], [], []]);
  expect(await read(await newScene(database))).toEqual([[], [], [], []]);
});
