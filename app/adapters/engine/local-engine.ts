import type { Engine, EngineFailure, EngineOutput } from "#app/domain/generation/ports.ts";
import { QUALITIES, RATIOS, RECIPE_NAMES } from "#app/domain/generation/schemas.ts";
import { EngineError } from "./engine-error.ts";
import type { PictureOrder } from "./make-picture.ts";
import { createProcessPool } from "./process-pool.ts";
import { LIGHTS } from "./recipes/lights.ts";
import type { WorkResult } from "./serve-work.ts";

// onnxruntime reports its use to its maker unless this is set before its library is loaded. Threads get a copy of the
// environment that the library cannot see, so it is set here, in the process itself.
process.env.ORT_DISABLE_TELEMETRY = "1";

export interface LocalEngineOptions {
  /** How many pictures are made at once, each in a process of its own on one core. */
  readonly processes: number;
  /** Longest time for one picture, from the moment it has a process. A Standard picture takes one to three seconds. */
  readonly deadlineMs: number;
  readonly log?: { warn(fields: Record<string, unknown>, message: string): void };
}

/**
 * The engine that needs no key and no network: it cuts the product out and sets it into a scene, on this machine's
 * processors. It never paints product pixels, answers `done` always, and leaves nothing behind when its process dies.
 */
export function createLocalEngine({ processes, deadlineMs, log }: LocalEngineOptions): Engine {
  const pool = createProcessPool<PictureOrder, WorkResult<EngineOutput>>(
    new URL("./picture.process.ts", import.meta.url),
    { processes, deadlineMs },
  );
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
      const { bytes, sha256: sourceSha256 } = source;
      const order = { bytes, sourceSha256, recipe, quality, ratio, variation, file };
      try {
        const result = await pool.run(order, signal);
        if (result.ok) return { state: "done", output: result.output };
        const { code, reason, detail } = result.failure;
        throw new EngineError(code, reason, detail);
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
    classify,
    close: () => pool.close(),
  };
}

function classify(error: unknown): EngineFailure {
  if (error instanceof EngineError) return error.toFailure();
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: "provider_error", detail: detail.split("\n")[0]!.slice(0, 200) };
}
