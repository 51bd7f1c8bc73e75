/** What each thread of the local engine runs. Refusals travel as data: an Error's own fields do not cross threads. */
import sharp from "sharp";
import type { EngineFailure, EngineOutput } from "#app/domain/generation/ports.ts";
import { EngineError } from "./engine-error.ts";
import { makePicture, type PictureOrder } from "./make-picture.ts";

// One picture, one core: two pictures side by side are faster than one on two cores. No picture is opened twice.
sharp.concurrency(1);
sharp.cache(false);

export type PictureResult =
  | { readonly ok: true; readonly output: EngineOutput }
  | { readonly ok: false; readonly failure: EngineFailure };

export default async function (order: PictureOrder): Promise<PictureResult> {
  try {
    return { ok: true, output: await makePicture(order) };
  } catch (error) {
    if (error instanceof EngineError) return { ok: false, failure: error.toFailure() };
    throw error;
  }
}
