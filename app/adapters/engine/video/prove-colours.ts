/**
 * Proves that a finished video shows the product as its photos do: frames of the final file are decoded and held against
 * each photo, scaled in one step to where the camera shows it, apart from everything that the frames were drawn by. The
 * photo's colour has the resolution that 4:2:0 leaves it, which no video can exceed.
 */
import { isSameColour } from "#app/domain/review/schemas.ts";
import { EngineError } from "../engine-error.ts";
import { type Box, cropRgb, type Rgb, type Size } from "../picture.ts";
import { ciede2000 } from "#app/platform/pixels/ciede2000.ts";
import { type ColourDifference, type LockedProduct, placesInside } from "../proof/pixel-lock.ts";
import { decodeFrames } from "./decode-frames.ts";
import type { VideoForm } from "./encode-video.ts";
import { lens, type Taps } from "./lens.ts";
import { cutsAt, type Move, type Pose, poseAt } from "./motion.ts";
import { coloured, lumaOf, tintAt, tintsOf } from "./tint.ts";

/** When an angle is looked at, in its own time: under way twice, and where most moves rest; before it fades. */
const SAMPLED_AT = [0.12, 0.36, 0.6];
/** Compared pixels of a frame, evenly spread, when there are more. */
const MOST_COMPARED_PX = 20_000;

/** A photo of the product as far as the proof needs it. */
export interface SourceView {
  /** The part of the photo that was placed. */
  readonly crop: Rgb;
  readonly placedAt: Box;
  /** Pixels of the frame at rest, x and y one after the other, that show nothing but product. */
  readonly places: Int32Array;
}

export function viewOf(photo: Rgb, product: LockedProduct, frame: Size): SourceView {
  const { layer, scaleFactor } = product.product;
  const { placedAt, sourceCrop } = product;
  const inside = placesInside(layer, placedAt, frame, scaleFactor);
  const least = Math.ceil(inside.length / MOST_COMPARED_PX);
  // Odd, as encoders' blocks are not.
  const step = least % 2 === 0 ? least + 1 : Math.max(1, least);
  const places: number[] = [];
  for (let i = 0; i < inside.length; i += step) {
    const at = inside[i]!;
    places.push(placedAt.left + (at % layer.widthPx), placedAt.top + Math.floor(at / layer.widthPx));
  }
  return { crop: cropRgb(photo, sourceCrop), placedAt, places: Int32Array.from(places) };
}

/**
 * Decodes some frames of each angle and compares them.
 * @returns the figures of the worst frame
 * @throws EngineError `invalid_output` when a frame is beyond what counts as the same product, or can't be compared
 */
export async function proveColours(
  ffmpegPath: string,
  bytes: Uint8Array,
  form: VideoForm,
  move: Move,
  views: readonly SourceView[],
): Promise<ColourDifference & { readonly comparedFrames: number }> {
  const samples = views.flatMap((_, angle) =>
    SAMPLED_AT.map((own) => Math.round(((angle + own) / views.length) * form.frameCount)),
  );
  let [mean, p99, comparedPx, comparedFrames] = [0, 0, 0, 0];
  await decodeFrames(ffmpegPath, bytes, form, samples, (index, data) => {
    const { angle, time } = cutsAt(index / form.frameCount, views.length)[0]!;
    const differences = compare(views[angle]!, poseAt(move, time), { ...form, data });
    if (differences.length === 0)
      throw new EngineError("invalid_output", undefined, "no solid pixel to compare");
    mean = Math.max(mean, differences.reduce((sum, value) => sum + value, 0) / differences.length);
    p99 = Math.max(p99, differences.toSorted()[Math.floor(0.99 * differences.length)]!);
    comparedPx += differences.length;
    comparedFrames++;
  });
  if (comparedFrames < samples.length || !isSameColour({ mean, p99 })) {
    const detail = `${comparedFrames} frames: colours differ by ${mean.toFixed(2)}, 99th percentile ${p99.toFixed(2)}`;
    throw new EngineError("invalid_output", undefined, detail);
  }
  return { mean, p99, comparedPx, comparedFrames };
}

/** CIEDE2000 of each place between the frame and what the photo has there. */
function compare({ crop, placedAt, places }: SourceView, { zoom, x: aside }: Pose, frame: Rgb): Float64Array {
  const across = lens(frame.widthPx, aside * frame.widthPx, zoom, {
    from: placedAt.left,
    length: placedAt.widthPx,
    sourceLength: crop.widthPx,
  });
  const down = lens(frame.heightPx, 0, zoom, {
    from: placedAt.top,
    length: placedAt.heightPx,
    sourceLength: crop.heightPx,
  });
  const tints = tintsOf(crop, across, down);
  const differences: number[] = [];
  for (let i = 0; i < places.length; i += 2) {
    const x = across.shownAt(places[i]!);
    const y = down.shownAt(places[i + 1]!);
    if (x < 0 || x >= frame.widthPx || y < 0 || y >= frame.heightPx) continue;
    const luma = lumaOf(...read(crop, across.tapsAt(x), down.tapsAt(y)));
    const [red, green, blue] = coloured(luma, tintAt(tints, x, y));
    const at = (y * frame.widthPx + x) * 3;
    differences.push(
      ciede2000(
        level(red),
        level(green),
        level(blue),
        frame.data[at]!,
        frame.data[at + 1]!,
        frame.data[at + 2]!,
      ),
    );
  }
  return Float64Array.from(differences);
}

function read({ widthPx, heightPx, data }: Rgb, across: Taps, down: Taps): [number, number, number] {
  let [red, green, blue] = [0, 0, 0];
  for (let j = 0; j < down.weights.length; j++) {
    const row = Math.min(Math.max(down.first + j, 0), heightPx - 1) * widthPx;
    const weight = down.weights[j]!;
    for (let k = 0; k < across.weights.length; k++) {
      const at = (row + Math.min(Math.max(across.first + k, 0), widthPx - 1)) * 3;
      const share = weight * across.weights[k]!;
      red += data[at]! * share;
      green += data[at + 1]! * share;
      blue += data[at + 2]! * share;
    }
  }
  return [red, green, blue];
}

const level = (value: number): number => Math.min(255, Math.max(0, Math.round(value)));
