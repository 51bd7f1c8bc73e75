import { Piscina } from "piscina";
import { EngineError } from "./engine-error.ts";

/** Threads that have had nothing to do for this long are ended, which gives their memory back. */
const IDLE_TIMEOUT_MS = 60_000;

export interface ThreadPool<Task, Result> {
  /**
   * Runs one task in a thread of its own, waiting for a free one first.
   * @throws EngineError `provider_timeout` when it ran for longer than the deadline or the signal aborted with a
   *   TimeoutError, `cancelled` when the signal aborted otherwise; in each case the thread has been told to end.
   *   What the task itself throws comes through as it is.
   */
  run(task: Task, signal: AbortSignal): Promise<Result>;
  /** Ends all threads; unfinished tasks fail. */
  close(): Promise<void>;
}

export interface ThreadPoolOptions {
  readonly threads: number;
  /** Counted from the moment a task has a thread, so that waiting in line costs nothing. */
  readonly deadlineMs: number;
  /** Told of a thread that broke outside of any task; the task that waited for it fails at its deadline. */
  readonly onBroken: (error: unknown) => void;
}

/**
 * Threads with a deadline for each task. A thread that hangs, even in a loop without end, is ended and replaced;
 * the next task finds a fresh one.
 * @param file the module whose default export does the work
 */
export function createThreadPool<Task, Result>(
  file: URL,
  { threads, deadlineMs, onBroken }: ThreadPoolOptions,
): ThreadPool<Task, Result> {
  const pool = new Piscina<Task, Result>({
    filename: file.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_TIMEOUT_MS,
  });
  // Without a listener Node would end the whole process.
  pool.on("error", onBroken);
  const line = createLine(threads);
  return {
    async run(task, signal) {
      const leave = await line.enter(signal);
      const deadline = AbortSignal.timeout(deadlineMs);
      try {
        return await pool.run(task, { signal: AbortSignal.any([signal, deadline]) });
      } catch (error) {
        if (signal.aborted) throw abortError(signal);
        if (deadline.aborted)
          throw new EngineError("provider_timeout", undefined, `no result in ${deadlineMs} ms`);
        throw error;
      } finally {
        leave();
      }
    },
    close: () => pool.destroy(),
  };
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
