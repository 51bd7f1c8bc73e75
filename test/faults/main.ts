/** `npm run faults`: a catalogue run and a publication under disturbances; exits 1 when anything is lost, doubled or miscounted. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clearHouse } from "../demo/house.ts";
import { runCatalogue } from "./catalogue/run-catalogue.ts";
import { runPublication } from "./publishing/run-publication.ts";

const RUNS = ["catalogue", "publishing"] as const;
type Run = (typeof RUNS)[number];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    items: { type: "string", default: "10000" },
    products: { type: "string", default: "2000" },
    kills: { type: "string" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: "2" },
    engine: { type: "string", default: "noop" },
    json: { type: "boolean", default: false },
  },
});

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function whole(name: "items" | "products" | "kills" | "seed" | "workers", least: number, most: number) {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  return fail(`--${name} takes a whole number from ${least} to ${most}, not “${values[name]}”.`);
}

const isRun = (name: string): name is Run => (RUNS as readonly string[]).includes(name);
const wanted = positionals.map((name) =>
  isRun(name) ? name : fail(`Which run? One of ${RUNS.join(", ")}, or none for all, not “${name}”.`),
);
const { engine } = values;
if (engine !== "noop" && engine !== "local") fail(`--engine is noop or local, not “${engine}”.`);
const kills = values.kills === undefined ? undefined : whole("kills", 0, 1_000);
const common = { seed: whole("seed", 0, 2 ** 31), workers: whole("workers", 1, 16) };
const items = whole("items", 20, 10_000);
const products = whole("products", 12, 10_000);

interface Counted {
  readonly lost: number;
  readonly doubled: number;
  readonly miscounted: number;
  readonly problems: readonly string[];
}

/** Runs one in a folder of its own and says what it came to. */
async function report<Result extends Counted>(
  work: (input: { dataDir: string; say: (text: string) => void }) => Promise<Result>,
  inWords: (result: Result) => string,
): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), "productstudio-faults-"));
  try {
    const result = await work({ dataDir, say: (text) => process.stderr.write(`${text}\n`) });
    const { lost, doubled, miscounted, problems } = result;
    for (const problem of problems) console.error(problem);
    console.log(inWords(result));
    console.log(`${lost} lost, ${doubled} doubled, ${miscounted} miscounted`);
    if (values.json) console.log(JSON.stringify(result));
    return lost + doubled + miscounted === 0;
  } catch (error) {
    console.error(error);
    return false;
  } finally {
    clearHouse(join(dataDir, "house"));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const REPORTS: Readonly<Record<Run, () => Promise<boolean>>> = {
  catalogue: () =>
    report(
      (input) => runCatalogue({ ...common, ...input, items, kills: kills ?? 50, engine }),
      (result) =>
        `${result.done} of ${result.items} items made, ${result.failed} failed, in ${result.runs} runs`,
    ),
  publishing: () =>
    report(
      (input) => runPublication({ ...common, ...input, products, kills: kills ?? 30 }),
      (result) =>
        `${result.products} products, ${result.kills} kills, ${result.lostReplies} replies lost, published again ${result.repeats} times`,
    ),
};

let isSound = true;
for (const run of wanted.length > 0 ? wanted : RUNS) isSound = (await REPORTS[run]()) && isSound;
process.exit(isSound ? 0 : 1);
