/** A photo for tests of the engine that costs no cut-out. */
import type { CutOut } from "../../app/adapters/engine/cutout/cut-out.ts";
import type { SourcePhoto } from "../../app/adapters/engine/input-gate.ts";
import type { Box } from "../../app/adapters/engine/picture.ts";

/** The colour of the bar, in sRGB. */
export const BAR_COLOUR = [30, 60, 180] as const;

/** A photo that brings its own alpha: a blue bar with this size and place. */
export function barPhoto(widthPx: number, heightPx: number, box: Box): { photo: SourcePhoto; cut: CutOut } {
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  const alpha = new Uint8Array(widthPx * heightPx);
  for (let y = box.top; y < box.top + box.heightPx; y++) {
    for (let x = box.left; x < box.left + box.widthPx; x++) {
      const i = y * widthPx + x;
      alpha[i] = 255;
      rgb.set(BAR_COLOUR, i * 3);
    }
  }
  const photo: SourcePhoto = {
    rgb: { widthPx, heightPx, data: rgb },
    alpha,
    format: "png",
    sharpness: 1,
    exposure: { darkestLevel: 0, brightestLevel: 255 },
    realSidePx: 2_000,
  };
  const cut: CutOut = {
    method: "source-alpha",
    box,
    confidence: 1,
    concerns: [],
    backdropInside: 0,
    needsLook: false,
    edge: undefined,
    finding: undefined,
  };
  return { photo, cut };
}
