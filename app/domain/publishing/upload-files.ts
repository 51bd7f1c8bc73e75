import {
  type FileDescription,
  type FileTask,
  type FileWork,
  failed,
  inChunks,
  openIn,
  record,
  refused,
} from "./file-tasks.ts";
import { cause } from "./failures.ts";
import type { StagedTarget } from "./ports.ts";

/** Files whose bytes are in memory at the same time: enough to use the line, little enough for a small machine. */
const UPLOADS_AT_A_TIME = 3;

/**
 * Puts the bytes of files where Shopify can fetch them. Places for many are asked for at once; their bytes are read and
 * sent a few files at a time. What is repeated leaves nothing behind.
 */
export async function uploadFiles(work: FileWork, tasks: readonly FileTask[]): Promise<void> {
  for (const chunk of inChunks(tasks)) {
    work.signal.throwIfAborted();
    const known = await work.describe(chunk);
    const wanted: { task: FileTask; file: FileDescription }[] = [];
    for (const task of chunk) {
      const file = known.get(task.taskId);
      if (file) wanted.push({ task, file });
      else await record(work, [failed(task, cause("asset-gone"))]);
    }
    if (wanted.length === 0) continue;
    const targets = await work.ctx.ports.media.stageUploads(
      wanted.map(({ task: { fileName }, file: { mimeType, sizeBytes } }) => ({
        fileName,
        mimeType,
        sizeBytes,
      })),
    );
    const sends = wanted.map(({ task, file }, index) => async () => {
      const target = targets[index];
      if (!target) throw new Error("Shopify named fewer places than files.");
      if (!target.ok) await record(work, [refused(task, target)]);
      else if (openIn(work, [task], task.state).length > 0) await send(work, task, file, target);
    });
    for (const some of inChunks(sends, UPLOADS_AT_A_TIME)) await allOf(some);
  }
}

/** Does them at the same time and waits for all of them, also when one throws: nothing goes on behind its caller's back. */
async function allOf(acts: readonly (() => Promise<void>)[]): Promise<void> {
  const results = await Promise.allSettled(acts.map((act) => act()));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

async function send(
  work: FileWork,
  task: FileTask,
  { mimeType }: FileDescription,
  target: StagedTarget,
): Promise<void> {
  work.signal.throwIfAborted();
  const bytes = await work.load(task);
  if (!bytes) return record(work, [failed(task, cause("asset-gone"))]);
  const { fileName } = task;
  const answer = await work.ctx.ports.media.sendFile(target, {
    fileName,
    mimeType,
    bytes,
    signal: work.signal,
  });
  if (!answer.ok) return record(work, [refused(task, answer)]);
  await record(work, [[task, { state: "uploaded", resourceUrl: target.resourceUrl }]]);
}
