import type { Plane } from "../picture.ts";

/** Shared area over joint area of two masks, each taken as product above .5; 0 when both are empty. */
export function intersectionOverUnion(a: Plane, b: Plane): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < a.data.length; i++) {
    const inA = a.data[i]! > 0.5;
    const inB = b.data[i]! > 0.5;
    if (inA && inB) both++;
    if (inA || inB) either++;
  }
  return either === 0 ? 0 : both / either;
}
