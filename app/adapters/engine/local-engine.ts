import { existsSync } from "node:fs";
import type {
  Engine,
  EngineFailure,
  EngineItem,
  EngineOutput,
  OutlineProposal,
} from "#app/domain/generation/ports.ts";
import { QUALITIES, RATIOS, RECIPE_NAMES } from "#app/domain/generation/schemas.ts";
import { EngineError } from "./engine-error.ts";
import type { OperatorModel } from "./known-outline.ts";
import type { EngineAnswer, EngineTask } from "./picture.process.ts";
import { createProcessPool, type ProcessPool } from "./process-pool.ts";
import { LIGHTS } from "./recipes/lights.ts";
import type { WorkResult } from "./serve-work.ts";

// onnxruntime reports its use to its maker unless this is set before its library is loaded. Threads get a copy of the
// environment that the library cannot see, so it is set here, in the process itself.
process.env.ORT_DISABLE_TELEMETRY = "1";

type EngineResult = WorkResult<EngineAnswer>;

const PROCESS = new URL("./picture.process.ts", import.meta.url);
/** A proposal takes about half a second, on a machine that is full of work much longer; a merchant waits for it. */
const OUTLINE_DEADLINE_MS = 40_000;
/** Loading a large model from a slow disk. */
const MODEL_DEADLINE_MS = 60_000;

export interface LocalEngineOptions {
  /** How many pictures are made at once, each in a process of its own on one core. */
  readonly processes: number;
  /** Longest time for one picture, from the moment it has a process. A Standard picture takes one to three seconds. */
  readonly deadlineMs: number;
  /** A cut-out model of the operator's, as `openOperatorModel` found it; asked before ours. */
  readonly model?: OperatorModel;
  readonly log?: { warn(fields: Record<string, unknown>, message: string): void };
}

/**
 * The engine that needs no key and no network: it cuts the product out and sets it into a scene, on this machine's
 * processors. It never paints product pixels, answers `done` always, and leaves nothing behind when its process dies.
 */
export function createLocalEngine({ processes, deadlineMs, model, log }: LocalEngineOptions): Engine {
  const pool = createProcessPool<EngineTask, EngineResult>(PROCESS, { processes, deadlineMs });
  // Of its own: whoever corrects an outline waits for it, and pictures may be waiting for hours.
  const outlines = createProcessPool<EngineTask, EngineResult>(PROCESS, {
    processes: 1,
    deadlineMs: Math.min(deadlineMs, OUTLINE_DEADLINE_MS),
  });
  const known = (source: EngineItem["source"]) => ({
    bytes: source.bytes,
    sourceSha256: source.sha256,
    ...(source.outline && { outline: source.outline }),
    ...(model && { model }),
  });
  return {
    name: "local",
    capabilities: {
      recipes: RECIPE_NAMES,
      qualities: QUALITIES,
      ratios: RATIOS,
      variations: LIGHTS.length,
      paintsProduct: false,
    },
    async submit({ itemId, source, recipe, quality, ratio, variation, file }, { signal }) {
      const order = { ...known(source), recipe, quality, ratio, variation, file };
      try {
        return { state: "done", output: await ask<EngineOutput>(pool, { kind: "picture", order }, signal) };
      } catch (error) {
        if (error instanceof EngineError && error.code === "provider_timeout") {
          log?.warn({ itemId, deadlineMs }, "a picture took too long; its process was killed");
        }
        throw error;
      }
    },
    async poll(ref) {
      throw new EngineError(
        "provider_error",
        undefined,
        `the local engine has no pending work (asked for ${ref})`,
      );
    },
    // Work that a dead process had begun died with it, unpaid: beginning again costs nobody anything.
    find: async () => "never-started",
    cancel: async () => {},
    proposeOutline: ({ source, strokes }, { signal }) =>
      ask<OutlineProposal>(outlines, { kind: "outline", order: { ...known(source), strokes } }, signal),
    classify,
    async close() {
      await Promise.all([pool.close(), outlines.close()]);
    },
  };
}

/**
 * Opens a cut-out model of the operator's in a process of its own, once, before anything depends on it.
 * @param file path of an ONNX file
 * @throws Error with a sentence for the operator when it is missing or no model that can be used
 */
export async function openOperatorModel(file: string): Promise<OperatorModel> {
  const pool = createProcessPool<EngineTask, EngineResult>(PROCESS, {
    processes: 1,
    deadlineMs: MODEL_DEADLINE_MS,
  });
  try {
    const { signal } = new AbortController();
    const { modelId } = await ask<{ modelId: string }>(pool, { kind: "model", file }, signal);
    return { file, id: modelId };
  } catch (error) {
    const why = existsSync(file) ? `can't be used (${classify(error).detail})` : "doesn't exist";
    throw new Error(
      `CUTOUT_MODEL_PATH: the file ${why}. Name an ONNX cut-out model with one picture as its input, or unset the variable.`,
      { cause: error },
    );
  } finally {
    await pool.close();
  }
}

/** What a task gave; its refusal as an error. */
async function ask<Output>(
  pool: ProcessPool<EngineTask, EngineResult>,
  task: EngineTask,
  signal: AbortSignal,
): Promise<Output> {
  const result = await pool.run(task, signal);
  // Each kind of task has one kind of output.
  if (result.ok) return result.output as Output;
  const { code, reason, detail } = result.failure;
  throw new EngineError(code, reason, detail);
}

function classify(error: unknown): EngineFailure {
  if (error instanceof EngineError) return error.toFailure();
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: "provider_error", detail: detail.split("\n")[0]!.slice(0, 200) };
}
