/**
 * Files on their way to products, many at a time: what a worker knows of each, and how it records what it learns. Each
 * state is recorded before the next effect, and wherever an effect may have happened unrecorded it is looked for first,
 * so that being killed anywhere makes no second file and no second medium.
 */
import type { PublishingCtx } from "./ctx.ts";
import { type FailureCause, cause } from "./failures.ts";
import type { MediaRefusal } from "./ports.ts";
import type { StepState } from "./schemas.ts";

/** What a failed publication may have left on the shop. */
export interface EarlierTry {
  readonly fileName: string;
  readonly altText: string;
  /** Null when it was never known whether the file was made. */
  readonly fileGid: string | null;
}

/** One file on its way to one product. The fields that change are changed by `record` alone. */
export interface FileTask {
  readonly taskId: string;
  readonly productGid: string;
  readonly earlier: readonly EarlierTry[];
  readonly fileName: string;
  state: StepState;
  altText: string;
  resourceUrl: string | null;
  fileGid: string | null;
  /** How long ago the state was recorded, by the database's clock and the pauses since. */
  ageMs: number;
  /** True while the effect that follows the recorded state may have happened. */
  inDoubt: boolean;
  /** Why it failed, when it did so in this worker's hands. */
  failureCode?: string;
}

export interface TaskChange {
  readonly state: StepState;
  readonly resourceUrl?: string;
  readonly fileGid?: string;
  readonly altText?: string;
  /** With the state `failed`, and no other. */
  readonly failure?: FailureCause;
}
export type Changed = readonly [task: FileTask, change: TaskChange];

export interface FileDescription {
  readonly mimeType: string;
  readonly sizeBytes: number;
}

/** One worker's hold on the files of some products. */
export interface FileWork {
  readonly ctx: PublishingCtx;
  readonly signal: AbortSignal;
  /** What is known of files without reading them, by their tasks' ids; one that is gone is left out. */
  describe(tasks: readonly FileTask[]): Promise<ReadonlyMap<string, FileDescription>>;
  /** A file's bytes, proven to be those that were recorded; null when they are not there any more. */
  load(task: FileTask): Promise<Uint8Array | null>;
  /** Writes down changes of products that are still this worker's; answers with those products. */
  save(changes: readonly Changed[]): Promise<ReadonlySet<string>>;
  /** Products of which nothing more is touched: another worker has claimed them. */
  readonly lost: Set<string>;
  /** Products that were deleted from the shop. */
  readonly gone: Set<string>;
}

/** Entries in one call: a lost reply puts no more than these in doubt. Shopify takes 250. */
export const MAX_ENTRIES_PER_CALL = 25;
/** How long a worker waits in its slot; then the job is put back. */
export const WAIT_IN_SLOT_MS = 20_000;
export const MAX_SENDS = 3;

/** Those that a worker may go on with. */
export const openIn = (
  { lost, gone }: Pick<FileWork, "lost" | "gone">,
  tasks: readonly FileTask[],
  state: StepState,
): FileTask[] =>
  tasks.filter((task) => task.state === state && !lost.has(task.productGid) && !gone.has(task.productGid));

export function fileGidOf(task: FileTask): string {
  if (task.fileGid === null) throw new Error(`A file in state ${task.state} has no id.`);
  return task.fileGid;
}

/** Writes down what is now known to have happened, then counts it; what another worker has claimed is let go. */
export async function record(work: FileWork, changes: readonly Changed[]): Promise<void> {
  if (changes.length === 0) return;
  const held = await work.save(changes);
  for (const [task, { failure: why, ...change }] of changes) {
    if (!held.has(task.productGid)) {
      work.lost.add(task.productGid);
      continue;
    }
    Object.assign(task, change, { ageMs: 0, inDoubt: false }, why && { failureCode: why.code });
    if (why)
      work.ctx.log.warn(
        { productGid: task.productGid, taskId: task.taskId, code: why.code },
        "a result could not be published",
      );
  }
}

export const failed = (task: FileTask, why: FailureCause): Changed => [
  task,
  { state: "failed", failure: why },
];
export const refused = (task: FileTask, { code, message }: MediaRefusal): Changed =>
  failed(task, cause(code, message));

/** Waits, and lets the files grow older by it. */
export async function pause(work: FileWork, tasks: readonly FileTask[], pauseMs: number): Promise<void> {
  if (pauseMs === 0) return;
  await work.ctx.clock.sleep(pauseMs, work.signal);
  for (const task of tasks) task.ageMs += pauseMs;
}

export function inChunks<Item>(items: readonly Item[], size = MAX_ENTRIES_PER_CALL): Item[][] {
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
