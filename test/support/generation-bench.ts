/** What every generation test stands on: a database, the engine double, a shop with photos and products, and short words. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { createHttpEngine } from "../../app/adapters/providers/http-engine.ts";
import { openFileStore } from "../../app/adapters/storage/index.ts";
import { type Asset, assetKey, type FileStore, listAssets } from "../../app/domain/assets/index.server.ts";
import type { CatalogProduct } from "../../app/domain/catalog/ports.ts";
import { grantPack, readBalance } from "../../app/domain/credits/index.server.ts";
import { readCatalog } from "../../app/domain/catalog/jobs/read-catalog.handler.ts";
import { readCatalogJob } from "../../app/domain/catalog/jobs/read-catalog.ts";
import type { PictureChoice, Selection } from "../../app/domain/catalog/schemas.ts";
import {
  type GenerationCtx,
  readDraft,
  readRun,
  saveDraft,
  startRun,
} from "../../app/domain/generation/index.server.ts";
import { generateItem } from "../../app/domain/generation/jobs/generate-item.handler.ts";
import { type GenerateItemPayload, generateItemJob } from "../../app/domain/generation/jobs/generate-item.ts";
import type { StartRunInput } from "../../app/domain/generation/schemas.ts";
import { reviewAssetJob } from "../../app/domain/review/jobs/review-asset.ts";
import { type Clock, systemClock } from "../../app/platform/clock.ts";
import type { ShopId } from "../../app/platform/ids.ts";
import { type EngineDouble, startEngineDouble } from "../engine-double/client.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { COLLECTION_GID, folderCatalog, inventProduct } from "./folder-catalog.ts";

/** Price of a Standard picture in credits. */
export const PRICE = 15;
export const PHOTO_FILES = ["water-bottle-plain.jpg", "toy-car-plain.jpg", "white-mug-plain.jpg"] as const;
export const PRODUCTS = PHOTO_FILES.map((file, index) => inventProduct(index + 1, file));

/** Renewed for each test: shop, file store, and the double's memory. */
export interface GenerationBench {
  database: TestDatabase;
  double: EngineDouble;
  photos: string;
  filesFolder: string;
  files: FileStore;
  shopId: ShopId;
}

const bench = {} as GenerationBench;

/** Opens the bench before a file's tests and closes it after them. */
export function useGenerationBench(): GenerationBench {
  let folder: string;
  beforeAll(async () => {
    [bench.database, bench.double] = await Promise.all([
      testDatabase({ jobs: [generateItemJob, reviewAssetJob, readCatalogJob] }),
      startEngineDouble(),
    ]);
    folder = await mkdtemp(join(tmpdir(), "generation-"));
    bench.photos = join(folder, "photos");
    await cp("test/fixtures/photos/catalogue", bench.photos, {
      recursive: true,
      filter: (path) => !path.endsWith(".png"),
    });
  });
  beforeEach(async () => {
    await bench.double.reset();
    bench.shopId = await bench.database.newShop();
    bench.filesFolder = join(folder, `files-${bench.shopId}`);
    bench.files = openFileStore(pathToFileURL(bench.filesFolder).href);
  });
  afterAll(async () => {
    await Promise.all([bench.database?.close(), bench.double?.stop()]);
    await rm(folder, { recursive: true, force: true });
  });
  return bench;
}

export function ctxWith(
  products: readonly CatalogProduct[] = PRODUCTS,
  ports: Partial<GenerationCtx["ports"]> = {},
): GenerationCtx {
  return bench.database.ctx(bench.shopId, {
    engines: [
      createHttpEngine({ name: "double", url: bench.double.url, log: bench.database.ctx(bench.shopId).log }),
    ],
    files: bench.files,
    catalog: folderCatalog(bench.photos, products),
    ...ports,
  });
}

/**
 * The ctx with a clock by which a deadline passes when the double has left one more request unanswered, and only then:
 * a slow machine is no silent engine.
 */
export function impatient(ctx: GenerationCtx): GenerationCtx {
  let passed = 0;
  const sleep: Clock["sleep"] = async (_delayMs, signal) => {
    while ((await bench.double.state()).unanswered <= passed) await systemClock.sleep(20, signal);
    passed++;
  };
  return { ...ctx, clock: { ...systemClock, sleep } };
}

let purchases = 0;
export const buy = (ctx: GenerationCtx, credits: number) =>
  grantPack(ctx, {
    purchaseGid: `gid://shopify/AppPurchaseOneTime/${bench.shopId}-${++purchases}`,
    credits,
    offerName: `${credits} credits`,
    test: false,
  });

export interface Chosen {
  readonly selection?: Selection;
  readonly pictures?: PictureChoice;
}

