/** What is answered once for a whole order, and what publishing makes of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { newOrder, newPicture, newRun, seenOne } from "#test/support/review-scene.ts";
import {
  answerForOrder,
  decide,
  hasAnswered,
  onDataRequest,
  onRedact,
  readOrderAnswers,
  readPublicationVerdicts,
} from "./index.server.ts";

let database: TestDatabase;
let shopId: ShopId;
let order: { orderId: string; runId: string };
let assetId: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  shopId = await database.newShop();
  order = await newOrder(database, shopId);
  assetId = await newPicture(database, shopId, order.runId, { fill: "pass" });
});

const ctx = () => database.ctx(shopId);
type Answer = "yes" | "no";
const answers = (packaging: Answer, accessories: Answer) => [
  { question: "packaging" as const, answer: packaging },
  { question: "accessories" as const, answer: accessories },
];
const answer = (given: ReturnType<typeof answers>, over: object = {}) =>
  answerForOrder(ctx(), {
    orderId: order.orderId,
    style: null,
    target: "shopify",
    answers: given,
    sampleAssetIds: [assetId],
    ...over,
  });
const publicationOf = async (id: string) =>
  (await readPublicationVerdicts(ctx(), { assetIds: [id], target: "shopify" })).get(id);

test("a clean picture waits for its order's answer, and one answer covers all pictures, also later ones", async () => {
  expect(await publicationOf(assetId)).toEqual({ verdict: "person", because: "order", runId: order.runId });
  expect(await answer(answers("yes", "yes"))).toEqual({ ok: true, cover: "covered" });
  expect(await publicationOf(assetId)).toMatchObject({ verdict: "pass", because: "picture" });
  const rest = await newRun(database, shopId, order.orderId);
  const later = await newPicture(database, shopId, rest, { fill: "warn" });
  expect(await publicationOf(later)).toMatchObject({ verdict: "warn", because: "picture" });
});

test("one question is not both, and a picture's own trouble comes first", async () => {
  expect(await answer(answers("yes", "yes").slice(0, 1))).toEqual({ ok: true, cover: "unanswered" });
  expect(await publicationOf(assetId)).toMatchObject({ verdict: "person", because: "order" });
  const blocked = await newPicture(database, shopId, order.runId, { fill: "block" });
  expect(await publicationOf(blocked)).toMatchObject({ verdict: "block", because: "picture" });
});

test("a no blocks the order until the answer changes; every answer stays, with who, when and on what", async () => {
  expect(await answer(answers("yes", "no"))).toEqual({ ok: true, cover: "denied" });
  expect(await publicationOf(assetId)).toMatchObject({ verdict: "block", because: "order" });
  expect(await answer(answers("yes", "yes"))).toEqual({ ok: true, cover: "covered" });
  expect(await publicationOf(assetId)).toMatchObject({ verdict: "pass" });
  const { orderAnswers } = await onDataRequest(ctx());
  expect(orderAnswers).toHaveLength(4);
  expect(orderAnswers[0]).toMatchObject({
    actor: "merchant:test",
    sampleAssetIds: [assetId],
    answeredAt: expect.any(Date),
  });
});

test("an answer is about its order and no other; pictures that no order made have nothing to be answered for", async () => {
  await answer(answers("yes", "yes"));
  const other = await newOrder(database, shopId);
  const read = await readOrderAnswers(ctx(), {
    orderIds: [order.orderId, other.orderId],
    target: "shopify",
  });
  expect(read.get(order.orderId)?.cover).toBe("covered");
  expect(read.get(other.orderId)).toEqual({ cover: "unanswered", answers: [] });
  const loose = await newPicture(database, shopId, crypto.randomUUID(), { fill: "pass" });
  expect(await publicationOf(loose)).toEqual({ verdict: "pass", because: "picture", runId: null });
});

describe("refused", () => {
  test("an order that isn't the shop's, and a sample that isn't the order's", async () => {
    const other = await newOrder(database, shopId);
    const strange = await newPicture(database, shopId, other.runId, { fill: "pass" });
    expect(await answer(answers("yes", "yes"), { sampleAssetIds: [assetId, strange] })).toEqual({
      ok: false,
      reason: "not-found",
    });
    const stranger = database.ctx(await database.newShop());
    expect(
      await answerForOrder(stranger, {
        orderId: order.orderId,
        style: null,
        target: "shopify",
        answers: answers("yes", "yes"),
        sampleAssetIds: [assetId],
      }),
    ).toEqual({ ok: false, reason: "not-found" });
    expect(
      (await readOrderAnswers(stranger, { orderIds: [order.orderId], target: "shopify" })).get(order.orderId)
        ?.cover,
    ).toBe("unanswered");
  });

  test.each([{ sampleAssetIds: [] }, { answers: [] }, { orderId: "x" }, { target: "nowhere" }])(
    "what is no answer: %j",
    async (over) => {
      expect(await answer(answers("yes", "yes"), over)).toMatchObject({ reason: "invalid-input" });
      expect((await onDataRequest(ctx())).orderAnswers).toEqual([]);
    },
  );

  test("the database keeps answers as they were given, and takes none without a sample", async () => {
    await answer(answers("yes", "yes"));
    await expect(database.asApp("UPDATE review_order_answer SET answer = 'no'", [], shopId)).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      database.asApp(
        `INSERT INTO review_order_answer (shop_id, answer_id, order_id, target, question, answer, sample_asset_ids, actor)
         VALUES ($1, gen_random_uuid(), $2, 'shopify', 'packaging', 'yes', '{}', 'test')`,
        [shopId, order.orderId],
        shopId,
      ),
    ).rejects.toThrow(/answer_was_given_on_a_sample/);
  });
});

test("redaction leaves no answer", async () => {
  await answer(answers("yes", "yes"));
  await onRedact(ctx());
  expect((await onDataRequest(ctx())).orderAnswers).toEqual([]);
});

test("whether a shop ever answered is told of an answer for an order, and of one about a picture, of its own", async () => {
  expect(await hasAnswered(ctx())).toBe(false);
  await answer(answers("yes", "no"));
  expect(await hasAnswered(ctx())).toBe(true);
  const other = await database.newShop();
  expect(await hasAnswered(database.ctx(other))).toBe(false);
  const theirs = await newOrder(database, other);
  const picture = await newPicture(database, other, theirs.runId, { fill: "person" });
  const decided = await decide(database.ctx(other), {
    ...(await seenOne(database.ctx(other), picture)),
    target: "shopify",
    decision: "reject",
    reason: "The handle is missing",
  });
  expect(decided).toMatchObject({ ok: true });
  expect(await hasAnswered(database.ctx(other))).toBe(true);
});
