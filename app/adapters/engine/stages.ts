/** Where a picture's time goes, by stage. Whoever wants to know asks; the others pay nothing. */
import { AsyncLocalStorage } from "node:async_hooks";

/** The stages of a picture, in their order; `network` and `refinement` are the cut-out. */
export const STAGES = ["gate", "network", "refinement", "compose", "encode", "proof"] as const;
export type Stage = (typeof STAGES)[number];

export interface StageTime {
  readonly wallMs: number;
  /** Processor time of the whole process meanwhile: another picture beside it would be counted, too. */
  readonly cpuMs: number;
}

const NONE: StageTime = { wallMs: 0, cpuMs: 0 };
const running = new AsyncLocalStorage<Map<Stage, StageTime>>();

/** Does a piece of a stage. Its time counts when somebody measures. */
export async function inStage<Result>(stage: Stage, work: () => Promise<Result> | Result): Promise<Result> {
  const times = running.getStore();
  if (times === undefined) return work();
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  try {
    return await work();
  } finally {
    const cpu = process.cpuUsage(startCpu);
    const before = times.get(stage) ?? NONE;
    times.set(stage, {
      wallMs: before.wallMs + performance.now() - startMs,
      cpuMs: before.cpuMs + (cpu.user + cpu.system) / 1000,
    });
  }
}

/** Runs work and tells what its stages took; a stage that didn't come up took nothing. */
export async function measureStages<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly stages: Readonly<Record<Stage, StageTime>> }> {
  const times = new Map<Stage, StageTime>();
  const result = await running.run(times, work);
  const stages = Object.fromEntries(STAGES.map((stage) => [stage, times.get(stage) ?? NONE]));
  return { result, stages: stages as Record<Stage, StageTime> };
}
