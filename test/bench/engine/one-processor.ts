/** Processes that may use one processor only, all their threads together. */
import { execFileSync } from "node:child_process";
import { cpus } from "node:os";

/**
 * Does what starts processes so that they stay on this processor for as long as they live: children inherit where they may
 * run. Only Linux can; elsewhere they run where they like.
 *
 * @param processor its number, counted from 0
 */
export async function onOneProcessor<Value>(processor: number, start: () => Promise<Value>): Promise<Value> {
  allow(String(processor));
  try {
    return await start();
  } finally {
    allow(`0-${cpus().length - 1}`);
  }
}

function allow(processors: string): void {
  if (process.platform === "linux")
    execFileSync("taskset", ["--cpu-list", "--pid", processors, String(process.pid)], { stdio: "ignore" });
}
