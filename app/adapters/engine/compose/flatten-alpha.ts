import type { Rgba, Size } from "../picture.ts";
import type { Layers } from "./compose.ts";

/** Puts shadow and product onto nothing: where neither is, the picture is clear. The shadow is black, more or less. */
export function flattenAlpha({ backdrop, shadow, product }: Layers): Rgba {
  const { widthPx, heightPx }: Size = backdrop;
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let y = 0, i = 0; y < shadow.heightPx; y++) {
    let to = ((shadow.top + y) * widthPx + shadow.left) * 4 + 3;
    for (let x = 0; x < shadow.widthPx; x++, i++, to += 4) data[to] = Math.round(shadow.data[i]! * 255);
  }
  const { layer, left, top } = product;
  for (let y = Math.max(0, -top); y < Math.min(layer.heightPx, heightPx - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(layer.widthPx, widthPx - left); x++) {
      const from = (y * layer.widthPx + x) * 4;
      const over = layer.data[from + 3]! / 255;
      if (over === 0) continue;
      const to = ((top + y) * widthPx + left + x) * 4;
      const under = (data[to + 3]! / 255) * (1 - over);
      // What is under it is black: only the product brings colour.
      for (let c = 0; c < 3; c++) data[to + c] = Math.round((layer.data[from + c]! * over) / (over + under));
      data[to + 3] = Math.round((over + under) * 255);
    }
  }
  return { widthPx, heightPx, data };
}
