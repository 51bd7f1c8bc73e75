/** What the engine's processes have in common: refusals travel as data, bugs as errors, and each answer tells its cost. */
import sharp from "sharp";
import type { EngineFailure } from "#app/domain/generation/ports.ts";
import { EngineError } from "./engine-error.ts";
import { serveTasks } from "./serve-tasks.ts";
import { measureStages, type Stage, type StageTime } from "./stages.ts";

/** What a piece of work took. */
export interface WorkCost {
  readonly stages: Readonly<Record<Stage, StageTime>>;
  readonly wallMs: number;
  readonly cpuMs: number;
  /** The most that the process has had resident, since its start. */
  readonly peakMemoryBytes: number;
}

export type WorkResult<Output> =
  | { readonly ok: true; readonly output: Output; readonly cost: WorkCost }
  | { readonly ok: false; readonly failure: EngineFailure };

/** Makes this process one of a pool that does this work; long work tells the share that is done, 0…1. */
export function serveWork<Task, Output>(
  work: (task: Task, onProgress: (share: number) => void) => Promise<Output>,
): void {
  // One picture, one core: two pictures side by side are faster than one on two cores. What is opened again is kept as
  // pixels, by recent-sources.ts.
  sharp.concurrency(1);
  sharp.cache(false);
  serveTasks<Task, WorkResult<Output>>(async (task, onProgress) => {
    const startMs = performance.now();
    const startCpu = process.cpuUsage();
    try {
      const { result, stages } = await measureStages(() => work(task, onProgress));
      const cpu = process.cpuUsage(startCpu);
      const cost = {
        stages,
        wallMs: performance.now() - startMs,
        cpuMs: (cpu.user + cpu.system) / 1000,
        peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
      };
      return { ok: true, output: result, cost };
    } catch (error) {
      if (error instanceof EngineError) return { ok: false, failure: error.toFailure() };
      throw error;
    }
  });
}
