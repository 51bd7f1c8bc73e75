/** `npm run faults`: a catalogue run under disturbances; exits 1 when anything is lost, doubled or miscounted. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clearHouse } from "../demo/house.ts";
import { runCatalogue } from "./catalogue/run-catalogue.ts";

const { values } = parseArgs({
  options: {
    items: { type: "string", default: "10000" },
    kills: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: "2" },
    engine: { type: "string", default: "noop" },
    json: { type: "boolean", default: false },
  },
});

function whole(name: "items" | "kills" | "seed" | "workers", least: number, most: number): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  console.error(`--${name} takes a whole number from ${least} to ${most}, not “${values[name]}”.`);
  process.exit(1);
}
const { engine } = values;
if (engine !== "noop" && engine !== "local") {
  console.error(`--engine is noop or local, not “${engine}”.`);
  process.exit(1);
}
const options = {
  items: whole("items", 20, 10_000),
  kills: whole("kills", 0, 1_000),
  seed: whole("seed", 0, 2 ** 31),
  workers: whole("workers", 1, 16),
};

const dataDir = mkdtempSync(join(tmpdir(), "productstudio-faults-"));
let exitCode = 1;
try {
  const result = await runCatalogue({
    ...options,
    engine,
    dataDir,
    say: (text) => process.stderr.write(`${text}\n`),
  });
  const { lost, doubled, miscounted, problems } = result;
  for (const problem of problems) console.error(problem);
  console.log(
    `${result.done} of ${result.items} items made, ${result.failed} failed, in ${result.runs} runs`,
  );
  console.log(`${lost} lost, ${doubled} doubled, ${miscounted} miscounted`);
  if (values.json) console.log(JSON.stringify(result));
  exitCode = lost + doubled + miscounted === 0 ? 0 : 1;
} catch (error) {
  console.error(error);
} finally {
  clearHouse(join(dataDir, "house"));
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(exitCode);
