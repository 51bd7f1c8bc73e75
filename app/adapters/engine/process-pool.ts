import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { EngineError } from "./engine-error.ts";
import type { TaskReply } from "./serve-tasks.ts";

/** Processes that have had nothing to do for this long are ended, which gives their memory back. */
const IDLE_TIMEOUT_MS = 60_000;
/** Windows has no process groups, and opens a window for a detached process. */
const OWN_GROUPS = process.platform !== "win32";
/**
 * Asks Linux for large pages under large buffers: a picture's first pass over fresh memory costs a fault for each page,
 * and with small ones these were a seventh of a first picture's processor time. Elsewhere nobody reads it.
 */
const LARGE_PAGES = "glibc.malloc.hugetlb=1";

export interface ProcessPool<Task, Result> {
  /**
   * Runs one task in a process of its own, waiting for a free one first.
   * @throws EngineError `provider_timeout` when it ran for longer than the deadline or the signal aborted with a
   *   TimeoutError, `cancelled` when the signal aborted otherwise or the pool was closed; the process is then dead.
   *   Error with the task's own error name and message, or how the process ended, when it broke.
   */
  run(task: Task, signal: AbortSignal, options?: RunOptions): Promise<Result>;
  /** Kills all processes; unfinished tasks fail as `cancelled`. */
  close(): Promise<void>;
}

export interface RunOptions {
  /** This task's own deadline; left out: the pool's. */
  readonly deadlineMs?: number | undefined;
  /** Told how far the task is, 0…1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

export interface ProcessPoolOptions {
  /** How many tasks run at once. */
  readonly processes: number;
  /** Counted from the moment a task has a process, so that waiting in line costs nothing. */
  readonly deadlineMs: number;
}

/**
 * Processes with a deadline for each task. One that hangs, in a loop without end or in native code, is killed and
 * replaced; one that crashes fails its own task only. Processes start when they are first needed.
 * @param module what the processes run: it calls `serveTasks`
 */
export function createProcessPool<Task, Result>(
  module: URL,
  { processes, deadlineMs }: ProcessPoolOptions,
): ProcessPool<Task, Result> {
  const line = createLine(processes);
  const alive = new Set<ChildProcess>();
  const idle = new Map<ChildProcess, NodeJS.Timeout>();
  const closing = new AbortController();

  function start(): ChildProcess {
    const child = fork(fileURLToPath(module), {
      serialization: "advanced",
      // Hostile bytes are decoded there: it gets none of our secrets and none of our debugger's flags.
      env: { NODE_ENV: "production", GLIBC_TUNABLES: LARGE_PAGES },
      execArgv: [],
      // A group of its own, so that what a task has started ends with it, even when both hang.
      detached: OWN_GROUPS,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    alive.add(child);
    child.on("exit", () => kill(child));
    // Reported to the task that waits for it; between tasks its exit says enough.
    child.on("error", () => killGroup(child));
    return child;
  }

  function forget(child: ChildProcess): void {
    alive.delete(child);
    clearTimeout(idle.get(child));
    idle.delete(child);
  }

  function kill(child: ChildProcess): void {
    forget(child);
    killGroup(child);
  }

  function takeIdle(): ChildProcess | undefined {
    const [child] = idle.keys();
    if (child === undefined) return undefined;
    clearTimeout(idle.get(child));
    idle.delete(child);
    return child;
  }

  function rest(child: ChildProcess): void {
    if (!alive.has(child)) return;
    idle.set(child, setTimeout(() => kill(child), IDLE_TIMEOUT_MS).unref());
  }

  return {
    async run(task, caller, { deadlineMs: ownDeadlineMs = deadlineMs, onProgress } = {}) {
      const signal = AbortSignal.any([caller, closing.signal]);
      const leave = await line.enter(signal);
      const child = takeIdle() ?? start();
      const deadline = AbortSignal.timeout(ownDeadlineMs);
      try {
        const ends = AbortSignal.any([signal, deadline]);
        const result = await exchange<Task, Result>(child, task, ends, onProgress);
        rest(child);
        return result;
      } catch (error) {
        if (error instanceof TaskError) rest(child);
        else kill(child);
        if (signal.aborted) throw abortError(signal);
        if (deadline.aborted) {
          throw new EngineError("provider_timeout", undefined, `no result in ${ownDeadlineMs} ms`);
        }
        throw error;
      } finally {
        leave();
      }
    },
    async close() {
      closing.abort();
      for (const child of alive) kill(child);
    },
  };
}

function killGroup(child: ChildProcess): void {
  child.kill("SIGKILL");
  if (!OWN_GROUPS || child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nobody is left in it.
  }
}

/** What the task itself threw. The process is sound and may serve the next one. */
class TaskError extends Error {}

/** Sends one task and waits for its reply, the process's end or the signal, whichever comes first. */
function exchange<Task, Result>(
  child: ChildProcess,
  task: Task,
  signal: AbortSignal,
  onProgress: RunOptions["onProgress"],
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      child.off("message", onMessage).off("exit", onExit).off("error", onError);
      signal.removeEventListener("abort", onAbort);
      act();
    };
    const onMessage = (message: unknown) => {
      const reply = message as TaskReply<Result>;
      if ("progress" in reply) return onProgress?.(reply.progress);
      if (reply.ok) return settle(() => resolve(reply.result));
      const error = new TaskError(reply.error.message);
      error.name = reply.error.name;
      settle(() => reject(error));
    };
    const onExit = (code: number | null, killedBy: string | null) =>
      settle(() => reject(new Error(`the process ended with ${killedBy ?? `code ${code}`}`)));
    const onError = (error: Error) => settle(() => reject(error));
    const onAbort = () => settle(() => reject(new Error("aborted")));
    child.on("message", onMessage).on("exit", onExit).on("error", onError);
    signal.addEventListener("abort", onAbort);
    if (signal.aborted) onAbort();
    else child.send(task as object, (error) => error && onError(error));
  });
}

function abortError(signal: AbortSignal): EngineError {
  const late = signal.reason instanceof Error && signal.reason.name === "TimeoutError";
  return new EngineError(late ? "provider_timeout" : "cancelled");
}

/** First come, first served: lets `places` in at once. */
function createLine(places: number) {
  let free = places;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    /** @returns what to call, once, when done */
    async enter(signal: AbortSignal): Promise<() => void> {
      if (signal.aborted) throw abortError(signal);
      if (free > 0) {
        free--;
        return leave;
      }
      await new Promise<void>((resolve, reject) => {
        const step = () => {
          signal.removeEventListener("abort", giveUp);
          resolve();
        };
        const giveUp = () => {
          waiting.splice(waiting.indexOf(step), 1);
          reject(abortError(signal));
        };
        waiting.push(step);
        signal.addEventListener("abort", giveUp, { once: true });
      });
      return leave;
    },
  };
}
