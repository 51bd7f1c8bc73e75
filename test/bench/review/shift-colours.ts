/** A product whose colours are off by a known ΔE. */
import { converter, differenceCiede2000, type Rgb } from "culori";
import { openSource } from "../../../app/domain/review/checks/source.ts";
import { compareWithSource } from "../../../app/domain/review/checks/side-by-side.ts";
import type { ReviewedPicture } from "./pictures.ts";
import { decoded, encoded } from "./raw-picture.ts";

const toLab = converter("lab65");
const toRgb = converter("rgb");
const difference = differenceCiede2000();
/** Colours are moved in steps of so many levels: fine enough for an average over a product. */
const STEP = 4;
const SAMPLES = 1_500;

type Levels = readonly [number, number, number];
const asRgb = ([r, g, b]: Levels): Rgb => ({ mode: "rgb", r: r / 255, g: g / 255, b: b / 255 });
const clamp = (value: number) => Math.min(255, Math.max(0, Math.round(value * 255)));

/** What a colour becomes when it is moved by `distance` in the plane of a and b. */
function moved(colour: Levels, distance: number, angle: number): Levels {
  const { l, a, b } = toLab(asRgb(colour));
  const turned = toRgb({
    mode: "lab65",
    l,
    a: a + distance * Math.cos(angle),
    b: b + distance * Math.sin(angle),
  });
  return [clamp(turned.r), clamp(turned.g), clamp(turned.b)];
}

/**
 * Moves the hue of the product's colours until they differ from what they were by `deltaE` in the mean; the backdrop stays.
 * @param angle where to in the plane of a and b, in radians
 */
export async function withShiftedColours(
  picture: ReviewedPicture,
  deltaE: number,
  angle: number,
): Promise<Uint8Array> {
  const raw = await decoded(picture.bytes);
  const source = await openSource(picture.source, picture.context.evidence);
  const grid = compareWithSource(
    { ...raw, format: "jpeg", bytes: 0, storedColourSpace: "srgb", frames: 1, xmp: null },
    { ...picture.context, source },
  );
  if (typeof grid === "string") throw new Error(`${picture.name} can't be compared: ${grid}`);
  const shareAt = (x: number, y: number) => {
    const column = Math.min(grid.columns - 1, Math.floor(x / grid.cellPx));
    return grid.mask[Math.min(grid.rows - 1, Math.floor(y / grid.cellPx)) * grid.columns + column]!;
  };
  const { widthPx, heightPx, data } = raw;
  const solid: number[] = [];
  for (let i = 0; i < widthPx * heightPx; i++)
    if (shareAt(i % widthPx, Math.floor(i / widthPx)) > 0.98) solid.push(i);
  const colourAt = (i: number): Levels => [data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!];
  const samples = solid.filter((_, at) => at % Math.max(1, Math.floor(solid.length / SAMPLES)) === 0);
  const reached = (distance: number) =>
    samples.reduce((sum, i) => {
      const colour = colourAt(i);
      return sum + difference(asRgb(colour), asRgb(moved(colour, distance, angle)));
    }, 0) / samples.length;
  let [low, high] = [0, 120];
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (reached(middle) < deltaE) low = middle;
    else high = middle;
  }
  const known = new Map<number, Levels>();
  const changeOf = (colour: Levels): Levels => {
    const centre = colour.map((level) => Math.min(255, Math.floor(level / STEP) * STEP + STEP / 2));
    const key = (centre[0]! << 16) | (centre[1]! << 8) | centre[2]!;
    let change = known.get(key);
    if (!change) {
      const after = moved(centre as unknown as Levels, high, angle);
      change = after.map((level, c) => level - centre[c]!) as unknown as Levels;
      known.set(key, change);
    }
    return change;
  };
  for (let i = 0; i < widthPx * heightPx; i++) {
    const share = shareAt(i % widthPx, Math.floor(i / widthPx));
    if (share <= 0.02) continue;
    const change = changeOf(colourAt(i));
    for (let c = 0; c < 3; c++)
      data[i * 3 + c] = Math.min(255, Math.max(0, Math.round(data[i * 3 + c]! + change[c]! * share)));
  }
  return encoded(raw);
}
