/** Starts the double as its own process and tells it what to do. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Behaviour, DoubleState, Plan } from "./behaviours.ts";

export interface EngineDouble {
  readonly url: string;
  /** From now on submits that match are treated so; later plans win. */
  plan(match: Plan["match"], ...behaviours: Behaviour[]): Promise<void>;
  state(): Promise<DoubleState>;
  /** Lets go every reply that `hold-reply` keeps back. */
  release(): Promise<void>;
  /** Forgets all work, counts and plans. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export async function startEngineDouble(): Promise<EngineDouble> {
  const child = spawn(process.execPath, [new URL("./main.ts", import.meta.url).pathname, "--port", "0"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface(child.stdout);
  const exited = once(child, "exit");
  const [line] = (await Promise.race([
    once(lines, "line"),
    exited.then(([code]) => Promise.reject(new Error(`the engine double ended with ${String(code)}`))),
  ])) as [string];
  const { url } = JSON.parse(line) as { url: string };

  async function control(action: string, body: object = {}): Promise<void> {
    const response = await fetch(`${url}/__double/${action}`, { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`the engine double refused ${action}: ${response.status}`);
  }
  return {
    url,
    plan: (match, ...behaviours) => control("plan", { match, behaviours } satisfies Plan),
    state: async () => (await (await fetch(`${url}/__double/state`)).json()) as DoubleState,
    release: () => control("release"),
    reset: () => control("reset"),
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
