/** From a clean clone to ready, and a second start: what a newcomer waits for. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectDir } from "../support/setup.mjs";
import type { Bench } from "./bench.ts";

const WARM_START_GOAL_S = 10;
const START_TIMEOUT_MS = 900_000;

const bench: Bench = async ({ workDir, say }) => {
  const clone = join(workDir, "clone");
  execFileSync("git", ["clone", "--quiet", projectDir, clone]);
  say("Clean clone to ready …");
  const coldStartS = await secondsToReady(clone);
  say("Warm start …");
  const warmStartS = await secondsToReady(clone);
  return {
    figures: { coldStartS, warmStartS },
    goals: [
      {
        id: "warm-start",
        goal: `a second start is ready within ${WARM_START_GOAL_S} s`,
        value: warmStartS,
        met: warmStartS <= WARM_START_GOAL_S,
      },
    ],
  };
};
export default bench;

async function secondsToReady(cloneDir: string): Promise<number> {
  const startMs = Date.now();
  const demo = spawn("npm", ["run", "demo", "--", "--port", "0"], {
    cwd: cloneDir,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  try {
    await untilReady(demo);
    return (Date.now() - startMs) / 1000;
  } finally {
    if (demo.pid !== undefined && demo.exitCode === null) {
      const ended = once(demo, "exit");
      process.kill(-demo.pid, "SIGINT");
      await ended;
    }
  }
}

async function untilReady(demo: ChildProcess): Promise<void> {
  if (!demo.stdout) throw new Error("the demo has no output");
  const timer = setTimeout(() => demo.kill("SIGTERM"), START_TIMEOUT_MS);
  try {
    for await (const line of createInterface({ input: demo.stdout })) if (line.startsWith("Ready ")) return;
    throw new Error("the demo ended before it was ready");
  } finally {
    clearTimeout(timer);
  }
}
