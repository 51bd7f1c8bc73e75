/** A person rejects what waits for the time of its publication: it is left out, and the rest is published. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Scene,
  asset,
  changesetOf,
  draft,
  medium,
  newScene,
  undo,
  workAll,
} from "#test/support/publishing-scene.ts";
import { seenOne } from "#test/support/review-scene.ts";
import {
  checkPlanJob,
  decideUnpublished,
  pauseChangeset,
  publishProductsJob,
  readPublications,
  resumeChangeset,
  startChangeset,
  summarisePublications,
  undoProductsJob,
} from "./index.server.ts";
import { publishProducts } from "./publish-products.ts";

let database: TestDatabase;
let s: Scene;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] });
});
afterAll(() => database.close());
beforeEach(async () => {
  s = await newScene(database);
});

const OTHER = "gid://shopify/Product/2";

const answer = async (assetId: string, decision: "accept" | "reject" | "withdraw") =>
  decideUnpublished(s.ctx, {
    ...(await seenOne(s.ctx, assetId)),
    target: "shopify",
    decision,
    reason: "The colour is wrong.",
  });

/** Two results for one product, one for another. */
async function scheduled() {
  s.shop.products.set(OTHER, [medium(21)]);
  const assetIds = [await asset(s), await asset(s), await asset(s, { product: OTHER })];
  const changesetId = await draft(s, assetIds);
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  expect(await startChangeset(s.ctx, { changesetId, startsAt })).toEqual({ ok: true });
  const [first = "", second = "", third = ""] = assetIds;
  return { changesetId, first, second, third, startsAt };
}

const letItBegin = (changesetId: string) =>
  database.asApp("UPDATE changeset SET starts_at = now() WHERE changeset_id = $1", [changesetId], s.shopId);

test("what was rejected is left out with the person's reason; the rest of its product and of the plan is published", async () => {
  const { changesetId, first, third } = await scheduled();
  expect(await answer(first, "reject")).toEqual({ ok: true, verdict: "block" });
  expect(await answer(third, "reject")).toEqual({ ok: true, verdict: "block" });
  expect((await changesetOf(s, changesetId)).status).toBe("scheduled");
  await letItBegin(changesetId);
  await workAll(s, changesetId);
  const { status, products, leftOutCount, counts } = await changesetOf(s, changesetId);
  expect({ status, leftOutCount, counts }).toEqual({
    status: "done",
    leftOutCount: 2,
    counts: { queued: 0, publishing: 0, done: 1, failed: 1 },
  });
  const [two, alone] = products;
  expect(two).toMatchObject({ status: "done", failure: null });
  expect(two?.steps.map(({ state, failure }) => [state, failure?.code])).toEqual([
    ["failed", "rejected"],
    ["verified", undefined],
  ]);
  expect(two?.steps[0]?.failure?.text).toContain("“The colour is wrong.”");
  expect(alone).toMatchObject({ status: "failed", failure: { code: "rejected" } });
  expect(s.shop.products.get(s.productGid)).toHaveLength(3);
  expect(s.shop.products.get(OTHER)).toEqual([medium(21)]);
  await undo(s, changesetId);
  expect(s.shop.products.get(s.productGid)).toEqual(s.before);
});

test("a publication that is begun before its time leaves out what was rejected, too", async () => {
  const { changesetId, first } = await scheduled();
  await answer(first, "reject");
  expect(await startChangeset(s.ctx, { changesetId })).toEqual({ ok: true });
  await workAll(s, changesetId);
  expect(await changesetOf(s, changesetId)).toMatchObject({ counts: { done: 2 }, leftOutCount: 1 });
});

test("the answer that stands when its time has come counts: one that was taken back leaves nothing out", async () => {
  const { changesetId, first } = await scheduled();
  await answer(first, "reject");
  expect(await answer(first, "withdraw")).toMatchObject({ ok: true });
  await letItBegin(changesetId);
  await workAll(s, changesetId);
  expect(await changesetOf(s, changesetId)).toMatchObject({ counts: { done: 2 }, leftOutCount: 0 });
});

test("what was paused before its time can be rejected, what was paused on its way can't", async () => {
  const { changesetId, first, second } = await scheduled();
  await pauseChangeset(s.ctx, { changesetId });
  expect(await answer(first, "reject")).toEqual({ ok: true, verdict: "block" });
  await letItBegin(changesetId);
  expect(await answer(second, "reject")).toEqual({ ok: false, reason: "already-on-product" });
  await resumeChangeset(s.ctx, { changesetId });
  await workAll(s, changesetId);
  expect(await changesetOf(s, changesetId)).toMatchObject({ counts: { done: 2 }, leftOutCount: 1 });
});

test("a result says when its publication begins; from then on no answer is taken", async () => {
  const { changesetId, first, startsAt } = await scheduled();
  const beginsAt = async () => [
    (await readPublications(s.ctx, { assetIds: [first] })).get(first)?.beginsAt ?? null,
    (await summarisePublications(s.ctx, { assetIds: [first] })).get(first)?.beginsAt ?? null,
  ];
  expect(await beginsAt()).toEqual([new Date(startsAt), new Date(startsAt)]);
  await startChangeset(s.ctx, { changesetId });
  expect(await beginsAt()).toEqual([null, null]);
  expect(await answer(first, "reject")).toEqual({ ok: false, reason: "already-on-product" });
});

test("rejecting and beginning at the same time: the answer is refused, or nothing of the result is published", async () => {
  for (let round = 0; round < 5; round++) {
    s = await newScene(database);
    const { changesetId, first } = await scheduled();
    await letItBegin(changesetId);
    const control = { signal: new AbortController().signal, isLastAttempt: false };
    const [decided] = await Promise.all([
      answer(first, "reject"),
      publishProducts(s.ctx, { changesetId, productGids: [s.productGid] }, control),
    ]);
    await workAll(s, changesetId);
    const { products } = await changesetOf(s, changesetId);
    expect(products[0]?.steps[0]?.state).toBe(decided.ok ? "failed" : "verified");
  }
});
