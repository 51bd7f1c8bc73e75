/**
 * The only file that joins rooms to adapters. The web process asks for `services()`; the worker and the command line
 * compose their own from the same parts.
 */
import { maskOfPacked } from "#app/adapters/engine/cutout/packed-outline.ts";
import { createLocalEngine, openOperatorModel } from "#app/adapters/engine/local-engine.ts";
import { findFfmpeg } from "#app/adapters/engine/video/find-ffmpeg.ts";
import { createSmtpMailer } from "./adapters/mail/smtp.ts";
import { createHttpEngine } from "./adapters/providers/http-engine.ts";
import { createAdminClient } from "./adapters/shopify/admin-client.ts";
import type { Merchant } from "./adapters/shopify/authenticate.ts";
import { createBillingPort } from "./adapters/shopify/billing.ts";
import { createCatalogSource } from "./adapters/shopify/catalog.ts";
import { createPublishingMedia } from "./adapters/shopify/media.ts";
import { createShopFacts } from "./adapters/shopify/shop-facts.ts";
import { createQueryBudgets } from "./adapters/shopify/query-budget.ts";
import { openFileStore } from "./adapters/storage/index.ts";
import { createTextReader } from "./adapters/text/text-reader.ts";
import { type AccountPorts, findShop, findShopByDomain, installShop } from "./domain/account/index.server.ts";
import type { Asset, AssetsPorts } from "./domain/assets/index.server.ts";
import {
  readAsset,
  readAssetFile,
  readAssetStill,
  readFileNameTemplate,
} from "./domain/assets/index.server.ts";
import type { BillingPorts } from "./domain/billing/index.server.ts";
import { type CatalogPorts, readPicture } from "./domain/catalog/index.server.ts";
import { grantWelcome } from "./domain/credits/index.server.ts";
import {
  type Engine,
  type GenerationPorts,
  readItem,
  readKeptOutline,
} from "./domain/generation/index.server.ts";
import {
  backdropOf,
  frameSize,
  isVideo,
  placementOf,
  type Quality,
  type Ratio,
  recipeSchema,
  VIDEO_SECONDS,
} from "./domain/generation/schemas.ts";
import { type PublishingPorts, readAltTemplate } from "./domain/publishing/index.server.ts";
import type { PictureSource, ReviewPorts } from "./domain/review/index.server.ts";
import { altText } from "./platform/alt-texts.ts";
import { clauseOfCause, newsOf } from "./news.server.ts";
import { systemClock } from "./platform/clock.ts";
import type { Actor, Ctx } from "./platform/ctx.ts";
import { openDb } from "./platform/db/db.ts";
import { type Env, readEnv } from "./platform/env.ts";
import { type ShopId, systemIds } from "./platform/ids.ts";
import { createJobs, openQueue } from "./platform/jobs/queue.ts";
import { type Log, createLog } from "./platform/log.ts";
import { createKeyring } from "./platform/secrets/keyring.ts";
import { createPictureLinks } from "./platform/secrets/picture-links.ts";
import { createSavedFileLinks } from "./platform/secrets/saved-file-links.ts";
import { hmacShopGid } from "./platform/secrets/shop-hmac.ts";
import { createShopify } from "./shopify.server.ts";

/** Every port of every room, for one shop. */
export type AllPorts = AccountPorts &
  AssetsPorts &
  BillingPorts &
  CatalogPorts &
  GenerationPorts &
  PublishingPorts &
  ReviewPorts;
export type ShopCtx = Ctx<AllPorts>;
export type Services = Awaited<ReturnType<typeof compose>>;

/** A picture of the largest quality takes the local engine about 20 s on one slow core. */
const LOCAL_DEADLINE_MS = 120_000;
/** Ten seconds of video with four angles take about 30 s on two slow cores. */
const LOCAL_VIDEO_DEADLINE_MS = 180_000;
const SYSTEM: Actor = { kind: "system", id: "worker" };

