/**
 * A catalogue run in a house that is disturbed all the time, and what it comes to. Everything is real but Shopify and
 * the engine; what fails is tried again until all is made, as a merchant would.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Client } from "pg";
import type { Run } from "#app/domain/generation/index.server.ts";
import { type AppClient, createAppClient } from "../../demo/app-client.ts";
import { type House, startHouse } from "../../demo/house.ts";
import { until } from "../../demo/until.ts";
import type { Behaviour } from "../../engine-double/behaviours.ts";
import { startEngineDouble } from "../../engine-double/client.ts";
import {
  buyPack,
  credits,
  endedItems,
  LARGEST_PACK,
  MOST_PICTURES_OF_A_PRODUCT,
  orderPictures,
  patient,
} from "../../support/house-order.ts";
import { type Count, countUp } from "./count.ts";
import { DISTURBANCES, type Disturbance, disturb, filesIn, makeDisk } from "./disturb.ts";
import { chances } from "./random.ts";

export interface CatalogueRun {
  /** Pictures that are ordered: products times proportions times variations, at least as many as asked for. */
  readonly items: number;
  /** Disturbances while they are made. */
  readonly kills: number;
  readonly seed: number;
  readonly workers: number;
  /** `noop`: an engine over HTTP that costs nothing; `local`: the real one. */
  readonly engine: "noop" | "local";
  readonly dataDir: string;
  readonly say: (text: string) => void;
}

export interface CatalogueResult extends Count {
  readonly seed: number;
  readonly kills: Readonly<Record<Disturbance, number>>;
  readonly runs: number;
  readonly durationS: number;
}

/** The mean pause between two disturbances, as a share of the time that the run would take: they come all along it. */
const FIRST_ITEMS_SHARE = 0.02;
/** Of a hundred items so many are treated badly by the engine at first. */
const ENGINE_TROUBLE_PERCENT = 4;
const TROUBLES: readonly Behaviour[][] = [
  ["drop-reply"],
  ["drop-request", "canned"],
  ["error", "canned"],
  ["rate-limited", "canned"],
  ["late"],
  ["broken", "canned"],
  ["late-refused"],
  ["refused"],
];

/** Starts the house, orders, disturbs, tries again what failed, and counts. Takes everything down afterwards. */
export async function runCatalogue(options: CatalogueRun): Promise<CatalogueResult> {
  const { items, seed, workers, dataDir, say } = options;
  const startMs = Date.now();
  mkdirSync(dataDir, { recursive: true });
  const disk = makeDisk(dataDir);
  mkdirSync(disk.files);
  const engine = options.engine === "noop" ? await startEngineDouble() : null;
  const products = Math.min(Math.max(Math.ceil(items / MOST_PICTURES_OF_A_PRODUCT), 12), 10_000);
  const house = await startHouse({
    dataDir: join(dataDir, "house"),
    workers,
    products,
    say,
    quickDeaths: Number.MAX_SAFE_INTEGER,
    env: {
      STORAGE_URL: pathToFileURL(disk.path).href,
      ALLOW_TEST_CHARGES: "true",
      ...(engine && { ENGINES: `double=${engine.url}` }),
    },
  });
  const database = new Client({ connectionString: house.databaseUrl });
  try {
    await database.connect();
    await engine?.plan({}, "canned");
    const app = patient(createAppClient(house.webUrl, house.double, house.shop));
    const before = await credits(app);
    await buyPack(house, app, LARGEST_PACK);
    const boughtCredits = before + LARGEST_PACK.credits;

    say(`Ordering ${items} pictures of ${products} products …`);
    await loseRepliesOfReading(house);
    const { orderId, runId } = await orderPictures(app, items);
    if (engine) await planTroubles(database, chances(seed), engine.plan);
    const done = await disturbAlong({ ...options, house, database, disk, app, orderId, say });
    await house.double.clearFaults();
    disk.free();
    const runs = await finish(app, orderId, runId, say);

    await credits(app); // brings the last settlements into the books
    const { files } = await house.double.state(house.shop);
    const count = await countUp(database, {
      engine: (await engine?.state()) ?? null,
      files: filesIn(disk.files),
      boughtCredits,
      media: files.length,
    });
    return { ...count, seed, kills: done, runs, durationS: Math.round((Date.now() - startMs) / 1000) };
  } finally {
    await database.end().catch(() => {}); // its connection may have been cut
    await house.stop();
    await engine?.stop();
    rmSync(disk.path, { force: true });
  }
}

