/** Shops with pictures that can be published, and the queue's part played by hand. */
import { createHash } from "node:crypto";
import { recordAsset } from "#app/domain/assets/index.server.ts";
import {
  type Changeset,
  type ProductMedium,
  type PublishingCtx,
  planChangeset,
  publish,
  readChangeset,
  startChangeset,
  undoProducts,
} from "#app/domain/publishing/index.server.ts";
import { checkProducts } from "#app/domain/publishing/check-products.ts";
import { publishProducts, settleProducts } from "#app/domain/publishing/publish-products.ts";
import { settleUndo, undoBatch } from "#app/domain/publishing/undo-batch.ts";
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
  shop.originals.set(medium(11).mediaGid, Buffer.from("the merchant's photo 11"));
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
    colour = null,
    sizePx = 1024,
    bytes = Buffer.from(`picture ${ctx.ids.next()}`),
  }: {
    outcome?: string | null;
    product?: string;
    isVideo?: boolean;
    /** The value of the option Colour that it shows. */
    colour?: string | null;
    sizePx?: number;
    bytes?: Uint8Array;
  } = {},
): Promise<string> {
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
    widthPx: sizePx,
    heightPx: sizePx,
    quality: isVideo ? "video-5" : "standard",
    recipe: { name: "white", version: 1 },
    engine: "local",
    sourceGid: "gid://shopify/MediaImage/11",
    sourceSha256: "0".repeat(64),
    optionName: colour === null ? null : "Colour",
    optionValue: colour,
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

/** Does a batch's job as the queue would: again when asked for, again after a crash or a throw, then the dead letter. */
export async function work(
  { ctx, productGid }: Scene,
  changesetId: string,
  { products = [productGid], tries = 9 }: { products?: readonly string[]; tries?: number } = {},
): Promise<void> {
  const key = { changesetId, productGids: products };
  for (let attempt = 1, rounds = 0; rounds < 100; rounds++) {
    try {
      const done = await publishProducts(ctx, key, {
        signal: new AbortController().signal,
        isLastAttempt: attempt === tries,
      });
      if (!done) return;
    } catch {
      if (attempt++ === tries) return settleProducts(ctx, key);
    }
  }
  throw new Error("the job never ended");
}

export async function changesetOf({ ctx }: Scene, changesetId: string): Promise<Changeset> {
  const read = await readChangeset(ctx, { changesetId });
  if (!read.ok) throw new Error(read.reason);
  return read.changeset;
}

/** Variants of a product, each of a colour and with what it shows. */
export function variantsOf(
  { shop }: Scene,
  productGid: string,
  shown: readonly (readonly [colour: string, mediaGid: string | null])[],
): void {
  shop.variants.set(
    productGid,
    shown.map(([colour, mediaGid], index) => ({
      variantGid: `${productGid.replace("Product", "ProductVariant")}${index}`,
      mediaGid,
      options: [{ name: "Colour", value: colour }],
    })),
  );
}

/** Plans a publication and has its products looked at. */
export async function draft(
  s: Scene,
  assetIds: string[],
  how: Partial<Parameters<typeof planChangeset>[1]> = {},
): Promise<string> {
  const planned = await planChangeset(s.ctx, {
    assetIds,
    target: "shopify",
    idempotencyKey: s.ctx.ids.next(),
    ...how,
  });
  if (!planned.ok) throw new Error(`refused: ${planned.reason}`);
  await check(s, planned.changesetId);
  return planned.changesetId;
}

/** Looks at every product of a plan, as the queue would. */
export async function check(s: Scene, changesetId: string): Promise<void> {
  const { products } = await changesetOf(s, changesetId);
  await checkProducts(s.ctx, { changesetId, productGids: products.map(({ productGid }) => productGid) });
}

/** Starts a plan and publishes it to its end. */
export async function publishPlan(s: Scene, changesetId: string): Promise<void> {
  const started = await startChangeset(s.ctx, { changesetId });
  if (!started.ok) throw new Error(`refused: ${started.reason}`);
  await workAll(s, changesetId);
}

export async function workAll(s: Scene, changesetId: string, tries?: number): Promise<void> {
  const { products } = await changesetOf(s, changesetId);
  await work(s, changesetId, {
    products: products.map(({ productGid }) => productGid),
    ...(tries !== undefined && { tries }),
  });
}

/** Undoes products, or all, to the end, as the queue would. */
export async function undo(
  s: Scene,
  changesetId: string,
  { productGids, tries = 9 }: { productGids?: string[]; tries?: number } = {},
): Promise<void> {
  const undone = await undoProducts(s.ctx, { changesetId, ...(productGids && { productGids }) });
  if (!undone.ok) throw new Error(`refused: ${undone.reason}`);
  await workUndo(s, changesetId, tries);
}

export async function workUndo(s: Scene, changesetId: string, tries = 9): Promise<void> {
  const { products } = await changesetOf(s, changesetId);
  const key = { changesetId, productGids: products.map(({ productGid }) => productGid) };
  for (let attempt = 1, rounds = 0; rounds < 100; rounds++) {
    try {
      const control = { signal: new AbortController().signal, isLastAttempt: attempt === tries };
      if (!(await undoBatch(s.ctx, key, control))) return;
    } catch {
      if (attempt++ === tries) return void (await settleUndo(s.ctx, key));
    }
  }
  throw new Error("undoing never ended");
}
