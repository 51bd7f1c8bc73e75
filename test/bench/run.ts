/** Runs one benchmark: exits 0 when it ran, whatever its goals say, and 1 when it could not. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectDir } from "../support/setup.mjs";
import type { Bench } from "./bench.ts";

const FRAME_FILES = new Set(["bench.ts", "run.ts"]);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    full: { type: "boolean", default: false },
  },
});
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !FRAME_FILES.has(file))
  .map((file) => file.slice(0, -".ts".length));
const name = positionals[0];
if (name === undefined || !names.includes(name)) {
  console.error(
    `Which benchmark? npm run bench -- NAME [--only WORDS] [--full] [--json], with NAME one of: ${names.join(", ")}`,
  );
  process.exit(1);
}

const only = values.only.split(",").filter((word) => word !== "");

const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (interrupted.signal.aborted) return;
    process.stderr.write("Stopping …\n");
    interrupted.abort(new Error(signal));
  });
}

const workDir = mkdtempSync(join(tmpdir(), `productstudio-bench-${name}-`));
try {
  const { default: bench, takesOnly = false } = (await import(`./${name}.ts`)) as {
    default: Bench;
    takesOnly?: boolean;
  };
  if (only.length > 0 && !takesOnly) throw new Error(`${name} has no parts: leave out --only.`);
  const measured = await bench({
    only,
    workDir,
    say: (text) => process.stderr.write(`${text}\n`),
    signal: interrupted.signal,
    isFull: values.full,
  });
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    // At the end of the run, over 15 minutes: more than the benchmark's own means that others worked beside it.
    loadAverage: loadavg()[2],
  };
  const result = { bench: name, ...(only.length > 0 && { only }), machine, ...measured };
  const outDir = join(projectDir, ".data", "bench");
  mkdirSync(outDir, { recursive: true });
  // The figures of a part don't take the place of the whole's.
  const file = only.length > 0 ? `${name}-part.json` : `${name}.json`;
  writeFileSync(join(outDir, file), `${JSON.stringify(result, null, 2)}\n`);
  for (const [figure, value] of Object.entries(measured.figures)) console.log(`${figure}: ${value}`);
  for (const { goal, value, met } of measured.goals)
    console.log(`${met ? "met   " : "missed"} ${goal}: ${value}`);
  if (values.json) console.log(JSON.stringify(result));
} catch (error) {
  if (!interrupted.signal.aborted) console.error(error);
  process.exitCode = 1;
} finally {
  rmSync(workDir, { recursive: true, force: true });
}
