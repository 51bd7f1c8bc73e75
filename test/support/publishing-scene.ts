/** Shops with pictures that can be published, and the queue's part played by hand. */
import { createHash } from "node:crypto";
import { recordAsset } from "#app/domain/assets/index.server.ts";
import {
  type Changeset,
  type ProductMedium,
  type PublishingCtx,
  publish,
  readChangeset,
} from "#app/domain/publishing/index.server.ts";
import { publishProduct, settleProduct } from "#app/domain/publishing/publish-product.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { TestDatabase } from "./database.ts";
import { type ShopInMemory, filesInMemory, impatientClock, shopInMemory } from "./shop-in-memory.ts";

export interface Scene {
  readonly database: TestDatabase;
  readonly shopId: ShopId;
  readonly shop: ShopInMemory;
  readonly files: ReturnType<typeof filesInMemory>;
  readonly ctx: PublishingCtx;
  readonly productGid: string;
  readonly before: ProductMedium[];
}

export const medium = (id: number, over: Partial<ProductMedium> = {}): ProductMedium => ({
  mediaGid: `gid://shopify/MediaImage/${id}`,
  kind: "image",
  alt: `Photo ${id}`,
  state: "ready",
  ...over,
});

/** A new shop with one product that has two media. */
export async function newScene(
  database: TestDatabase,
  options?: Parameters<typeof shopInMemory>[0],
): Promise<Scene> {
  const shopId = await database.newShop();
  const shop = shopInMemory(options);
  const files = filesInMemory();
  const ctx = { ...database.ctx(shopId, { media: shop.media, files }), clock: impatientClock };
  const productGid = "gid://shopify/Product/1";
  const before = [medium(11), medium(12, { kind: "video", alt: "" })];
  shop.products.set(productGid, structuredClone(before));
  return { database, shopId, shop, files, ctx, productGid, before };
}

/** A finished picture, or video, that has the given verdict. */
export async function asset(
  { database, ctx, shopId, files, productGid }: Scene,
  {
    outcome = "pass",
    product = productGid,
    isVideo = false,
  }: { outcome?: string | null; product?: string; isVideo?: boolean } = {},
): Promise<string> {
  const bytes = Buffer.from(`picture ${ctx.ids.next()}`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await files.put(sha256, bytes, { contentType: "image/jpeg" });
  const { assetId } = await recordAsset(ctx, {
    itemId: ctx.ids.next(),
    runId: ctx.ids.next(),
    productGid: product,
    productTitle: "Stoneware mug",
    sku: "MUG-01",
    fileKey: sha256,
    sha256,
    sizeBytes: bytes.byteLength,
    mimeType: isVideo ? "video/mp4" : "image/jpeg",
    ...(isVideo && { durationMs: 5_000, posterKey: "poster" }),
    widthPx: 1024,
    heightPx: 1024,
    quality: isVideo ? "video-5" : "standard",
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
  if (outcome !== null)
    await database.asApp(
      `INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence)
       VALUES ($1, $2, 'shopify', 'dimensions', 1, 'platform-rules', $3, '{}')`,
      [shopId, assetId, outcome],
      shopId,
    );
  return assetId;
}

/** Publishes pictures and returns the changeset. */
export async function plan(
  { ctx }: Scene,
  assetIds: string[],
  idempotencyKey = ctx.ids.next(),
): Promise<string> {
  const published = await publish(ctx, { assetIds, target: "shopify", idempotencyKey });
  if (!published.ok) throw new Error(`refused: ${published.reason}`);
  return published.changesetId;
}

/** Does a product's job as the queue would: again when asked for, again after a crash or a throw, then the dead letter. */
export async function work(
  { ctx, productGid }: Scene,
  changesetId: string,
  { product = productGid, tries = 9 }: { product?: string; tries?: number } = {},
): Promise<void> {
  const key = { changesetId, productGid: product };
  for (let attempt = 1, rounds = 0; rounds < 100; rounds++) {
    try {
      const done = await publishProduct(ctx, key, {
        signal: new AbortController().signal,
        isLastAttempt: attempt === tries,
      });
      if (!done) return;
    } catch {
      if (attempt++ === tries) return settleProduct(ctx, key);
    }
  }
  throw new Error("the job never ended");
}

export async function changesetOf({ ctx }: Scene, changesetId: string): Promise<Changeset> {
  const read = await readChangeset(ctx, { changesetId });
  if (!read.ok) throw new Error(read.reason);
  return read.changeset;
}
