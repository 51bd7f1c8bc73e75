/** `npm run demo` on the project's own Node: starts the house, and either does the main job once or stays. */
import { parseArgs } from "node:util";
import { DEMO_SHOP, clearHouse, startHouse } from "./house.ts";
import { runMainJob } from "./main-job.ts";
import { printReport, writeReport } from "./report.ts";

const MAX_PRODUCTS = 10_000;

const { values } = parseArgs({
  options: {
    once: { type: "boolean", default: false },
    out: { type: "string", default: "out" },
    data: { type: "string", default: ".data/demo" },
    port: { type: "string", default: "4000" },
    products: { type: "string", default: "12" },
    workers: { type: "string", default: "1" },
    fresh: { type: "boolean", default: false },
  },
});
const port = wholeNumber("port", values.port, 0, 65_535);
const products = wholeNumber("products", values.products, 12, MAX_PRODUCTS);
const workers = wholeNumber("workers", values.workers, 1, 16);
const say = (text: string) => console.log(text);

if (values.fresh) clearHouse(values.data);
const house = await startHouse({ dataDir: values.data, port, products, workers, say });

let stopping: Promise<void> | undefined;
const stopHouse = () => (stopping ??= house.stop());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    say("Stopping …");
    void stopHouse().finally(() => process.exit(values.once ? 1 : 0));
  });
}

if (values.once) {
  try {
    const result = await runMainJob(house, { say });
    await writeReport(house, result, values.out);
    printReport(result, values.out);
    process.exitCode = result.problems.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await stopHouse();
  }
} else {
  const store = DEMO_SHOP.replace(".myshopify.com", "");
  say(`Ready http://admin.localhost:${house.double.port}/store/${store}/apps/productstudio`);
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  console.error(`--${name} must be a whole number from ${least} to ${most}.`);
  process.exit(1);
}
