import type { Rgb, Size } from "../picture.ts";
import type { Colour } from "../recipes/colour.ts";

/** One colour, to the last bit: no grain. */
export function drawPlain({ red, green, blue }: Colour, { widthPx, heightPx }: Size): Rgb {
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let i = 0; i < data.length; i += 3) {
    data[i] = red;
    data[i + 1] = green;
    data[i + 2] = blue;
  }
  return { widthPx, heightPx, data };
}
