/** Where pictures went, as pages ask for it. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { filesInMemory, shopInMemory } from "#test/support/shop-in-memory.ts";
import { recordAsset } from "../assets/index.server.ts";
import { publish, publishProductsJob, readPublications, summarisePublications } from "./index.server.ts";

let database: TestDatabase;
let shopId: ShopId;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob] });
});
afterAll(async () => {
  await database.close();
});
beforeEach(async () => {
  shopId = await database.newShop();
});

const ctx = () => database.ctx(shopId, { media: shopInMemory().media, files: filesInMemory() });

async function passedAsset(): Promise<string> {
  const { assetId } = await recordAsset(ctx(), {
    itemId: crypto.randomUUID(),
    runId: crypto.randomUUID(),
    productGid: "gid://shopify/Product/1",
    productTitle: "Stoneware mug",
    sku: "MUG-01",
    fileKey: "mug",
    sha256: "a".repeat(64),
    sizeBytes: 1,
    mimeType: "image/jpeg",
    widthPx: 1024,
    heightPx: 1024,
    quality: "standard",
    recipe: { name: "white", version: 1 },
    engine: "local",
    sourceGid: "gid://shopify/MediaImage/11",
    sourceSha256: "0".repeat(64),
    optionName: null,
    optionValue: null,
    ratio: "1:1",
    variation: 1,
    evidence: {},
  });
  await database.asApp(
    `INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence)
     VALUES ($1, $2, 'shopify', 'dimensions', 1, 'platform-rules', 'pass', '{}')`,
    [shopId, assetId],
    shopId,
  );
  return assetId;
}

async function published(assetId: string): Promise<string> {
  const answer = await publish(ctx(), {
    assetIds: [assetId],
    target: "shopify",
    idempotencyKey: crypto.randomUUID(),
  });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.changesetId;
}

test("a picture that is on its way names its publication; one that never was is left out", async () => {
  const [sent, kept] = [await passedAsset(), await passedAsset()];
  const changesetId = await published(sent);
  const found = await readPublications(ctx(), { assetIds: [sent, kept] });
  expect([...found.keys()]).toEqual([sent]);
  expect(found.get(sent)).toMatchObject({ changesetId, status: "publishing", failure: null });
});

test("after a failure the newer publication is the one that counts", async () => {
  const assetId = await passedAsset();
  await published(assetId);
  await database.asOwner(
    "UPDATE changeset_step SET state = 'failed', failure_code = 'gave-up' WHERE asset_id = $1",
    [assetId],
  );
  const failed = await readPublications(ctx(), { assetIds: [assetId] });
  expect(failed.get(assetId)).toMatchObject({
    status: "failed",
    failure: { code: "gave-up", text: expect.stringContaining("couldn't be reached") },
  });
  const again = await published(assetId);
  expect((await readPublications(ctx(), { assetIds: [assetId] })).get(assetId)).toMatchObject({
    changesetId: again,
    status: "publishing",
  });
});

test("a picture that was added to a product which then failed is unconfirmed, with what the product's failure says", async () => {
  const assetId = await passedAsset();
  const changesetId = await published(assetId);
  await database.asOwner(
    `UPDATE changeset_step SET state = 'attached', file_gid = 'gid://shopify/MediaImage/99' WHERE changeset_id = $1`,
    [changesetId],
  );
  await database.asOwner(
    `UPDATE changeset_product SET status = 'failed', finished_at = now(), failure_code = 'media-changed'
     WHERE changeset_id = $1`,
    [changesetId],
  );
  const [one, summary] = [
    (await readPublications(ctx(), { assetIds: [assetId] })).get(assetId),
    (await summarisePublications(ctx(), { assetIds: [assetId] })).get(assetId),
  ];
  expect(one).toMatchObject({
    status: "unconfirmed",
    failure: { code: "media-changed", text: expect.stringContaining("Check the product") },
  });
  expect(summary).toEqual({ assetId, changesetId, status: "unconfirmed", beginsAt: null });
});

test("another shop learns nothing, and nothing asked is nothing answered", async () => {
  const assetId = await passedAsset();
  await published(assetId);
  for (const read of [readPublications, summarisePublications])
    expect((await read(ctx(), { assetIds: [] })).size).toBe(0);
  shopId = await database.newShop();
  for (const read of [readPublications, summarisePublications])
    expect((await read(ctx(), { assetIds: [assetId] })).size).toBe(0);
});