/** Opens everything that a process needs. `process` names it in the logs. */
export async function compose({ env, log }: { env: Env; log: Log }) {
  const engines = await createEngines(env, log);
  const db = openDb(env.DATABASE_URL);
  const boss = await openQueue(env.DATABASE_URL, log);
  const keyring = createKeyring(env.ENCRYPTION_KEYS);
  const shopify = createShopify({ env, db, keyring, log });
  const admin = createAdminClient({ tokens: shopify.accessTokens, log, clock: systemClock });
  const budgets = createQueryBudgets({ db, clock: systemClock, log });
  const files = openFileStore(env.STORAGE_URL);
  const mailer = env.SMTP_URL === undefined ? null : createSmtpMailer(env.SMTP_URL);
  const textReader = createTextReader({
    onMissing: (part) =>
      log.warn(`the optional ${part} is not installed: writing in pictures is judged without it`),
  });
  const platform = { db, ids: systemIds, jobs: createJobs(boss, db), clock: systemClock, log };

  /** A ctx for one shop. Its Shopify side looks the shop's domain up when it is first needed. */
  function ctxFor(shopId: ShopId, actor: Actor = SYSTEM): ShopCtx {
    const shopDomain = async () => (await findShop(ctx))?.shopDomain ?? null;
    const urgency = actor.kind === "system" ? "background" : "page";
    const shopAdmin = admin.adminFor(shopDomain, budgets.of(shopId, urgency));
    const ctx: ShopCtx = {
      ...platform,
      shopId,
      actor,
      ports: {
        files,
        engines,
        readShopFacts: createShopFacts(shopAdmin),
        mailer,
        failureClause: clauseOfCause,
        adminUrl: (path) => ctx.ports.billing.adminUrl(path),
        news: newsOf(() => ctx),
        catalog: createCatalogSource(shopAdmin),
        media: createPublishingMedia(shopAdmin, { clock: systemClock }),
        billing: createBillingPort(shopAdmin, {
          shopDomain,
          apiKey: env.SHOPIFY_API_KEY,
          clock: systemClock,
        }),
        allowTestCharges: env.ALLOW_TEST_CHARGES,
        reviewPictures: {
          async read(_shopId, assetId) {
            const read = await readAsset(ctx, { assetId });
            if (!read.ok || read.asset.deletedAt) return null;
            const { mimeType, evidence, fileName, sku, productTitle, optionValue } = read.asset;
            const quality = read.asset.quality as Quality;
            const ratio = read.asset.ratio as Ratio;
            const still = await readAssetStill(ctx, { assetId });
            const film = isVideo(quality) ? await readAssetFile(ctx, { assetId }) : null;
            const recipe = recipeSchema.parse(read.asset.recipe);
            const { widthPx, heightPx } = frameSize(quality, ratio);
            return {
              bytes: still.ok && film?.ok !== false ? still.bytes : null,
              mimeType,
              ...(isVideo(quality) && {
                video: {
                  bytes: film?.ok ? film.bytes : new Uint8Array(),
                  orderedMs: VIDEO_SECONDS[quality] * 1_000,
                },
              }),
              longestSidePx: Math.max(widthPx, heightPx),
              backdrop: backdropOf(recipe),
              ...placementOf(recipe, ratio),
              evidence,
              texts: [
                { where: "title", text: productTitle },
                { where: "alt", text: altText(read.asset, await readAltTemplate(ctx)) },
              ],
              file: {
                fileName,
                template: await readFileNameTemplate(ctx),
                sku,
                use: read.asset.recipe.name,
                productTitle,
                optionValue,
              },
              source: await readReviewSource(ctx, read.asset),
            };
          },
        },
        textReader,
      },
    };
    return ctx;
  }

  const authenticate = shopify.authentication({
    async findInstalled(shopDomain) {
      const shop = await findShopByDomain({ db }, shopDomain);
      return shop?.isInstalled ? shop.shopId : null;
    },
    async install({ shopGid, shopDomain }) {
      const gidHmac = hmacShopGid(shopGid, env.SIGNING_KEY);
      // The welcome credits belong to the installation: either both are written or neither.
      const { shopId } = await installShop(
        platform,
        { gidHmac, domain: shopDomain },
        async (tx, installedId) => {
          await grantWelcome({ ...ctxFor(installedId), tx }, { gidHmac });
        },
      );
      return shopId;
    },
  });

  return {
    env,
    log,
    platform,
    shopify,
    engines,
    /** Signed addresses of pictures, for tags that send no token. */
    pictureLinks: createPictureLinks({ signingKey: env.SIGNING_KEY, clock: systemClock }),
    /** Signed addresses of statements as files, for the browser's own download. */
    statementLinks: createSavedFileLinks("statement", { signingKey: env.SIGNING_KEY, clock: systemClock }),
    /** Signed addresses of a publication's results as one ZIP, for the browser's own download. */
    downloadLinks: createSavedFileLinks("download", { signingKey: env.SIGNING_KEY, clock: systemClock }),
    exportLinks: createSavedFileLinks("export", { signingKey: env.SIGNING_KEY, clock: systemClock }),
    /** Signed addresses of everything that is stored of a shop, as one file. */
    dataLinks: createSavedFileLinks("data", { signingKey: env.SIGNING_KEY, clock: systemClock }),
    ctxFor,
    /** Who asks, verified; throws the Response that a stranger gets. */
    authenticateMerchant: authenticate as (request: Request) => Promise<Merchant>,
    /** The ctx of the merchant who sent the request. */
    async merchantCtx(request: Request): Promise<ShopCtx> {
      const { shopId, actor } = await authenticate(request);
      return ctxFor(shopId, actor);
    },
    async close() {
      await Promise.all([textReader.close(), ...engines.map((engine) => engine.close())]);
      await boss.stop({ graceful: false });
      await shopify.close();
      await db.close();
    },
  };
}