/** Everything in the shop, or what is chosen, as a draft that has been read. */
export async function drafted(
  ctx: GenerationCtx,
  { selection = { collectionGids: [COLLECTION_GID] }, pictures }: Chosen = {},
): Promise<string> {
  const saved = await saveDraft(ctx, { selection, pictures });
  if (!saved.ok) throw new Error(`refused: ${saved.reason}`);
  await readDrafted(ctx, saved.draftId);
  return saved.draftId;
}

/** Reads a draft's products, as the queue does. */
export async function readDrafted(ctx: GenerationCtx, draftId: string): Promise<void> {
  const draft = await readDraft(ctx, { draftId });
  if (!draft.ok || draft.readingId === null) throw new Error("a draft without a reading");
  const payload = { v: 1 as const, shopId: bench.shopId, readingId: draft.readingId };
  const handle = readCatalog(() => ctx);
  while (await handle(payload, control(ctx)));
}

/** What starts a draft; without one, everything in the shop is drafted and read first. */
export async function request(
  ctx: GenerationCtx,
  { selection, pictures, ...overrides }: Partial<StartRunInput> & Chosen = {},
): Promise<StartRunInput> {
  const chosen = { ...(selection && { selection }), ...(pictures && { pictures }) };
  const draftId = overrides.draftId ?? (await drafted(ctx, chosen));
  // What another test run of the same photos has made is no matter, unless a test is about that.
  return { quality: "standard", again: true, ...overrides, draftId };
}

export async function started(
  ctx: GenerationCtx,
  overrides: Partial<StartRunInput> & Chosen = {},
): Promise<string> {
  const run = await startRun(ctx, await request(ctx, overrides));
  if (!run.ok) throw new Error(`refused: ${run.reason}`);
  return run.runId;
}

export async function runOf(ctx: GenerationCtx, runId: string) {
  const read = await readRun(ctx, { runId });
  if (!read.ok) throw new Error("no such run");
  return read.run;
}

export const control = (ctx: GenerationCtx, signal = new AbortController().signal) => ({
  signal,
  attempt: 1,
  isLastAttempt: false,
  log: ctx.log,
});
export const payloadOf = (itemId: string): GenerateItemPayload => ({ v: 1, shopId: bench.shopId, itemId });

/** Runs an item's job as the queue does, without its waiting. Returns how long it was asked to wait each time. */
export async function work(ctx: GenerationCtx, itemId: string): Promise<number[]> {
  const handle = generateItem(() => ctx);
  const waits: number[] = [];
  while (waits.length < 40) {
    const outcome = await handle(payloadOf(itemId), control(ctx));
    if (!outcome) return waits;
    waits.push(outcome.again.afterMs);
    await systemClock.sleep(Math.min(outcome.again.afterMs, 20));
  }
  throw new Error(`item ${itemId} never ended`);
}

export async function workOnAll(ctx: GenerationCtx, runId: string): Promise<void> {
  for (const { itemId } of (await runOf(ctx, runId)).items) await work(ctx, itemId);
}

export const firstItem = async (ctx: GenerationCtx, runId: string) => (await runOf(ctx, runId)).items[0]!;

export async function balance(ctx: GenerationCtx): Promise<{ available: number; held: number }> {
  const { availableCredits, heldCredits } = await readBalance(ctx);
  return { available: availableCredits, held: heldCredits };
}

export async function assetsOf(ctx: GenerationCtx, runId: string) {
  const listed = await listAssets(ctx, { runId });
  if (!listed.ok) throw new Error("assets could not be listed");
  return listed.assets;
}

/** The stored bytes of a result. */
export const fileOf = ({ itemId, sha256, mimeType }: Asset) =>
  bench.files.get(assetKey(bench.shopId, itemId, sha256, mimeType));

export const waitingJobs = async (job: string): Promise<number> =>
  Number(
    (
      await bench.database.asOwner(
        "SELECT count(*) FROM pgboss.job WHERE name = $1 AND data ->> 'shopId' = $2",
        [job, bench.shopId],
      )
    )[0]!.count,
  );

export async function settlements(): Promise<Record<string, number>> {
  const rows = await bench.database.asApp(
    "SELECT outcome, count(*)::int AS count FROM credit_settlement GROUP BY outcome",
    [],
    bench.shopId,
  );
  return Object.fromEntries(rows.map((row) => [row.outcome, row.count]));
}

/** Polls a condition that another process makes true. */
export async function until(condition: () => Promise<boolean>, limitMs = 60_000): Promise<void> {
  const endMs = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > endMs) throw new Error("the condition did not come true in time");
    await systemClock.sleep(25);
  }
}
