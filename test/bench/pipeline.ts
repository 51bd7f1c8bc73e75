/**
 * From the order to pictures: what our machinery costs beside the raw queue, whether it grows in line with the
 * number of pictures, what it needs of memory, and what happens around it (starts, turns, killed workers).
 */
import { startEngineDouble } from "../engine-double/client.ts";
import { MOST_PICTURES_OF_A_PRODUCT } from "../support/house-order.ts";
import { type Bench, type BenchInput, type Measured, measureParts } from "./bench.ts";
import { median, rounded } from "./ledger/figures.ts";
import {
  type Cost,
  type HouseScene,
  makePictures,
  peakOf,
  productsOf,
  withHouse,
} from "./pipeline/house-scene.ts";
import { type JobCost, runNoopJobs } from "./pipeline/raw-queue.ts";
import { measureVerbs } from "./pipeline/verbs.ts";

const SIZES = [100, 1_000, 10_000] as const;
const PRODUCTS = SIZES[2] / MOST_PICTURES_OF_A_PRODUCT;
const ROUNDS_OF_100 = 5;
const RAW_JOBS = 2_000;
const LOCAL_ITEMS = 24;
const SLOTS = 2;
const LINEAR_WITHIN = 0.1;
const WEB_GOAL_MIB = 350;
/** More items may not cost a worker more memory than its allocator's noise. */
const WORKER_GROWTH = 1.15;
/** How often the largest run is looked at, as its merchant would. */
const LOOKS = 10;
const ALL_BUT_REVIEW = "billing,catalog,credits,generation,publishing,webhooks";
const UNKNOWN = "not measured: only Linux tells";

export const takesOnly = true;

const bench: Bench = (input) =>
  measureParts(input, {
    verbs: measureVerbs,
    local: measureLocalEngine,
    growth: measureMachinery,
  });
export default bench;

/** The real engine on the catalogue's photos: a first order warms it up, a second one is measured. */
async function measureLocalEngine(input: BenchInput): Promise<Measured> {
  const figures: Record<string, number> = {};
  for (const workers of [1, 2]) {
    const house = { name: `local-${workers}`, workers, products: 12 };
    await withHouse(input, house, async (scene) => {
      input.say(`${LOCAL_ITEMS} pictures by the local engine, ${workers} at work …`);
      await makePictures(scene, SLOTS * workers, input.signal);
      const { madeMs } = await makePictures(scene, LOCAL_ITEMS, input.signal);
      figures[`localItemsPerMinute${workers}Workers`] = rounded((LOCAL_ITEMS * 60_000) / madeMs);
    });
  }
  return { figures, goals: [] };
}

/**
 * An engine that draws nothing, and nobody who checks what it didn't draw: what is left is ours. What checks cost has a
 * benchmark of its own (`review`); with them, 10,000 pictures would take an hour and a half.
 */
async function measureMachinery(input: BenchInput): Promise<Measured> {
  const engine = await startEngineDouble();
  const house = {
    name: "noop",
    workers: 1,
    products: PRODUCTS,
    env: { ENGINES: `double=${engine.url}`, WORKER_CONCURRENCY: String(SLOTS), WORKER_JOBS: ALL_BUT_REVIEW },
  };
  try {
    await engine.plan({}, "canned");
    return await withHouse(input, house, (scene) => measureGrowth(scene, input));
  } finally {
    await engine.stop();
  }
}

