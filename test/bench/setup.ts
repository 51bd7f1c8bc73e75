/** From a clean clone to ready, and a second start: what a newcomer waits for. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { clearHouse } from "../demo/house.ts";
import { projectDir } from "../support/setup.mjs";
import type { Bench } from "./bench.ts";

const WARM_START_GOAL_S = 10;
const START_TIMEOUT_MS = 900_000;
/** After SIGINT the demo has this long to finish; then it is killed. */
const STOP_MS = 120_000;
const POLL_MS = 50;

const bench: Bench = async ({ workDir, say, signal }) => {
  const clone = join(workDir, "clone");
  execFileSync("git", ["clone", "--quiet", projectDir, clone]);
  const { coldStartS, warmStartS } = await measure(clone, say, signal).finally(() => {
    // Its database may live outside the clone.
    clearHouse(join(clone, ".data", "demo"));
  });
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

async function measure(clone: string, say: (text: string) => void, signal: AbortSignal) {
  say("Clean clone to ready …");
  const coldStartS = await secondsToReady(clone, signal);
  say("Warm start …");
  const warmStartS = await secondsToReady(clone, signal);
  return { coldStartS, warmStartS };
}

async function secondsToReady(cloneDir: string, signal: AbortSignal): Promise<number> {
  signal.throwIfAborted();
  const startMs = Date.now();
  const demo = spawn("npm", ["run", "demo", "--", "--port", "0"], {
    cwd: cloneDir,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const interruption = once(signal, "abort").then(() => signal.throwIfAborted());
  try {
    await Promise.race([untilReady(demo), interruption]);
    return (Date.now() - startMs) / 1000;
  } finally {
    await endGroup(demo);
  }
}

/** As Ctrl-C does, then waits for every process of the group: npm may leave before what it started. */
async function endGroup({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return;
  const deadlineMs = Date.now() + STOP_MS;
  for (let signal: NodeJS.Signals | 0 = "SIGINT"; ; signal = Date.now() > deadlineMs ? "SIGKILL" : 0) {
    try {
      process.kill(-pid, signal);
    } catch {
      return; // nobody is left
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
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
