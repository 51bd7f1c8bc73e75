/** How like two masks of one photo are: one byte a pixel, 255 is product. */

/** Shared area over joint area, each mask taken as product from the middle on. */
export function intersectionOverUnion(found: Uint8Array, truth: Uint8Array): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < truth.length; i++) {
    const inFound = found[i]! >= 128;
    const inTruth = truth[i]! >= 128;
    if (inFound && inTruth) both++;
    if (inFound || inTruth) either++;
  }
  return either === 0 ? 1 : both / either;
}

/** Mean error of alpha, 0…1, over all pixels within `reachPx` of the true edge. */
export function edgeError(
  found: Uint8Array,
  truth: Uint8Array,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  reachPx = 10,
): number {
  const edge = new Uint8Array(truth.length);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const i = y * widthPx + x;
      const isProduct = truth[i]! >= 128;
      const right = x + 1 < widthPx && truth[i + 1]! >= 128 !== isProduct;
      const below = y + 1 < heightPx && truth[i + widthPx]! >= 128 !== isProduct;
      if (right || below) edge[i] = 1;
    }
  }
  const near = widened(widened(edge, widthPx, 1, reachPx), heightPx, widthPx, reachPx);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < near.length; i++) {
    if (near[i] === 0) continue;
    sum += Math.abs(found[i]! - truth[i]!) / 255;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** Ones spread `reachPx` along lines of `lengthPx` pixels that lie `step` apart. */
function widened(mask: Uint8Array, lengthPx: number, step: number, reachPx: number): Uint8Array {
  const wide = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    const at = Math.floor(i / step) % lengthPx;
    for (let d = Math.max(-reachPx, -at); d <= Math.min(reachPx, lengthPx - 1 - at); d++)
      wide[i + d * step] = 1;
  }
  return wide;
}