/** The answers to the first requests of the reading are lost: it must find what it had begun. */
async function loseRepliesOfReading({ double, shop }: House): Promise<void> {
  await double.addFault({ shop, match: { operation: "bulkOperationRunQuery" }, kind: "drop-reply" });
  await double.addFault({ shop, match: { host: "storage.googleapis.com" }, kind: "corrupt-body" });
}

async function planTroubles(
  database: Client,
  chance: ReturnType<typeof chances>,
  plan: (match: { itemId: string }, ...behaviours: Behaviour[]) => Promise<void>,
): Promise<void> {
  const { rows } = await database.query<{ id: string }>(
    "SELECT item_id AS id FROM generation_item ORDER BY item_id",
  );
  for (const { id } of rows) {
    if (chance.below(100) < ENGINE_TROUBLE_PERCENT) await plan({ itemId: id }, ...chance.pick(TROUBLES));
  }
}

/** Disturbs the house all along the run: each time another hundredth of it has ended. */
async function disturbAlong({
  items,
  kills,
  seed,
  house,
  database,
  disk,
  say,
}: CatalogueRun & {
  house: House;
  database: Client;
  disk: ReturnType<typeof makeDisk>;
  app: AppClient;
  orderId: string;
}): Promise<Record<Disturbance, number>> {
  const chance = chances(seed + 1);
  const done: Record<Disturbance, number> = {
    "kill-worker": 0,
    "kill-web": 0,
    "kill-connections": 0,
    "drop-replies": 0,
    "fill-disk": 0,
  };
  // All but a last part of the items, so that every disturbance hits a run that is going on.
  const span = items * (1 - 2 * FIRST_ITEMS_SHARE);
  for (let number = 0; number < kills; number++) {
    const due = items * FIRST_ITEMS_SHARE + (span * number) / kills;
    await until(
      `picture ${Math.round(due)}`,
      async () => ((await endedItems(database)) >= due ? true : null),
      () => String(number),
    );
    const kind = number < DISTURBANCES.length ? DISTURBANCES[number]! : chance.pick(DISTURBANCES);
    say(`${number + 1} of ${kills}: ${kind} after ${await endedItems(database)} pictures`);
    await disturb(kind, { house, database, disk, chance });
    done[kind]++;
  }
  return done;
}

/** Waits for the run's end, and tries again what failed, until everything is made or fails for good. */
async function finish(
  app: AppClient,
  orderId: string,
  firstRunId: string,
  say: (text: string) => void,
): Promise<number> {
  let runs = 1;
  for (let runId = firstRunId; ; runs++) {
    let counts = "";
    const run = await until(
      "the run",
      async () => {
        const { run: now } = (await app.get<{ run: Run }>(`/api/runs/${runId}`)).body;
        const { queued, running, done, failed } = now.counts;
        const line = `Run ${runs}: ${done} made, ${failed} failed, ${queued + running} to go`;
        if (line !== counts) say(line);
        counts = line;
        return now.finishedAt ? now : null;
      },
      () => counts,
    );
    if (run.counts.failed === 0) return runs;
    const { status, body } = await app.post<{ runId?: string; reason?: string }>("/api/runs/retry", {
      runId,
    });
    if (status !== 200 || body.runId === undefined)
      throw new Error(`trying again was refused: ${body.reason} (order ${orderId})`);
    runId = body.runId;
  }
}
