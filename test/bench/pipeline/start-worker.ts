/** Starts a worker process of the benchmark; it ends with this process. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { LEASH } from "../../demo/processes.ts";

export interface BenchWorker {
  readonly pid: number;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
}

/** Resolves when the worker takes work. */
export async function startWorker(env: Readonly<Record<string, string>>): Promise<BenchWorker> {
  const script = new URL("./worker.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", LEASH, script], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production", ...env },
  });
  const ended = once(child, "exit");
  await Promise.race([
    once(child.stdout!, "data"),
    ended.then(() => Promise.reject(new Error("the benchmark's worker ended before it was ready"))),
  ]);
  return {
    pid: child.pid!,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
