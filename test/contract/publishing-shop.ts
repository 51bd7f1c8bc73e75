/** A shop of the Shopify double whose products are published to through the real adapter, and the queue's part by hand. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { createAdminClient } from "#app/adapters/shopify/admin-client.ts";
import { createPublishingMedia } from "#app/adapters/shopify/media.ts";
import { recordAsset } from "#app/domain/assets/index.server.ts";
import { checkProducts } from "#app/domain/publishing/check-products.ts";
import {
  changeLines,
  checkPlanJob,
  type PublishingCtx,
  type PublishingMedia,
  planChangeset,
  publish,
  publishProductsJob,
  readChangeset,
  startChangeset,
  undoProducts,
  undoProductsJob,
} from "#app/domain/publishing/index.server.ts";
import { publishProducts } from "#app/domain/publishing/publish-products.ts";
import { undoBatch } from "#app/domain/publishing/undo-batch.ts";
import { systemClock } from "#app/platform/clock.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { createLog } from "#app/platform/log.ts";
import { type DoubleHandle, startDouble } from "#test/shopify-double/client.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { unmetered } from "#test/support/unmetered.ts";
import { API_KEY, API_SECRET, tokensFromExchange } from "./exchanged-tokens.ts";
import { routeShopify } from "./shopify-route.ts";

const CATALOGUE = resolve("test/fixtures/photos/products.json");

export interface PublishingHouse {
  readonly double: DoubleHandle;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

/** A double and a database, and every request of this process led to the double. */
export async function openHouse(): Promise<PublishingHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), "publishing-"));
  const [double, database] = await Promise.all([
    startDouble({ dataDir, appUrl: "http://127.0.0.1:9", apiKey: API_KEY, apiSecret: API_SECRET }),
    testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] }),
  ]);
  const restoreRoute = routeShopify({ port: double.port, ca: readFileSync(double.caPath, "utf8") });
  return {
    double,
    database,
    async close() {
      restoreRoute();
      await Promise.all([double.stop(), database.close()]);
      rmSync(dataDir, { recursive: true });
    },
  };
}

export interface ContractScene extends Pick<PublishingHouse, "double" | "database"> {
  readonly shop: string;
  readonly ctx: PublishingCtx;
  readonly shopId: ShopId;
  readonly productGids: readonly string[];
}

let shopNumber = 0;

/** A shop with products; `between` may stand between the room and the real adapter. */
export async function openShop(
  { double, database }: PublishingHouse,
  {
    products = 2,
    between = (media) => media,
  }: { products?: number; between?: (media: PublishingMedia) => PublishingMedia } = {},
): Promise<ContractScene> {
  const shop = `publishing-${++shopNumber}.myshopify.com`;
  await double.seed({ shop, catalogue: CATALOGUE, products });
  const shopId = await database.newShop();
  const stored = new Map<string, Uint8Array>();
  const files: PublishingCtx["ports"]["files"] = {
    put: async (key, bytes) => void stored.set(key, bytes),
    get: async (key) => stored.get(key) ?? null,
    delete: async (key) => void stored.delete(key),
    deleteFolder: async () => {},
    ready: async () => {},
  };
  const admin = createAdminClient({
    tokens: tokensFromExchange(double),
    log: createLog("silent"),
    clock: systemClock,
  }).adminFor(shop, unmetered);
  const media = between(createPublishingMedia(admin, { clock: systemClock }));
  const state = await double.state(shop);
  return {
    double,
    database,
    shop,
    shopId,
    ctx: database.ctx(shopId, { media, files }),
    productGids: state.products.map(({ id }) => id),
  };
}

export const picture = (background = "white") =>
  sharp({ create: { width: 800, height: 800, channels: 3, background } })
    .jpeg()
    .toBuffer();

export const VIDEO = {
  mimeType: "video/mp4",
  quality: "video-5",
  durationMs: 5_000,
  posterKey: "poster",
} as const;

