/** On which of its pictures an order is answered for. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { type Findings, newOrder, newPicture, newRun, seenOne } from "#test/support/review-scene.ts";
import { decide, readOrderSample } from "./index.server.ts";

let database: TestDatabase;
let shopId: ShopId;
let order: { orderId: string; runId: string };
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  shopId = await database.newShop();
  order = await newOrder(database, shopId);
});

const ctx = () => database.ctx(shopId);
const picture = (findings: Findings, runId = order.runId) => newPicture(database, shopId, runId, findings);
const sample = (over: object = {}) =>
  readOrderSample(ctx(), { orderId: order.orderId, target: "shopify", size: 6, ...over });

test("only what could be published is shown: nothing that a rule blocks, that was rejected or isn't checked", async () => {
  const passed = await picture({ fill: "pass" });
  const asked = await picture({ outline: "person" });
  const rejected = await picture({ fill: "warn" });
  await picture({ format: "block", outline: "person" });
  await picture({});
  await decide(ctx(), {
    ...(await seenOne(ctx(), rejected)),
    target: "shopify",
    decision: "reject",
    reason: "Ugly",
  });
  const { assetIds, publishableCount } = await sample();
  expect([...assetIds].toSorted()).toEqual([passed, asked].toSorted());
  expect(publishableCount).toBe(2);
});

test("an order of which nothing could be published has no sample", async () => {
  await picture({ format: "block" });
  expect(await sample()).toEqual({ assetIds: [], publishableCount: 0 });
});

test("it is drawn from all runs of the order, stays the same, and says of how many it was drawn", async () => {
  const rest = await newRun(database, shopId, order.orderId);
  for (let made = 0; made < 4; made++) await picture({ fill: "pass" });
  for (let made = 0; made < 5; made++) await picture({ fill: "pass" }, rest);
  const drawn = await sample();
  expect(drawn.assetIds).toHaveLength(6);
  expect(drawn.publishableCount).toBe(9);
  expect(await sample()).toEqual(drawn);
});

test("it is of one place, and of one shop", async () => {
  await picture({ fill: "pass" });
  expect((await sample({ target: "ebay" })).publishableCount).toBe(0);
  const other = await database.newShop();
  const others = await readOrderSample(database.ctx(other), {
    orderId: order.orderId,
    target: "shopify",
    size: 6,
  });
  expect(others).toEqual({ assetIds: [], publishableCount: 0 });
});