async function measureGrowth(scene: HouseScene, { say, signal }: BenchInput): Promise<Measured> {
  const begin = (items: number) => say(`${items} pictures by an engine that draws nothing …`);
  const idleMiB = peakOf(scene.house, "worker");
  begin(PRODUCTS);
  // The double draws a product's photo when it is first asked for it: that isn't ours, and no part of any run below.
  const { runId } = await makePictures(scene, PRODUCTS, signal);
  const products = await productsOf(scene, runId);
  /** As many pictures of each product whatever the size: its photo is fetched and looked at for all of them together. */
  const make = (items: number) => {
    begin(items);
    return makePictures(scene, items, signal, products.slice(0, items / MOST_PICTURES_OF_A_PRODUCT));
  };
  const raw: JobCost[] = [];
  const rawQueue = async () => {
    say(`${RAW_JOBS} jobs that do nothing …`);
    raw.push(await runNoopJobs(scene.house.databaseUrl, scene.database, RAW_JOBS));
  };
  await rawQueue();
  const hundreds: Cost[] = [];
  for (let round = 0; round < ROUNDS_OF_100; round++) hundreds.push(await make(SIZES[0]));
  await rawQueue();
  const thousand = await make(SIZES[1]);
  const workerAt1000MiB = peakOf(scene.house, "worker");
  await rawQueue();
  const tenThousand = await make(SIZES[2]);
  const workerMiB = peakOf(scene.house, "worker");
  for (let look = 0; look < LOOKS; look++) await scene.app.get(`/api/runs/${tenThousand.runId}`);
  const webMiB = peakOf(scene.house, "web");

  const perItem = [median(hundreds.map(msPerItem)), msPerItem(thousand), msPerItem(tenThousand)] as const;
  const inQuiet = [
    median(hundreds.map(quietMsPerItem)),
    quietMsPerItem(thousand),
    quietMsPerItem(tenThousand),
  ] as const;
  const growth = growthOf(inQuiet);
  const cpu = [
    median(hundreds.map(allCpuPerItem)),
    allCpuPerItem(thousand),
    allCpuPerItem(tenThousand),
  ] as const;
  const rawMs = median(raw.map(({ msPerJob }) => msPerJob));
  return {
    figures: {
      noopItemsPerS: rounded(1000 / perItem[1]),
      noopMsPerItem100: rounded(perItem[0]),
      noopMsPerItem1000: rounded(perItem[1]),
      noopMsPerItem10000: rounded(perItem[2]),
      noopQuietMsPerItem: inQuiet.map(rounded).join(" "),
      noopCpuMsPerItem: cpu.map(known).join(" "),
      workerCpuMsPerItem: cpuPerItem(thousand, "worker"),
      webCpuMsPerItem: cpuPerItem(thousand, "web"),
      databaseCpuMsPerItem: cpuPerItem(thousand, "database"),
      rawQueueMsPerJob: rounded(rawMs),
      rawQueueWorkerCpuMsPerJob: known(median(raw.map(({ workerCpuMsPerJob }) => workerCpuMsPerJob ?? NaN))),
      rawQueueDatabaseCpuMsPerJob: known(
        median(raw.map(({ databaseCpuMsPerJob }) => databaseCpuMsPerJob ?? NaN)),
      ),
      itemTimesRawJob: rounded(perItem[1] / rawMs),
      webPeakMiB: known(webMiB),
      workerIdleMiB: known(idleMiB),
      workerPeakMiB: known(workerMiB),
      workerMiBPerSlot: known(workerMiB === null || idleMiB === null ? null : (workerMiB - idleMiB) / SLOTS),
    },
    goals: [
      {
        id: "linear",
        goal: `time per picture, median of each hundred, from 100 to 1,000 to 10,000, at most ${1 + LINEAR_WITHIN} × that of a smaller run`,
        value: rounded(growth),
        met: growth <= 1 + LINEAR_WITHIN,
      },
      ...cpuGoal(growthOf(cpu)),
      ...memoryGoals({ webMiB, workerMiB, workerAt1000MiB }),
    ],
  };
}

type BySize = readonly [hundred: number, thousand: number, tenThousand: number];

/** How many times as much a picture of a larger run takes as one of a smaller run, at most. */
const growthOf = ([hundred, thousand, tenThousand]: BySize): number =>
  Math.max(thousand / hundred, tenThousand / thousand, tenThousand / hundred);

/** The same without what others did on the machine meanwhile: a run of 10,000 takes a quarter of an hour. */
function cpuGoal(growth: number) {
  if (Number.isNaN(growth)) return [];
  return [
    {
      id: "linear-cpu",
      goal: `processor time per picture of worker, web and database, at most ${1 + LINEAR_WITHIN} × that of a smaller run`,
      value: rounded(growth),
      met: growth <= 1 + LINEAR_WITHIN,
    },
  ];
}

function memoryGoals(peaks: Record<"webMiB" | "workerMiB" | "workerAt1000MiB", number | null>) {
  const { webMiB, workerMiB, workerAt1000MiB } = peaks;
  if (webMiB === null || workerMiB === null || workerAt1000MiB === null) return [];
  const growth = rounded(workerMiB / workerAt1000MiB);
  return [
    {
      id: "web-memory",
      goal: `peak memory of the web process at 10,000 pictures within ${WEB_GOAL_MIB} MiB`,
      value: rounded(webMiB),
      met: webMiB <= WEB_GOAL_MIB,
    },
    {
      id: "worker-memory",
      goal: `peak memory of the worker at 10,000 pictures, at most ${WORKER_GROWTH} × that at 1,000`,
      value: growth,
      met: growth <= WORKER_GROWTH,
    },
  ];
}

const msPerItem = ({ madeMs, items }: Cost): number => madeMs / items;

/** By the median of its hundreds: whatever else the machine did for a minute of a quarter of an hour is left out. */
const quietMsPerItem = ({ hundredsMs }: Cost): number => median(hundredsMs) / 100;

const known = (value: number | null): number | string =>
  value === null || Number.isNaN(value) ? UNKNOWN : rounded(value);

/** All our processes together; NaN where it isn't known. */
const allCpuPerItem = ({ cpuMs: { worker, web, database }, items }: Cost): number =>
  worker === null || web === null || database === null ? NaN : (worker + web + database) / items;

function cpuPerItem({ cpuMs, items }: Cost, process: keyof Cost["cpuMs"]): number | string {
  const ms = cpuMs[process];
  return known(ms === null ? null : ms / items);
}