/**
 * The photo of which an asset was made, from where generation read it, with the outline that the shop keeps of it.
 * @returns null when it is gone for good: removed, replaced by another, or its item deleted
 * @throws Error when it can't be read now
 */
async function readReviewSource(ctx: ShopCtx, asset: Asset): Promise<PictureSource | null> {
  const { itemId, sourceSha256 } = asset;
  const found = await readItem(ctx, { itemId });
  if (!found.ok) return null;
  const photo = await readPicture(ctx, { url: found.item.sourceUrl });
  if (!photo.ok) {
    if (photo.reason !== "picture-unreachable") return null;
    throw new Error(`the photo of picture ${asset.assetId} could not be read: ${photo.detail}`);
  }
  if (photo.sha256 !== sourceSha256) return null;
  const outline = await readKeptOutline(ctx, { sourceSha256 });
  const mask = outline ? maskOfPacked(outline) : undefined;
  return { bytes: photo.bytes, ...(mask && { mask }) };
}

async function createEngines(env: Env, log: Log): Promise<Engine[]> {
  const model =
    env.CUTOUT_MODEL_PATH === undefined ? undefined : await openOperatorModel(env.CUTOUT_MODEL_PATH);
  return env.ENGINES.map((engine) =>
    "url" in engine
      ? createHttpEngine({ ...engine, log })
      : createLocalEngine({
          processes: env.WORKER_CONCURRENCY,
          deadlineMs: LOCAL_DEADLINE_MS,
          videoDeadlineMs: LOCAL_VIDEO_DEADLINE_MS,
          ffmpegPath: findFfmpeg({ explicit: env.FFMPEG_PATH, path: process.env["PATH"] }),
          log,
          ...(model && { model }),
        }),
  );
}

let log: Log | undefined;
let started: Promise<Services> | undefined;

/** The web process's log, there before its services are. */
export function webLog(): Log {
  log ??= createLog(readEnv(process.env).LOG_LEVEL).child({ process: "web" });
  return log;
}

/** The web process's services: opened at the first request, once. */
export function services(): Promise<Services> {
  if (!started) {
    started = compose({ env: readEnv(process.env), log: webLog() });
    // A database that was away when the first request came must not be away for ever.
    started.catch(() => {
      started = undefined;
    });
  }
  return started;
}
