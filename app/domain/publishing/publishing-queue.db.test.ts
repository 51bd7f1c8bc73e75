/** What publishing puts into the real queue: jobs that got lost or died come again, and very many fit. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { asset, changesetOf, newScene, plan, work } from "#test/support/publishing-scene.ts";
import { Killed } from "#test/support/shop-in-memory.ts";
import { publish, publishProductsJob } from "./index.server.ts";
import { publishProducts, settleProducts } from "./publish-products.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob] });
});
afterAll(async () => {
  await database.close();
});

/** The jobs of a changeset that are in the queue. */
const queuedFor = async (changesetId: string) =>
  database.asOwner(
    `SELECT data FROM pgboss.job WHERE name = 'publishing.product' AND data->>'changesetId' = $1`,
    [changesetId],
  );
const loseJobsOf = (changesetId: string) =>
  database.asOwner(`DELETE FROM pgboss.job WHERE name = 'publishing.product' AND data->>'changesetId' = $1`, [
    changesetId,
  ]);
const moveClaimBack = (changesetId: string, minutes: number) =>
  database.asOwner(
    `UPDATE changeset_product SET claimed_at = claimed_at - $2 * interval '1 minute' WHERE changeset_id = $1`,
    [changesetId, minutes],
  );

/** A first changeset whose worker died with the product in its hands and whose job is lost, and a second one that waits. */
async function stuckScene() {
  const s = await newScene(database);
  const [first, second] = [await plan(s, [await asset(s)]), await plan(s, [await asset(s)])];
  const control = { signal: new AbortController().signal, isLastAttempt: false };
  s.shop.faults.set(0, "killed-before");
  const died = publishProducts(s.ctx, { changesetId: first, productGids: [s.productGid] }, control);
  await expect(died).rejects.toThrow(Killed);
  await loseJobsOf(first);
  const wait = () => publishProducts(s.ctx, { changesetId: second, productGids: [s.productGid] }, control);
  return { s, first, second, wait };
}

test("a product that was left half-done for half an hour is queued once more, however many wait for it", async () => {
  const { s, first, second, wait } = await stuckScene();
  await moveClaimBack(first, 29);
  expect(await wait()).toEqual({ again: { afterMs: expect.any(Number) } });
  expect(await queuedFor(first)).toEqual([]);

  await moveClaimBack(first, 2);
  for (const waited of await Promise.all([wait(), wait(), wait()]))
    expect(waited).toEqual({ again: { afterMs: expect.any(Number) } });
  expect(await queuedFor(first)).toEqual([
    { data: { v: 2, shopId: s.shopId, changesetId: first, productGids: [s.productGid] } },
  ]);

  await work(s, first);
  await work(s, second);
  expect((await changesetOf(s, first)).status).toBe("done");
  expect((await changesetOf(s, second)).counts.done).toBe(1);
  expect(s.shop.products.get(s.productGid)).toHaveLength(s.before.length + 2);
});

test("a dead job whose product is in another changeset's hands is queued once more and ends later", async () => {
  const { s, first, second } = await stuckScene();
  await loseJobsOf(second);
  await settleProducts(s.ctx, { changesetId: second, productGids: [s.productGid] });
  expect(await queuedFor(second)).toEqual([
    { data: { v: 2, shopId: s.shopId, changesetId: second, productGids: [s.productGid] } },
  ]);
  expect((await changesetOf(s, second)).status).toBe("publishing");

  await work(s, first);
  await work(s, second);
  expect((await changesetOf(s, second)).counts.done).toBe(1);
});

test("ten thousand pictures are planned at once", async () => {
  const s = await newScene(database);
  const one = await asset(s);
  await database.asOwner(
    `INSERT INTO asset
     SELECT (jsonb_populate_record(a, jsonb_build_object('asset_id', gen_random_uuid(), 'item_id', gen_random_uuid(),
       'file_name', 'MUG-01_white_' || n || '.jpg', 'product_gid', 'gid://shopify/Product/' || (n % 2500)))).*
     FROM asset a, generate_series(1, 9999) n WHERE asset_id = $1`,
    [one],
  );
  await database.asOwner(
    `INSERT INTO review_result
     SELECT (jsonb_populate_record(r, jsonb_build_object('asset_id', a.asset_id))).*
     FROM review_result r JOIN asset a USING (shop_id) WHERE r.asset_id = $1 AND a.asset_id <> $1`,
    [one],
  );
  const rows = await database.asOwner("SELECT asset_id FROM asset WHERE shop_id = $1", [s.shopId]);
  const assetIds = rows.map(({ asset_id }) => String(asset_id));
  const input = { assetIds, target: "shopify" as const, idempotencyKey: s.ctx.ids.next() };
  expect(await publish(s.ctx, input)).toMatchObject({ ok: true, productCount: 2500, alreadyPublished: [] });
  // One picture that isn't there, in whichever batch, stops the whole of it.
  const withStranger = {
    ...input,
    assetIds: [...assetIds.slice(1), s.ctx.ids.next()],
    idempotencyKey: "other",
  };
  expect(await publish(s.ctx, withStranger)).toMatchObject({ ok: false, reason: "not-found" });
});
