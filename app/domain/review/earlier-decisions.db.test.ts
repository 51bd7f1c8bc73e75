/** Answers from before a decision said what was seen: they stand as they stood, and are followed like others. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { newOrder, newPicture, seenOne } from "#test/support/review-scene.ts";
import { decide, readVerdicts } from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("an earlier acceptance still covers what was found before it, an earlier withdrawal leaves nothing, and both can be followed", async () => {
  const shopId = await database.newShop();
  const ctx = database.ctx(shopId);
  const { runId } = await newOrder(database, shopId);
  const [accepted, withdrawn] = [
    await newPicture(database, shopId, runId, { outline: "person" }),
    await newPicture(database, shopId, runId, { outline: "person" }),
  ];
  await database.asOwner(`
    ALTER TABLE review_decision DROP COLUMN seen_until, DROP COLUMN after_decision_id, DROP COLUMN standing_decision_id,
      DROP COLUMN was_opened`);
  for (const [assetId, decision, minutes] of [
    [accepted, "reject", 1],
    [accepted, "accept", 0],
    [withdrawn, "accept", 1],
    [withdrawn, "withdraw", 0],
  ])
    await database.asApp(
      `INSERT INTO review_decision (shop_id, decision_id, asset_id, target, decision, reason, actor, decided_at)
       VALUES ($1, gen_random_uuid(), $2, 'shopify', $3, 'fine', 'merchant:test', now() - $4 * interval '1 minute')`,
      [shopId, assetId, decision, minutes],
      shopId,
    );
  for (const name of ["20261128220000_review_seen", "20261128221000_review_opened"])
    await database.asOwner(readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8"));

  const assetIds = [accepted, withdrawn];
  const read = await readVerdicts(ctx, { assetIds, target: "shopify" });
  expect(assetIds.map((assetId) => read.get(assetId)?.verdict)).toEqual(["pass", "person"]);
  expect(read.get(withdrawn)?.answer).toBeNull();
  for (const assetId of assetIds)
    expect(
      await decide(ctx, {
        ...(await seenOne(ctx, assetId)),
        target: "shopify",
        decision: "reject",
        reason: "Bent",
      }),
    ).toEqual({ ok: true, verdict: "block" });
});
