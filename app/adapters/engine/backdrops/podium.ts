import type { Shadow } from "../compose/shadow.ts";
import type { Stand } from "../compose/stand.ts";
import type { Size } from "../picture.ts";
import type { Backdrop } from "../recipes/backdrop.ts";

/** A round pedestal in its frame, in pixels: the ellipse of its top and how high it is. */
export interface Podium {
  readonly middle: number;
  readonly topRow: number;
  readonly radiusPx: number;
  /** Half the height of the ellipse. */
  readonly depthPx: number;
  readonly heightPx: number;
}

/** A product's base is thought to be this deep, by its width, unless its ground line shows that it is deeper. */
const BASE_DEPTH = 0.7;
/** Everything that the product stands on lies within this much of the top's radius. */
const INSIDE = 0.74;
/** No narrower than these: by the whole product's width, and by the frame's shorter side. */
const LEAST_OF_PRODUCT = 0.44;
const LEAST_OF_FRAME = 0.17;
/** A round base that was photographed from further above is met by a pedestal seen from there, up to this tilt. */
const MOST_TILT = 0.34;

/** The pedestal for a product: its top is under all of the product's foot, and wide enough for it. */
export function podiumOf(
  { camera, height }: Extract<Backdrop, { kind: "pedestal" }>,
  { widthPx, heightPx }: Size,
  { box, base, ground, footRow }: Stand,
): Podium {
  const unitPx = Math.min(widthPx, heightPx);
  const { left, rows } = base;
  const tilt = Math.max(camera.tilt, Math.min(MOST_TILT, roundBaseTilt(ground.rows)));
  const highest = rows.reduce((a, b) => Math.min(a, b));
  // The footprint as seen from straight above: the base, and what stands behind it.
  const deepPx = Math.max(BASE_DEPTH * rows.length, (footRow - highest) / tilt);
  const middle = left + (rows.length - 1) / 2;
  const topRow = footRow - (deepPx / 2) * tilt;
  let farPx = 0;
  rows.forEach((row, i) => {
    farPx = Math.max(farPx, Math.hypot(left + i - middle, (row - topRow) / tilt));
  });
  const radiusPx = Math.max(farPx / INSIDE, LEAST_OF_PRODUCT * box.widthPx, LEAST_OF_FRAME * unitPx);
  return { middle, topRow, radiusPx, depthPx: radiusPx * tilt, heightPx: height * unitPx };
}

/** How flat a round base looks: its ground line sinks evenly from both ends to the middle. 0 for other bases. */
function roundBaseTilt(rows: Float32Array): number {
  const middle = rows[rows.length >> 1]!;
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const sag = middle - Math.max(first, last);
  const lean = Math.abs(first - last);
  // The line ends where the base turns upwards steeply, before its full half.
  return sag <= 0 || lean > sag ? 0 : (1.25 * sag) / (rows.length / 2);
}

/** How much of a pixel the top covers, 0…1. */
export function topCover({ middle, topRow, radiusPx, depthPx }: Podium, x: number, y: number): number {
  const across = (x - middle) / radiusPx;
  const deep = (y - topRow) / depthPx;
  const distance = Math.sqrt(across * across + deep * deep);
  if (distance < 0.5) return 1;
  const steepness = Math.sqrt((across / radiusPx) ** 2 + (deep / depthPx) ** 2) / distance;
  const cover = 0.5 + (1 - distance) / steepness;
  return cover <= 0 ? 0 : cover >= 1 ? 1 : cover;
}

/** A shadow on the pedestal's top ends where the top ends. */
export function keepOnTop({ left, top, widthPx, heightPx, data }: Shadow, podium: Podium): void {
  for (let y = 0, i = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i++) {
      if (data[i]! > 0) data[i]! *= topCover(podium, left + x, top + y);
    }
  }
}
