/** A durable database for the parts that call verbs: shops with as many products as they are to have, and their runs. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { openFileStore } from "../../../app/adapters/storage/index.ts";
import { readCatalogJob } from "../../../app/domain/catalog/jobs/read-catalog.ts";
import { grantPack } from "../../../app/domain/credits/index.server.ts";
import {
  type GenerationCtx,
  readDraft,
  saveDraft,
  startRun,
} from "../../../app/domain/generation/index.server.ts";
import { generateItemJob } from "../../../app/domain/generation/jobs/generate-item.ts";
import { reviewAssetJob } from "../../../app/domain/review/jobs/review-asset.ts";
import { systemClock } from "../../../app/platform/clock.ts";
import { type Db, openDb } from "../../../app/platform/db/db.ts";
import { type ShopId, systemIds } from "../../../app/platform/ids.ts";
import { createJobs, installQueues, openQueue } from "../../../app/platform/jobs/queue.ts";
import { createLog } from "../../../app/platform/log.ts";
import { work } from "../../support/catalog-scene.ts";
import { folderCatalog, inventProduct } from "../../support/folder-catalog.ts";
import { startGuardedPostgres } from "../../support/guarded-postgres.ts";
import { createMigratedDatabase } from "../../support/migrated-database.ts";
import { projectDir } from "../../support/setup.mjs";
import type { BenchInput } from "../bench.ts";
import { noopEngine } from "./noop-engine.ts";
import { type BenchWorker, startWorker } from "./start-worker.ts";

const PHOTOS = join(projectDir, "test", "fixtures", "photos", "catalogue");
const PHOTO = "white-mug-plain.jpg";
const CREDITS = 1_000_000;
const POLL_MS = 20;

export interface DatabaseScene {
  /** A new shop with credits and `products` products. */
  newShop(products: number): Promise<GenerationCtx>;
  /** How many items of a run have this status. */
  count(runId: string, status: "running" | "done"): Promise<number>;
  /** Waits until so many items of the run have the status; how long it took, in ms. */
  untilCount(runId: string, status: "running" | "done", count: number): Promise<number>;
  /** A worker whose engine takes `engineMs` for a picture. */
  startWorker(engineMs: number): Promise<BenchWorker>;
}

export async function withDatabase<T>(
  { workDir, signal }: BenchInput,
  use: (scene: DatabaseScene) => Promise<T>,
): Promise<T> {
  const server = await startGuardedPostgres(join(workDir, "postgres"), { durable: true });
  const stops: (() => Promise<unknown>)[] = [() => server.stop()];
  try {
    const { ownerUrl, appUrl } = await createMigratedDatabase(server, "pipeline");
    const log = createLog("silent");
    await installQueues(ownerUrl, [generateItemJob, reviewAssetJob, readCatalogJob] as never, log);
    const db = openDb(appUrl, { poolSize: 6 });
    stops.push(() => db.close());
    const boss = await openQueue(appUrl, log);
    stops.push(() => boss.stop({ graceful: false }));
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    stops.push(() => owner.end());
    const storageUrl = pathToFileURL(join(workDir, "files")).href;
    const files = openFileStore(storageUrl);

    const count: DatabaseScene["count"] = async (runId, status) => {
      const { rows } = await owner.query<{ count: number }>(
        "SELECT count(*)::integer AS count FROM generation_item WHERE run_id = $1 AND status = $2",
        [runId, status],
      );
      return rows[0]!.count;
    };
    return await use({
      count,
      async untilCount(runId, status, wanted) {
        const startMs = performance.now();
        while ((await count(runId, status)) < wanted) await systemClock.sleep(POLL_MS, signal);
        return performance.now() - startMs;
      },
      async newShop(products) {
        const shopId = await installShop(db);
        const catalog = folderCatalog(
          PHOTOS,
          Array.from({ length: products }, (_, index) => inventProduct(index + 1, PHOTO)),
        );
        const ctx: GenerationCtx = {
          shopId,
          actor: { kind: "system", id: "bench" },
          db,
          jobs: createJobs(boss, db),
          clock: systemClock,
          ids: systemIds,
          log,
          ports: { engines: [noopEngine(0)], files, catalog },
        };
        const purchaseGid = `gid://shopify/AppPurchaseOneTime/${BigInt(`0x${randomUUID().slice(0, 8)}`)}`;
        const pack = { purchaseGid, credits: CREDITS, offerName: `${CREDITS} credits`, test: false };
        const granted = await grantPack(ctx, pack);
        if (!granted.ok) throw new Error(granted.reason);
        return ctx;
      },
      async startWorker(engineMs) {
        const worker = await startWorker({
          DATABASE_URL: appUrl,
          STORAGE_URL: storageUrl,
          PHOTO_FOLDER: PHOTOS,
          WORK: "items",
          ENGINE_MS: String(engineMs),
        });
        stops.push(() => worker.kill());
        return worker;
      },
    });
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}

async function installShop(db: Db): Promise<ShopId> {
  const name = randomUUID();
  const [row] = await db.untenanted.$queryRaw<{ shop_id: ShopId }[]>`
    SELECT shop_id FROM shop_install(${systemIds.next()}::uuid, ${name}, ${`${name}.myshopify.com`})`;
  if (!row) throw new Error("shop_install returned nothing");
  return row.shop_id;
}

/** All products of the shop as a draft that has been read. */
export async function drafted(ctx: GenerationCtx): Promise<string> {
  const saved = await saveDraft(ctx, { selection: { all: true } });
  if (!saved.ok) throw new Error(saved.reason);
  const { draftId } = saved;
  const draft = await readDraft(ctx, { draftId });
  if (!draft.ok || draft.readingId === null) throw new Error("a draft without a reading");
  await work(ctx, draft.readingId);
  return draftId;
}

/** Starts a draft: one Standard picture of each product. */
export async function startDraft(ctx: GenerationCtx, draftId: string): Promise<string> {
  const run = await startRun(ctx, { draftId, quality: "standard", again: true });
  if (!run.ok) throw new Error(run.reason);
  return run.runId;
}
