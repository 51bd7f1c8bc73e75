import { setPriority } from "node:os";

/** What a process of the pool answers to each task: how far it is, as often as it likes, then once how it ended. */
export type TaskReply<Result> =
  | { readonly progress: number }
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly error: { readonly name: string; readonly message: string } };

/** Nicer than the process that serves people and keeps leases alive, on the same processors. */
const PRIORITY = 5;
/** Nobody looks more often than this. */
const PROGRESS_INTERVAL_MS = 250;

/**
 * Makes this process one of a pool: it answers each task that its parent sends, one after the other, and ends when its
 * parent is gone. Ctrl-C goes to the whole group of processes; the parent decides what becomes of work in hand.
 */
export function serveTasks<Task, Result>(
  work: (task: Task, onProgress: (share: number) => void) => Promise<Result>,
): void {
  setPriority(PRIORITY);
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => {});
  process.on("disconnect", () => process.exit(0));
  const tell = (reply: TaskReply<Result>) => process.connected && process.send?.(reply);
  process.on("message", async (task: Task) => {
    let reply: TaskReply<Result>;
    let toldMs = 0;
    const onProgress = (progress: number) => {
      if (Date.now() - toldMs < PROGRESS_INTERVAL_MS) return;
      toldMs = Date.now();
      tell({ progress });
    };
    try {
      reply = { ok: true, result: await work(task, onProgress) };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      reply = { ok: false, error: { name, message } };
    }
    tell(reply);
  });
}
