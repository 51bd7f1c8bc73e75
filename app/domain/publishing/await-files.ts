import {
  type Changed,
  type FileTask,
  type FileWork,
  WAIT_IN_SLOT_MS,
  failed,
  fileGidOf,
  inChunks,
  openIn,
  pause,
  record,
} from "./file-tasks.ts";
import { cause } from "./failures.ts";

/** Longest that Shopify may take to process a file; its own help speaks of minutes. */
const PROCESSING_LIMIT_MS = 15 * 60_000;
/** Pauses before each poll; the last one repeats. */
const POLL_PAUSES_MS = [500, 1_000, 2_000];
/** Reads that find no file before we believe that it was deleted: a new one may not be readable everywhere at once. */
const MISSES_UNTIL_GONE = 3;

/** Polls files until Shopify has processed each of them, one way or the other, or this slot's time is used up. */
export async function awaitFiles(work: FileWork, tasks: readonly FileTask[]): Promise<void> {
  const misses = new Map<FileTask, number>();
  let waitedMs = 0;
  for (let polls = 0; waitedMs <= WAIT_IN_SLOT_MS; polls++) {
    const open = openIn(work, tasks, "created");
    if (open.length === 0) return;
    const pauseMs = POLL_PAUSES_MS[Math.min(polls, POLL_PAUSES_MS.length - 1)] ?? 0;
    await pause(work, open, pauseMs);
    waitedMs += pauseMs;
    for (const chunk of inChunks(open)) await poll(work, chunk, misses);
  }
}

async function poll(
  work: FileWork,
  tasks: readonly FileTask[],
  misses: Map<FileTask, number>,
): Promise<void> {
  const { media } = work.ctx.ports;
  const files = await media.readFiles(tasks.map(fileGidOf));
  const changes: Changed[] = [];
  for (const task of tasks) {
    const file = files.get(fileGidOf(task));
    misses.set(task, file ? 0 : (misses.get(task) ?? 0) + 1);
    if (file?.state === "ready") changes.push([task, { state: "ready" }]);
    else if (file?.state === "failed") changes.push(await whyFailed(work, task, file.error));
    else if ((misses.get(task) ?? 0) >= MISSES_UNTIL_GONE) changes.push(failed(task, cause("file-gone")));
    else if (task.ageMs > PROCESSING_LIMIT_MS) changes.push(failed(task, cause("processing-timeout")));
  }
  await record(work, changes);
}

async function whyFailed(
  { ctx }: FileWork,
  task: FileTask,
  { code, message } = { code: "UNKNOWN", message: "" },
): Promise<Changed> {
  // Shopify found out late that the name was taken: the file that has it is the one we made first.
  if (code === "DUPLICATE_FILENAME_ERROR") {
    const first = (await ctx.ports.media.findFiles([task.fileName])).get(task.fileName);
    if (first !== undefined && first !== task.fileGid) return [task, { state: "created", fileGid: first }];
  }
  return failed(task, cause(code, message));
}
