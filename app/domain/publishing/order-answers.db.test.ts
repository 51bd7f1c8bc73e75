/** Publishing asks what a person answers once for an order, and decides many pictures at once under its own lock. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { asset, newScene, plan, type Scene } from "#test/support/publishing-scene.ts";
import { newOrder, newPicture, seenNow } from "#test/support/review-scene.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { answerForOrder } from "../review/index.server.ts";
import { decideAllUnpublished, publish, publishProductsJob } from "./index.server.ts";

let database: TestDatabase;
let scene: Scene;
let order: { orderId: string; runId: string };
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob] });
});
afterAll(() => database.close());
beforeEach(async () => {
  scene = await newScene(database);
  order = await newOrder(database, scene.shopId);
});

const picture = (outcome: "pass" | "person" = "pass") =>
  newPicture(database, scene.shopId, order.runId, { fill: outcome });
const publishAll = (assetIds: string[]) =>
  publish(scene.ctx, { assetIds, target: "shopify", idempotencyKey: scene.ctx.ids.next() });
const answer = (assetId: string, accessories: "yes" | "no") =>
  answerForOrder(scene.ctx, {
    orderId: order.orderId,
    style: null,
    target: "shopify",
    answers: [
      { question: "packaging", answer: "yes" },
      { question: "accessories", answer: accessories },
    ],
    sampleAssetIds: [assetId],
  });

test("nothing of an order is published before it was answered for; one answer lets all of it pass", async () => {
  const assetIds = [await picture(), await picture()];
  expect(await publishAll(assetIds)).toEqual({
    ok: false,
    reason: "order-unanswered",
    count: 2,
    runId: order.runId,
  });
  await answer(assetIds[0] ?? "", "no");
  expect(await publishAll(assetIds)).toMatchObject({ reason: "order-denied", runId: order.runId });
  await answer(assetIds[0] ?? "", "yes");
  expect(await publishAll(assetIds)).toMatchObject({ ok: true, productCount: 1 });
});

test("what is answered for another place lets nothing onto the shop's products", async () => {
  const assetId = await picture();
  await answer(assetId, "no");
  const elsewhere = { assetIds: [assetId], target: "etsy", idempotencyKey: scene.ctx.ids.next() };
  // As from a hand-made request: the types don't let a page ask for it.
  expect(await publish(scene.ctx, elsewhere as never)).toMatchObject({ ok: false, reason: "invalid-input" });
});

test("an unanswered order holds back the pictures of an answered one that are published with it", async () => {
  const covered = await picture();
  await answer(covered, "yes");
  const other = await newOrder(database, scene.shopId);
  const waiting = await newPicture(database, scene.shopId, other.runId, { fill: "pass" });
  expect(await publishAll([covered, waiting])).toMatchObject({
    reason: "order-unanswered",
    count: 1,
    runId: other.runId,
  });
  expect(await publishAll([covered])).toMatchObject({ ok: true });
});

test("a picture's own trouble is told before its order's", async () => {
  const [fine, doubtful] = [await picture(), await picture("person")];
  expect(await publishAll([fine, doubtful])).toMatchObject({ reason: "not-reviewed", assetIds: [doubtful] });
  expect(await publishAll([doubtful])).toMatchObject({ reason: "nothing-to-publish" });
});

test("of many pictures decided at once, those that are on their way are refused and the rest is kept", async () => {
  const onItsWay = await asset(scene);
  await plan(scene, [onItsWay]);
  const waiting = await asset(scene, { outcome: "person" });
  const decided = await decideAllUnpublished(scene.ctx, {
    pictures: await seenNow(scene.ctx, [onItsWay, waiting]),
    target: "shopify",
    decision: "reject",
    cause: "ugly",
    reason: "Ugly",
  });
  expect(decided).toEqual({
    ok: true,
    decided: [{ assetId: waiting, verdict: "block", decisionId: expect.any(String) }],
    refused: [{ assetId: onItsWay, refusal: { ok: false, reason: "already-on-product" } }],
  });
});
