/**
 * A whole house whose shop has results ready to be published: thousands, made out of nothing, because what is looked at
 * begins where a person presses Publish.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import sharp from "sharp";
import { openFileStore } from "#app/adapters/storage/index.ts";
import { assetKey, recordAsset } from "#app/domain/assets/index.server.ts";
import { systemClock } from "#app/platform/clock.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { openDb } from "#app/platform/db/db.ts";
import { type ShopId, systemIds } from "#app/platform/ids.ts";
import { createJobs, openQueue } from "#app/platform/jobs/queue.ts";
import { createLog } from "#app/platform/log.ts";
import { createAppClient } from "../demo/app-client.ts";
import { type House, startHouse } from "../demo/house.ts";
import { patient } from "./house-order.ts";

export interface PublishingHouse {
  readonly house: House;
  /** As the database's superuser. */
  readonly database: pg.Client;
  /** Gids of the shop's products. */
  readonly products: readonly string[];
  /** One passed result for each of these products; returns their ids, in the order of the products. */
  makeResults(productGids: readonly string[]): Promise<string[]>;
  /** Publishes results; returns the changeset's id. */
  publish(assetIds: readonly string[]): Promise<string>;
  /** How far a changeset is. */
  progress(changesetId: string): Promise<Progress>;
  stop(): Promise<void>;
}

/** Products of a changeset by what became of them. */
export interface Progress {
  readonly open: number;
  readonly done: number;
  readonly failed: number;
}

/** Results recorded at the same time. */
const AT_A_TIME = 6;

/** Starts the house in `dataDir`; its worker processes publish. */
export async function openPublishingHouse({
  dataDir,
  products,
  workers,
  quickDeaths,
  say,
  signal,
}: {
  readonly dataDir: string;
  readonly products: number;
  readonly workers: number;
  readonly quickDeaths?: number;
  readonly say: (text: string) => void;
  readonly signal?: AbortSignal;
}): Promise<PublishingHouse> {
  const filesDir = join(dataDir, "results");
  mkdirSync(filesDir, { recursive: true });
  const storageUrl = pathToFileURL(filesDir).href;
  const house = await startHouse({
    dataDir: join(dataDir, "house"),
    workers,
    products,
    say,
    ...(quickDeaths !== undefined && { quickDeaths }),
    ...(signal && { signal }),
    env: { STORAGE_URL: storageUrl, LOG_LEVEL: "warn" },
  });
  const stops: (() => Promise<unknown>)[] = [() => house.stop()];
  const stop = async () => {
    for (const stopOne of stops.splice(0).toReversed()) await stopOne();
  };
  try {
    const app = patient(createAppClient(house.webUrl, house.double, house.shop));
    await app.get("/api/credits"); // installs the app
    const log = createLog("silent");
    const db = openDb(house.databaseUrl, { poolSize: AT_A_TIME });
    stops.push(() => db.close());
    const boss = await openQueue(house.databaseUrl, log);
    stops.push(() => boss.stop({ graceful: false }));
    const database = new pg.Client({ connectionString: house.databaseUrl });
    await database.connect();
    stops.push(() => database.end());
    const { rows } = await database.query<{ shopId: ShopId }>(`SELECT shop_id AS "shopId" FROM shop`);
    const ctx: Ctx = {
      shopId: rows[0]!.shopId,
      actor: { kind: "operator", id: "test" },
      db,
      jobs: createJobs(boss, db),
      clock: systemClock,
      ids: systemIds,
      log,
      ports: {},
    };
    const { products: seeded } = await house.double.state(house.shop);
    return {
      house,
      database,
      products: seeded.map(({ id }) => id),
      makeResults: (productGids) => makeResults(ctx, { database, productGids, storageUrl }),
      async publish(assetIds) {
        const request = { assetIds, target: "shopify", idempotencyKey: randomUUID() };
        const { status, body } = await app.post<{ changesetId: string; message?: string }>(
          "/api/publications",
          request,
        );
        if (status !== 200) throw new Error(`publishing was refused: ${body.message}`);
        return body.changesetId;
      },
      progress: (changesetId) => readProgress(database, changesetId),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeResults(
  ctx: Ctx,
  {
    database,
    productGids,
    storageUrl,
  }: { database: pg.Client; productGids: readonly string[]; storageUrl: string },
): Promise<string[]> {
  const files = openFileStore(storageUrl);
  const plain = await sharp({ create: { width: 64, height: 64, channels: 3, background: "teal" } })
    .jpeg()
    .toBuffer();
  const runId = ctx.ids.next();
  const assetIds: string[] = [];
  const makeOne = async (productGid: string, place: number) => {
    const bytes = withComment(plain, randomUUID());
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const fileKey = assetKey(ctx.shopId, runId, sha256, "image/jpeg");
    await files.put(fileKey, bytes, { contentType: "image/jpeg" });
    const made = await recordAsset(ctx, {
      itemId: ctx.ids.next(),
      runId,
      productGid,
      productTitle: `Product ${productGid.slice(productGid.lastIndexOf("/") + 1)}`,
      sku: productGid.slice(productGid.lastIndexOf("/") + 1),
      fileKey,
      sha256,
      sizeBytes: bytes.byteLength,
      mimeType: "image/jpeg",
      widthPx: 64,
      heightPx: 64,
      quality: "standard",
      recipe: { name: "white", version: 1 },
      engine: "local",
      sourceGid: "gid://shopify/MediaImage/1",
      sourceSha256: "0".repeat(64),
      optionName: null,
      optionValue: null,
      ratio: "1:1",
      variation: 1,
      evidence: {},
    });
    assetIds[place] = made.assetId;
  };
  const todo = productGids.map((productGid, place) => ({ productGid, place })).toReversed();
  const line = async () => {
    for (let next = todo.pop(); next; next = todo.pop()) await makeOne(next.productGid, next.place);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, line));
  await database.query(
    `INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence)
     SELECT shop_id, asset_id, 'shopify', 'dimensions', 1, 'platform-rules', 'pass', '{}' FROM asset WHERE run_id = $1`,
    [runId],
  );
  return assetIds;
}

/** The picture with a comment of its own: other bytes, the same pixels. A comment follows the marker of the beginning. */
function withComment(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment);
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}

async function readProgress(database: pg.Client, changesetId: string): Promise<Progress> {
  const { rows } = await database.query<Progress>(
    `SELECT count(*) FILTER (WHERE status NOT IN ('done', 'failed'))::integer AS open,
            count(*) FILTER (WHERE status = 'done')::integer AS done,
            count(*) FILTER (WHERE status = 'failed')::integer AS failed
     FROM changeset_product WHERE changeset_id = $1`,
    [changesetId],
  );
  return rows[0]!;
}
