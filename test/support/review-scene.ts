/** Orders with pictures that were checked, without the checks: findings are written as they are wanted. */
import { recordAsset } from "#app/domain/assets/index.server.ts";
import { readVerdicts } from "#app/domain/review/index.server.ts";
import type { Outcome, SeenPicture, Target } from "#app/domain/review/schemas.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { type ShopId, systemIds } from "#app/platform/ids.ts";
import type { TestDatabase } from "./database.ts";

/** What the checks are to have said, by their ids. */
export type Findings = Readonly<Record<string, Outcome>>;

/** A new order of the shop with one run that has ended. */
export async function newOrder(
  database: TestDatabase,
  shopId: ShopId,
): Promise<{ orderId: string; runId: string }> {
  const orderId = systemIds.next();
  await database.asApp(
    `INSERT INTO generation_order (shop_id, order_id, idempotency_key, request_hash, quality, recipe, skipped, actor)
     VALUES ($1, $2, gen_random_uuid(), '', 'standard', '{"name": "white", "version": 1}', '[]', 'test')`,
    [shopId, orderId],
    shopId,
  );
  return { orderId, runId: await newRun(database, shopId, orderId) };
}

/** A further run of an order. */
export async function newRun(database: TestDatabase, shopId: ShopId, orderId: string): Promise<string> {
  const runId = systemIds.next();
  await database.asApp(
    `INSERT INTO generation_run (shop_id, run_id, order_id, item_count, status, finished_at)
     VALUES ($1, $2, $3, 1, 'done', now())`,
    [shopId, runId, orderId],
    shopId,
  );
  return runId;
}

/** A picture of a run; without findings it was not checked yet. */
export async function newPicture(
  database: TestDatabase,
  shopId: ShopId,
  runId: string,
  findings: Findings = {},
): Promise<string> {
  const { assetId } = await recordAsset(database.ctx(shopId), {
    itemId: systemIds.next(),
    runId,
    productGid: "gid://shopify/Product/1",
    productTitle: "Mug",
    sku: "MUG",
    fileKey: "shops/x/assets/y.jpg",
    sha256: "a".repeat(64),
    sizeBytes: 1000,
    mimeType: "image/jpeg",
    widthPx: 1024,
    heightPx: 1024,
    quality: "standard",
    recipe: { name: "white", version: 1 },
    engine: "double",
    sourceGid: "gid://shopify/MediaImage/1",
    sourceSha256: "b".repeat(64),
    optionName: null,
    optionValue: null,
    ratio: "1:1",
    variation: 1,
    evidence: {},
  });
  await writeFindings(database, shopId, assetId, findings);
  return assetId;
}

/** Writes findings about a picture, for `target`; they are new, whatever was found before. */
export async function writeFindings(
  database: TestDatabase,
  shopId: ShopId,
  assetId: string,
  findings: Findings,
  target = "shopify",
): Promise<void> {
  await database.asApp(
    `INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence, reviewed_at)
     SELECT $1, $2, $3, key, 1, 'platform-rules', value, '{}', clock_timestamp() FROM jsonb_each_text($4)
     ON CONFLICT (shop_id, asset_id, target, check_id)
       DO UPDATE SET outcome = excluded.outcome, reviewed_at = excluded.reviewed_at`,
    [shopId, assetId, target, JSON.stringify(findings)],
    shopId,
  );
  if (Object.keys(findings).length > 0)
    await database.asApp(
      `INSERT INTO review_state (shop_id, asset_id, target, basis) VALUES ($1, $2, $3, 'test')
       ON CONFLICT DO NOTHING`,
      [shopId, assetId, target],
      shopId,
    );
}

/** Pictures as somebody sees them who looks at them now. */
export async function seenNow(
  ctx: Ctx,
  assetIds: readonly string[],
  target: Target = "shopify",
): Promise<SeenPicture[]> {
  const ids = assetIds.filter((assetId) => /^[0-9a-f-]{36}$/.test(assetId));
  const read = await readVerdicts(ctx, { assetIds: ids, target });
  const nothing = { reviewedAt: null, decisionId: null };
  return assetIds.map((assetId) => ({ assetId, seen: read.get(assetId)?.seen ?? nothing }));
}

/** One picture, as somebody sees it who looks at it now. */
export async function seenOne(ctx: Ctx, assetId: string, target?: Target): Promise<SeenPicture> {
  const [seen] = await seenNow(ctx, [assetId], target);
  if (!seen) throw new Error("one was asked for");
  return seen;
}
