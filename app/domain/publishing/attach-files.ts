import { ReplyLostError } from "#app/platform/outside-errors.ts";
import {
  type Changed,
  type FileTask,
  type FileWork,
  MAX_SENDS,
  failed,
  fileGidOf,
  inChunks,
  openIn,
  record,
  refused,
} from "./file-tasks.ts";
import { cause, isProductGone } from "./failures.ts";
import type { Answer } from "./ports.ts";

/**
 * Adds processed files to their products, many with one call. Files of a product are added in their order: one waits for
 * those before it. A file that may be on its product already is looked for there first.
 *
 * @param tasks all files at hand, in their products' order
 */
export async function attachFiles(work: FileWork, tasks: readonly FileTask[]): Promise<void> {
  for (const chunk of inChunks(inTurn(work, tasks))) {
    for (let sends = 1; ; sends++) {
      work.signal.throwIfAborted();
      await lookOnProducts(
        work,
        openIn(work, chunk, "ready").filter(({ inDoubt }) => inDoubt),
      );
      const open = openIn(work, chunk, "ready");
      if (open.length === 0) break;
      await send(work, open, sends);
    }
  }
}

/** Those that are ready and have nothing of their product still to come before them. */
function inTurn(work: FileWork, tasks: readonly FileTask[]): FileTask[] {
  const waiting = new Set<string>();
  return openIn(work, tasks, "ready").length === 0
    ? []
    : tasks.filter((task) => {
        if (["planned", "uploaded", "created"].includes(task.state)) waiting.add(task.productGid);
        return (
          task.state === "ready" && !waiting.has(task.productGid) && openIn(work, [task], "ready").length > 0
        );
      });
}

async function lookOnProducts(work: FileWork, tasks: readonly FileTask[]): Promise<void> {
  if (tasks.length === 0) return;
  const shown = await work.ctx.ports.media.readProducts([
    ...new Set(tasks.map(({ productGid }) => productGid)),
  ]);
  const changes: Changed[] = [];
  for (const task of tasks) {
    const media = shown.get(task.productGid);
    if (!media) work.gone.add(task.productGid);
    else if (media.some(({ mediaGid }) => mediaGid === task.fileGid))
      changes.push([task, { state: "attached" }]);
  }
  await record(work, changes);
}

async function send(work: FileWork, tasks: readonly FileTask[], sends: number): Promise<void> {
  try {
    const answers = await work.ctx.ports.media.linkFiles(
      tasks.map((task) => ({ fileGid: fileGidOf(task), productGid: task.productGid, change: "attach" })),
    );
    const changes = tasks.flatMap((task, index) => outcomeOf(work, task, answers[index] ?? "unknown"));
    await record(work, changes);
    if (changes.length === 0 && openIn(work, tasks, "ready").length === tasks.length && sends >= MAX_SENDS)
      throw new ReplyLostError("Shopify doesn't say what was added.");
  } catch (error) {
    if (!(error instanceof ReplyLostError) || sends >= MAX_SENDS) throw error;
    for (const task of tasks) task.inDoubt = true;
  }
}

function outcomeOf(work: FileWork, task: FileTask, answer: Answer<{ ok: true }>): Changed[] {
  if (answer === "unknown") {
    task.inDoubt = true;
    return [];
  }
  if (answer.ok) return [[task, { state: "attached" }]];
  if (isProductGone(answer.code)) {
    work.gone.add(task.productGid);
    return [];
  }
  if (answer.code === "NON_READY_STATE") return [[task, { state: "created" }]];
  if (answer.code === "FILE_DOES_NOT_EXIST") return [failed(task, cause("file-gone"))];
  return [refused(task, answer)];
}
