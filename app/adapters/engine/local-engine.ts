import { existsSync } from "node:fs";
import type {
  Engine,
  EngineFailure,
  EngineItem,
  EngineOutput,
  EngineSource,
  OutlineProposal,
} from "#app/domain/generation/ports.ts";
import {
  isVideo,
  PICTURE_QUALITIES,
  QUALITIES,
  RATIOS,
  RECIPE_NAMES,
} from "#app/domain/generation/schemas.ts";
import { EngineError } from "./engine-error.ts";
import type { OperatorModel, Source } from "./known-outline.ts";
import type { EngineAnswer, EngineTask } from "./picture.process.ts";
import { createProcessPool, type ProcessPool, type RunOptions } from "./process-pool.ts";
import { LIGHTS } from "./recipes/lights.ts";
import type { WorkResult } from "./serve-work.ts";
import { NO_FFMPEG } from "./video/find-ffmpeg.ts";

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
  /** The program that encodes videos; without it none are made. */
  readonly ffmpegPath?: string | null;
  /** Longest time for one video; left out: as for a picture. */
  readonly videoDeadlineMs?: number;
  readonly log?: { warn(fields: Record<string, unknown>, message: string): void };
}

/**
 * The engine that needs no key and no network: it cuts the product out and sets it into a scene, on this machine's
 * processors. It never paints product pixels, answers `done` always, and leaves nothing behind when its process dies.
 */
export function createLocalEngine({
  processes,
  deadlineMs,
  model,
  ffmpegPath = null,
  videoDeadlineMs = deadlineMs,
  log,
}: LocalEngineOptions): Engine {
  if (ffmpegPath === null) log?.warn({}, NO_FFMPEG);
  const pool = createProcessPool<EngineTask, EngineResult>(PROCESS, { processes, deadlineMs });
  // Of its own: whoever corrects an outline waits for it, and pictures may be waiting for hours.
  const outlines = createProcessPool<EngineTask, EngineResult>(PROCESS, {
    processes: 1,
    deadlineMs: Math.min(deadlineMs, OUTLINE_DEADLINE_MS),
  });
  const known = (source: EngineSource) => ({
    bytes: source.bytes,
    sourceSha256: source.sha256,
    ...(source.outline && { outline: source.outline }),
    ...(model && { model }),
  });
  return {
    name: "local",
    capabilities: {
      recipes: RECIPE_NAMES,
      qualities: ffmpegPath === null ? PICTURE_QUALITIES : QUALITIES,
      ratios: RATIOS,
      variations: LIGHTS.length,
      paintsProduct: false,
    },
    async submit(item, { signal, onProgress }) {
      const task = taskOf(item, known, ffmpegPath);
      const ownDeadlineMs = task.kind === "video" ? videoDeadlineMs : deadlineMs;
      try {
        const options = { deadlineMs: ownDeadlineMs, onProgress };
        return { state: "done", output: await ask<EngineOutput>(pool, task, signal, options) };
      } catch (error) {
        if (error instanceof EngineError && error.code === "provider_timeout") {
          const { itemId } = item;
          log?.warn({ itemId, deadlineMs: ownDeadlineMs }, "work took too long; its process was killed");
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

/** What an item asks of a process. @throws EngineError `quota` when it is a video and there is no ffmpeg */
function taskOf(
  { source, moreSources = [], recipe, quality, ratio, variation, file }: EngineItem,
  known: (source: EngineSource) => Source,
  ffmpegPath: string | null,
): EngineTask {
  const order = { ...known(source), recipe, ratio, variation };
  if (!isVideo(quality)) return { kind: "picture", order: { ...order, quality, file } };
  if (ffmpegPath === null) throw new EngineError("quota", "no_encoder", NO_FFMPEG);
  return { kind: "video", order: { ...order, quality, moreSources: moreSources.map(known), ffmpegPath } };
}

/** What a task gave; its refusal as an error. */
async function ask<Output>(
  pool: ProcessPool<EngineTask, EngineResult>,
  task: EngineTask,
  signal: AbortSignal,
  options?: RunOptions,
): Promise<Output> {
  const result = await pool.run(task, signal, options);
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
