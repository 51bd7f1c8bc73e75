/** The review by place: every place has its own queue, its own answers and its own question about the order. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { type Findings, newOrder, newPicture, seenNow, writeFindings } from "#test/support/review-scene.ts";
import {
  answerForOrder,
  decideAll,
  listQueuePlaces,
  readOrderAnswers,
  readQueue,
  readVerdicts,
} from "./index.server.ts";
import type { Target } from "./schemas.ts";

let database: TestDatabase;
let shopId: ShopId;
let orderId: string;
let runId: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  shopId = await database.newShop();
  ({ orderId, runId } = await newOrder(database, shopId));
});

const ctx = () => database.ctx(shopId);

/** A picture, with what was found of itself and at each place. */
async function picture(found: Partial<Record<Target | "any", Findings>>, of = runId): Promise<string> {
  const assetId = await newPicture(database, shopId, of);
  for (const [target, findings] of Object.entries(found))
    await writeFindings(database, shopId, assetId, findings, target);
  return assetId;
}
async function queue(target: Target) {
  const read = await readQueue(ctx(), { target, runId });
  if (!read.ok) throw new Error(read.reason);
  return read;
}
const openIds = async (target: Target) => (await queue(target)).open.map(({ assetId }) => assetId);
const verdictsOf = async (assetId: string, targets: readonly Target[]) => {
  const verdicts: string[] = [];
  for (const target of targets)
    verdicts.push((await readVerdicts(ctx(), { assetIds: [assetId], target })).get(assetId)?.verdict ?? "");
  return verdicts;
};
const decide = async (assetId: string, target: Target, decision: "accept" | "reject" | "withdraw") =>
  decideAll(ctx(), {
    pictures: await seenNow(ctx(), [assetId], target),
    target,
    decision,
    reason: "Looked at it.",
  });

test("the places with a queue are the shop itself and those for which the run was judged, in the order of the data", async () => {
  expect(await listQueuePlaces(ctx(), { runId })).toEqual(["shopify"]);
  await picture({ etsy: { fill: "pass" }, shopify: { fill: "pass" }, "amazon-main": { fill: "pass" } });
  const other = await newOrder(database, shopId);
  await picture({ otto: { fill: "pass" }, any: { outline: "person" } }, other.runId);
  expect(await listQueuePlaces(ctx(), { runId })).toEqual(["shopify", "amazon-main", "etsy"]);
  expect(await listQueuePlaces(ctx(), { runId: other.runId })).toEqual(["shopify", "otto"]);
  expect(await listQueuePlaces(ctx(), { runId: null })).toEqual(["shopify", "amazon-main", "etsy", "otto"]);
  const stranger = database.ctx(await database.newShop());
  expect(await listQueuePlaces(stranger, { runId })).toEqual(["shopify"]);
});

test("a place's queue holds what was found there and of the picture itself, and nothing of other places", async () => {
  const sound = { shopify: { fill: "pass" }, "amazon-main": { fill: "pass" } } as const;
  const there = await picture({ ...sound, "amazon-main": { "target-fill": "person" } });
  const itself = await picture({ ...sound, any: { outline: "person" } });
  const elsewhere = await picture({ ...sound, etsy: { fill: "block" } });
  const passed = await picture(sound);
  expect(await openIds("amazon-main")).toEqual([itself, there]);
  expect(await openIds("shopify")).toEqual([itself]);
  const { sample, passedCount } = await queue("amazon-main");
  expect(passedCount).toBe(2);
  expect(sample.map(({ assetId }) => assetId).toSorted()).toEqual([elsewhere, passed].toSorted());
});

test("a result that isn't meant for a place is neither in its queue nor waited for; one that nobody has judged is", async () => {
  await picture({ shopify: { fill: "pass" }, any: { outline: "person" } });
  expect(await queue("amazon-main")).toMatchObject({ open: [], sample: [], uncheckedCount: 0 });
  await picture({});
  expect(await queue("amazon-main")).toMatchObject({ open: [], sample: [], uncheckedCount: 1 });
  expect(await queue("shopify")).toMatchObject({ uncheckedCount: 1 });
});

test("an answer for one place changes no other place's verdict, queue or sample, whatever it says", async () => {
  const places = ["shopify", "amazon-main", "etsy"] as const;
  for (const answered of places)
    for (const decision of ["accept", "reject", "withdraw"] as const) {
      const assetId = await picture({
        any: { outline: "person" },
        ...Object.fromEntries(places.map((place) => [place, { fill: "warn" }])),
      });
      const others = places.filter((place) => place !== answered);
      expect(await decide(assetId, answered, decision)).toMatchObject({ ok: true, refused: [] });
      expect(await verdictsOf(assetId, others)).toEqual(["person", "person"]);
      for (const place of others) expect(await openIds(place)).toContain(assetId);
      const [own] = await verdictsOf(assetId, [answered]);
      expect(own).toBe({ accept: "pass", reject: "block", withdraw: "person" }[decision]);
    }
});

test("a sample that was looked at for one place wasn't looked at for another", async () => {
  const assetId = await picture({ shopify: { fill: "pass" }, "amazon-main": { fill: "pass" } });
  await decide(assetId, "amazon-main", "accept");
  expect((await queue("amazon-main")).sample).toMatchObject([{ assetId, decision: "accept" }]);
  expect((await queue("shopify")).sample).toMatchObject([{ assetId, decision: null }]);
});

test("what is answered for an order at one place covers it at no other", async () => {
  const assetId = await picture({ shopify: { fill: "pass" }, "amazon-main": { fill: "pass" } });
  const coverAt = async (target: Target) =>
    (await readOrderAnswers(ctx(), { orderIds: [orderId], target })).get(orderId)?.cover;
  const answered = await answerForOrder(ctx(), {
    orderId,
    style: null,
    target: "amazon-main",
    answers: [
      { question: "packaging", answer: "yes" },
      { question: "accessories", answer: "no" },
    ],
    sampleAssetIds: [assetId],
  });
  expect(answered).toEqual({ ok: true, cover: "denied" });
  expect([await coverAt("amazon-main"), await coverAt("shopify")]).toEqual(["denied", "unanswered"]);
});
