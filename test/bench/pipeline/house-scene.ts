/** A whole house for the benchmark, and what an order costs in it, from the order to the last picture. */
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { Client } from "pg";
import { type AppClient, createAppClient } from "../../demo/app-client.ts";
import { clearHouse, type House, startHouse } from "../../demo/house.ts";
import { until } from "../../demo/until.ts";
import { buyPack, endedItems, LARGEST_PACK, orderPictures } from "../../support/house-order.ts";
import type { BenchInput } from "../bench.ts";
import { cpuMs, databaseCpuMs, peakMiB } from "./processes.ts";

const POLL_MS = 1_000;

export interface HouseScene {
  readonly house: House;
  readonly app: AppClient;
  readonly database: Client;
  /** Whether its workers check what was made. */
  readonly isReviewed: boolean;
}

/** Starts a house with credits for 20,000 pictures, and takes it down afterwards. */
export async function withHouse<T>(
  { workDir, say, signal }: BenchInput,
  options: { name: string; workers: number; products: number; env?: Record<string, string> },
  use: (scene: HouseScene) => Promise<T>,
): Promise<T> {
  const dataDir = join(workDir, options.name);
  try {
    const house = await startHouse({
      dataDir,
      workers: options.workers,
      products: options.products,
      signal,
      say,
      env: { ALLOW_TEST_CHARGES: "true", LOG_LEVEL: "warn", ...options.env },
    });
    const database = new Client({ connectionString: house.databaseUrl });
    try {
      await database.connect();
      const app = createAppClient(house.webUrl, house.double, house.shop);
      await buyPack(house, app, LARGEST_PACK);
      await buyPack(house, app, LARGEST_PACK);
      const isReviewed = options.env?.["WORKER_JOBS"]?.includes("review") ?? true;
      return await use({ house, app, database, isReviewed });
    } finally {
      await database.end();
      await house.stop();
    }
  } finally {
    clearHouse(dataDir);
  }
}

export interface Cost {
  readonly items: number;
  readonly runId: string;
  /** From the order to the last picture. */
  readonly madeMs: number;
  /** How long each hundred of them took, one after the other. */
  readonly hundredsMs: readonly number[];
  /** Processor time by process; null where it isn't known. */
  readonly cpuMs: Readonly<Record<"worker" | "web" | "database", number | null>>;
}

/**
 * Orders pictures and waits until the last one is made, and checked where the house checks. Times are the database's own.
 *
 * @param productGids of which products; of all without it
 */
export async function makePictures(
  { house, app, database, isReviewed }: HouseScene,
  items: number,
  signal: AbortSignal,
  productGids?: readonly string[],
): Promise<Cost> {
  const alreadyEnded = await endedItems(database);
  const { runId } = await orderPictures(app, items, productGids && { productGids });
  const before = await readCpu(house, database);
  let ended = 0;
  const isOver = async () => {
    signal.throwIfAborted();
    await after(POLL_MS);
    ended = (await endedItems(database)) - alreadyEnded;
    return ended >= items && !(isReviewed && (await isChecking(database))) ? true : null;
  };
  await until(`${items} pictures`, isOver, () => String(ended));
  const afterwards = await readCpu(house, database);
  const { rows } = await database.query<{ madeMs: number; made: number }>(
    `SELECT extract(epoch FROM finished_at - created_at)::float8 * 1000 AS "madeMs",
            (SELECT count(*) FROM generation_item i WHERE i.run_id = r.run_id AND i.status = 'done')::integer AS made
     FROM generation_run r WHERE run_id = $1`,
    [runId],
  );
  const [run] = rows;
  if (run?.made !== items) throw new Error(`${run?.made} of ${items} pictures were made`);
  const spent = (process: keyof Cost["cpuMs"]) => {
    const [start, end] = [before[process], afterwards[process]];
    return start === null || end === null ? null : end - start;
  };
  return {
    items,
    runId,
    madeMs: run.madeMs,
    hundredsMs: await readHundreds(database, runId),
    cpuMs: { worker: spent("worker"), web: spent("web"), database: spent("database") },
  };
}

async function readHundreds(database: Client, runId: string): Promise<number[]> {
  const { rows } = await database.query<{ ms: number }>(
    `SELECT extract(epoch FROM i.finished_at - r.created_at)::float8 * 1000 AS ms
     FROM generation_item i JOIN generation_run r USING (shop_id, run_id)
     WHERE run_id = $1 ORDER BY ms`,
    [runId],
  );
  const ends = rows.filter((_, i) => (i + 1) % 100 === 0).map(({ ms }) => ms);
  return ends.map((end, i) => end - (ends[i - 1] ?? 0));
}

async function isChecking(database: Client): Promise<boolean> {
  const { rows } = await database.query<{ open: boolean }>(
    "SELECT EXISTS (SELECT FROM pgboss.job WHERE name = 'review.asset' AND state < 'completed') AS open",
  );
  return rows[0]?.open ?? false;
}

async function readCpu(house: House, database: Client): Promise<Cost["cpuMs"]> {
  const { rows } = await database.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return {
    worker: sum(pidsOf(house, "worker").map(cpuMs)),
    web: sum(pidsOf(house, "web").map(cpuMs)),
    database: databaseCpuMs(rows[0]!.pid),
  };
}

/** The products that a run's pictures are of. */
export async function productsOf({ database }: HouseScene, runId: string): Promise<string[]> {
  const { rows } = await database.query<{ productGid: string }>(
    'SELECT DISTINCT product_gid AS "productGid" FROM generation_item WHERE run_id = $1 ORDER BY 1',
    [runId],
  );
  return rows.map(({ productGid }) => productGid);
}

/** The most memory that any process of the name has had so far, in MiB. */
export function peakOf(house: House, name: "web" | "worker"): number | null {
  const peaks = pidsOf(house, name).map(peakMiB);
  return peaks.includes(null) ? null : Math.max(...(peaks as number[]));
}

const pidsOf = (house: House, name: string): number[] =>
  house.running().flatMap((one) => (one.name.startsWith(name) && one.child.pid ? [one.child.pid] : []));

const sum = (values: readonly (number | null)[]): number | null =>
  values.reduce((total, value) => (total === null || value === null ? null : total + value), 0);
