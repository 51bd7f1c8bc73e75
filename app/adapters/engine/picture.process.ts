/** What each process of the local engine runs. Refusals travel as data, bugs as errors. */
import sharp from "sharp";
import type { EngineFailure, EngineOutput } from "#app/domain/generation/ports.ts";
import { EngineError } from "./engine-error.ts";
import { makePicture, type PictureOrder } from "./make-picture.ts";
import { serveTasks } from "./serve-tasks.ts";

// One picture, one core: two pictures side by side are faster than one on two cores. No picture is opened twice.
sharp.concurrency(1);
sharp.cache(false);

export type PictureResult =
  | { readonly ok: true; readonly output: EngineOutput }
  | { readonly ok: false; readonly failure: EngineFailure };

serveTasks<PictureOrder, PictureResult>(async (order) => {
  try {
    return { ok: true, output: await makePicture(order) };
  } catch (error) {
    if (error instanceof EngineError) return { ok: false, failure: error.toFailure() };
    throw error;
  }
});
