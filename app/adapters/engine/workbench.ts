/** The local engine for whoever has files instead of items: the same processes that make merchants' pictures. */
import type { EngineOutput } from "#app/domain/generation/ports.ts";
import { EngineError } from "./engine-error.ts";
import type { CutOutOrder, CutOutPicture } from "./make-cut-out.ts";
import type { PictureOrder } from "./make-picture.ts";
import type { EngineTask } from "./picture.process.ts";
import { createProcessPool, type ProcessPool } from "./process-pool.ts";
import type { WorkResult } from "./serve-work.ts";
import type { VideoOrder } from "./video/make-video.ts";

export interface Workbench {
  makePicture(order: PictureOrder): Promise<WorkResult<EngineOutput>>;
  makeVideo(order: VideoOrder): Promise<WorkResult<EngineOutput>>;
  cutOut(order: CutOutOrder): Promise<WorkResult<CutOutPicture>>;
  /** Kills its processes; unfinished work fails as `cancelled`. */
  close(): Promise<void>;
}

/** @param options how many pieces of each kind of work are done at once, and how long one may take */
export function openWorkbench(options: {
  readonly processes: number;
  readonly deadlineMs: number;
}): Workbench {
  const pool = <Task, Output>(module: string) =>
    createProcessPool<Task, WorkResult<Output>>(new URL(module, import.meta.url), options);
  const pictures = pool<EngineTask, EngineOutput>("./picture.process.ts");
  const cutOuts = pool<CutOutOrder, CutOutPicture>("./cut-out.process.ts");
  return {
    makePicture: (order) => settled(pictures, { kind: "picture", order }),
    makeVideo: (order) => settled(pictures, { kind: "video", order }),
    cutOut: (order) => settled(cutOuts, order),
    async close() {
      await Promise.all([pictures.close(), cutOuts.close()]);
    },
  };
}

/** A deadline that passed is a refusal like others; bugs are thrown. */
async function settled<Task, Output>(
  pool: ProcessPool<Task, WorkResult<Output>>,
  task: Task,
): Promise<WorkResult<Output>> {
  try {
    return await pool.run(task, new AbortController().signal);
  } catch (error) {
    if (error instanceof EngineError) return { ok: false, failure: error.toFailure() };
    throw error;
  }
}
