/** The way from results to their plan: whose run it is comes before anything else. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { newOrder } from "#test/support/review-scene.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import type { ShopCtx } from "./composition.server.ts";
import { planPublication } from "./plan-publication.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
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
