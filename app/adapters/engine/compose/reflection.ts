import { emptyPlane, type Mask, type Rgba, type Size } from "../picture.ts";
import type { PlacedProduct } from "./place-product.ts";
import type { Stand } from "./stand.ts";

/** A base is flat when the line on which it stands is this level, as a share of the product's square … */
const LEVEL = 0.012;
/** … and touches the ground along this share of it, within this distance. */
const TOUCHING = 0.6;
const TOUCH = 0.008;
/** How far below the ground a reflection reaches, and how soft it is at its end, by the product's square. */
const DEPTH = 0.16;
const SOFTNESS = 0.004;

/** What a polished ground mirrors of the product: a layer of its own, between the shadow and the product. */
export interface Reflection {
  readonly layer: Rgba;
  readonly left: number;
  readonly top: number;
}

/** Whether a product stands on a flat base: upside down it then meets itself along the ground. */
export function hasFlatBase(mask: Mask, { ground, squarePx }: Stand): boolean {
  const { left, rows } = ground;
  const highest = rows.reduce((a, b) => Math.min(a, b));
  const lowest = rows.reduce((a, b) => Math.max(a, b));
  if (lowest - highest > LEVEL * squarePx) return false;
  let touching = 0;
  rows.forEach((row, i) => {
    for (let y = Math.round(row); y >= 0 && row - y <= TOUCH * squarePx; y--) {
      if (mask.data[y * mask.widthPx + left + i] === 0) continue;
      touching++;
      return;
    }
  });
  return touching >= TOUCHING * rows.length;
}

/**
 * The product upside down under its ground line, paler and softer the deeper it lies.
 * @param gloss strength at the ground, 0…1
 * @param borderPx outer frame that it never enters
 */
export function mirror(
  { layer, left, top }: PlacedProduct,
  { ground, squarePx }: Stand,
  frame: Size,
  { gloss, borderPx }: { readonly gloss: number; readonly borderPx: number },
): Reflection {
  const depthPx = Math.round(DEPTH * squarePx);
  const highest = Math.floor(ground.rows.reduce((a, b) => Math.min(a, b)));
  const data = new Uint8Array(layer.widthPx * depthPx * 4);
  const fade = emptyPlane(1, depthPx);
  for (let k = 0; k < depthPx; k++) fade.data[k] = gloss * (1 - k / depthPx) ** 2.2;
  for (let x = 0; x < layer.widthPx; x++) {
    const column = left + x;
    const nearest = Math.min(Math.max(column - ground.left, 0), ground.rows.length - 1);
    // Beyond the base the product doesn't touch the ground, and is mirrored from where it would.
    const row = Math.round(ground.rows[nearest]!);
    // Its last row is half ground already: mirrored, it would leave a pale line between the product and its image.
    const last = row - 1;
    for (let k = row - highest; k < depthPx; k++) {
      const below = k - (row - highest);
      const to = (k * layer.widthPx + x) * 4;
      const inFrame = highest + 1 + k;
      if (inFrame >= frame.heightPx - borderPx || column < borderPx || column >= frame.widthPx - borderPx)
        continue;
      const blurPx = Math.round(SOFTNESS * squarePx * (below / depthPx) * 4);
      let [red, green, blue, alpha, count] = [0, 0, 0, 0, 0];
      for (let d = -blurPx; d <= blurPx; d += Math.max(1, blurPx >> 1)) {
        const from = last - below - d - top;
        count++;
        if (from < 0 || from >= layer.heightPx || d < -below) continue;
        const i = (from * layer.widthPx + x) * 4;
        const a = layer.data[i + 3]!;
        red += layer.data[i]! * a;
        green += layer.data[i + 1]! * a;
        blue += layer.data[i + 2]! * a;
        alpha += a;
      }
      if (alpha === 0) continue;
      data[to] = red / alpha;
      data[to + 1] = green / alpha;
      data[to + 2] = blue / alpha;
      data[to + 3] = (alpha / count) * fade.data[below]!;
    }
  }
  return { layer: { widthPx: layer.widthPx, heightPx: depthPx, data }, left, top: highest + 1 };
}