/** A finished picture, or video, that passed review. */
export async function passedAsset(
  { ctx, shopId, database, productGids }: ContractScene,
  {
    bytes,
    video,
    productGid = productGids[0] ?? "",
    sourceGid = "gid://shopify/MediaImage/1",
    option = null,
  }: {
    bytes: Uint8Array;
    video?: typeof VIDEO;
    productGid?: string;
    sourceGid?: string;
    option?: { name: string; value: string } | null;
  },
): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await ctx.ports.files.put(sha256, bytes, { contentType: video?.mimeType ?? "image/jpeg" });
  const { assetId } = await recordAsset(ctx, {
    itemId: ctx.ids.next(),
    runId: ctx.ids.next(),
    productGid,
    productTitle: "Mug",
    sku: "MUG/01 ü",
    fileKey: sha256,
    sha256,
    sizeBytes: bytes.byteLength,
    mimeType: "image/jpeg",
    widthPx: 800,
    heightPx: 800,
    quality: "standard",
    recipe: { name: "white", version: 1 },
    engine: "local",
    sourceGid,
    sourceSha256: sha256,
    optionName: option?.name ?? null,
    optionValue: option?.value ?? null,
    ratio: "1:1",
    variation: 1,
    evidence: {},
    ...video,
  });
  await database.asApp(
    `INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence)
     VALUES ($1, $2, 'shopify', 'dimensions', 1, 'platform-rules', 'pass', '{}')`,
    [shopId, assetId],
    shopId,
  );
  return assetId;
}

export async function published({ ctx }: ContractScene, assetIds: string[]): Promise<string> {
  const answer = await publish(ctx, { assetIds, target: "shopify", idempotencyKey: ctx.ids.next() });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.changesetId;
}

/** Plans a publication, changes its lines, has its products looked at and starts it. */
export async function startedPlan(
  s: ContractScene,
  assetIds: string[],
  how: Partial<Parameters<typeof planChangeset>[1]>,
  lines: Parameters<typeof changeLines>[1]["lines"] = [],
): Promise<string> {
  const { ctx } = s;
  const plan = await planChangeset(ctx, {
    assetIds,
    target: "shopify",
    idempotencyKey: ctx.ids.next(),
    ...how,
  });
  if (!plan.ok) throw new Error(plan.reason);
  const { changesetId } = plan;
  const changed = lines.length > 0 ? await changeLines(ctx, { changesetId, lines }) : null;
  if (changed && !changed.ok) throw new Error(changed.reason);
  await checkProducts(ctx, { changesetId, productGids: await productsOf(s, changesetId) });
  const started = await startChangeset(ctx, { changesetId });
  if (!started.ok) throw new Error(started.reason);
  return changesetId;
}

export async function changesetOf({ ctx }: ContractScene, changesetId: string) {
  const read = await readChangeset(ctx, { changesetId, limit: 250 });
  if (!read.ok) throw new Error(read.reason);
  return read.changeset;
}

const productsOf = async (s: ContractScene, changesetId: string): Promise<string[]> =>
  (await changesetOf(s, changesetId)).products.map(({ productGid }) => productGid);

const CONTROL = { signal: new AbortController().signal, isLastAttempt: false };

/** Runs a batch until it says that it is done; a throw is a crash, after which the next attempt begins. */
async function toTheEnd(run: () => Promise<void | { again: { afterMs: number } }>): Promise<void> {
  for (let round = 0; round < 20; round++) {
    try {
      const answer = await run();
      if (!answer) return;
      await systemClock.sleep(Math.min(answer.again.afterMs, 500));
    } catch {
      continue;
    }
  }
  throw new Error("the job never ended");
}

export async function work(s: ContractScene, changesetId: string): Promise<void> {
  const productGids = await productsOf(s, changesetId);
  await toTheEnd(() => publishProducts(s.ctx, { changesetId, productGids }, CONTROL));
}

export async function undo(s: ContractScene, changesetId: string): Promise<void> {
  const undone = await undoProducts(s.ctx, { changesetId });
  if (!undone.ok) throw new Error(undone.reason);
  const productGids = await productsOf(s, changesetId);
  await toTheEnd(() => undoBatch(s.ctx, { changesetId, productGids }, CONTROL));
}

/** What the double shows of a product. */
export async function shownOf({ double, shop, productGids }: ContractScene, productGid = productGids[0]) {
  const { products, files } = await double.state(shop);
  const product = products.find(({ id }) => id === productGid);
  return { media: product?.media ?? [], variants: product?.variants ?? [], files };
}

/** Throws once, right after the named call took effect: as SIGKILL between an effect and its record. */
export function killedAfter(call: keyof PublishingMedia) {
  let done = false;
  return (media: PublishingMedia): PublishingMedia => {
    const effect = media[call] as (...input: unknown[]) => Promise<unknown>;
    return {
      ...media,
      [call]: async (...input: unknown[]) => {
        const answer = await effect(...input);
        if (done) return answer;
        done = true;
        throw new Error("killed");
      },
    };
  };
}
