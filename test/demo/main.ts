/** `npm run demo` on the project's own Node: starts the house, and either does the main job once or stays. */
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { parseArgs } from "node:util";
import { DEMO_SHOP, type House, WATCH_EVERY_MS, startHouse } from "./house.ts";
import { runMainJob } from "./main-job.ts";
import { makeReportFolder, printReport, writeReport } from "./report.ts";

const LEAST_PRODUCTS = 12;
const MAX_PRODUCTS = 10_000;

const options = readOptions();
const say = (text: string) => console.log(text);

// Before anything is started: a Ctrl-C finds a way down from wherever the way up has come to.
const interrupted = new AbortController();
const interruption = new Promise<never>((_resolve, reject) => {
  interrupted.signal.addEventListener("abort", () => reject(interrupted.signal.reason));
});
interruption.catch(() => {}); // it also ends processes that nobody waits for
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (interrupted.signal.aborted) return;
    say("Stopping …");
    interrupted.abort(new Error(signal));
  });
}

let house: House | undefined;
let exitCode = 0;
try {
  if (options.once) makeReportFolder(options.out);
  const { data: dataDir, fresh, port, products, workers } = options;
  house = await startHouse({ dataDir, fresh, port, products, workers, say, signal: interrupted.signal });
  if (options.once) {
    exitCode = await Promise.race([tellingCause(house, doMainJob(house)), interruption, house.broken]);
  } else {
    const store = DEMO_SHOP.replace(".myshopify.com", "");
    say(`Ready http://admin.localhost:${house.double.port}/store/${store}/apps/productstudio`);
    await Promise.race([interruption, house.broken]);
  }
} catch (error) {
  if (interrupted.signal.aborted) {
    exitCode = options.once ? 1 : 0;
  } else {
    exitCode = 1;
    console.error(error instanceof Error ? error.message : error);
    if (house) console.error(`What the processes said: ${join(options.data, "logs")}`);
  }
} finally {
  await house?.stop();
}
process.exit(exitCode);

async function doMainJob(started: House): Promise<number> {
  const result = await runMainJob(started, { say });
  await writeReport(started, result, options.out);
  printReport(result, options.out);
  return result.problems.length === 0 ? 0 : 1;
}

/** The job feels the end of the database or the double before the watch sees it; the cause is what people are told. */
async function tellingCause<Value>(started: House, job: Promise<Value>): Promise<Value> {
  try {
    return await job;
  } catch (error) {
    await Promise.race([started.broken, after(2 * WATCH_EVERY_MS)]);
    throw error;
  }
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: "boolean", default: false },
        out: { type: "string", default: "out" },
        data: { type: "string", default: ".data/demo" },
        port: { type: "string", default: "4000" },
        products: { type: "string", default: String(LEAST_PRODUCTS) },
        workers: { type: "string", default: "1" },
        fresh: { type: "boolean", default: false },
      },
    });
    return {
      ...values,
      port: wholeNumber("port", values.port, 0, 65_535),
      products: wholeNumber("products", values.products, LEAST_PRODUCTS, MAX_PRODUCTS),
      workers: wholeNumber("workers", values.workers, 1, 16),
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error("README.md lists the options of npm run demo.");
    process.exit(1);
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}.`);
}
