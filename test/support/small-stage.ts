/** A small invented stage: a red block on a plain backdrop. */
import { type Angle, setStage, type Stage } from "../../app/adapters/engine/video/stage.ts";
import { layerOf, WHOLE } from "../../app/adapters/engine/video/planes.ts";

export const frame = { widthPx: 240, heightPx: 160 };
export const MARGIN = 24;
export const RED = [200, 40, 30] as const;

/** A red block of 80 × 60 in the middle of the frame, within a layer that has nothing around it. */
export function block(): Angle {
  const widthPx = 104;
  const heightPx = 84;
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let y = 12; y < 72; y++) {
    for (let x = 12; x < 92; x++) data.set([...RED, 255], (y * widthPx + x) * 4);
  }
  // A strip of ground of half the light, as wide as the block, above and below its foot.
  const light = { widthPx: 80, heightPx: 40, data: new Int16Array(80 * 40).fill(WHOLE / 2) };
  return {
    product: layerOf({ widthPx, heightPx, data }),
    at: { left: MARGIN + 80 - 12, top: MARGIN + 50 - 12 },
    groundPx: MARGIN + 110,
    light,
    lightAt: { left: MARGIN + 80, top: MARGIN + 90 },
  };
}

export function stageOf(level: number, angles: readonly Angle[] = [block()]): Stage {
  const size = { widthPx: frame.widthPx + 2 * MARGIN, heightPx: frame.heightPx + 2 * MARGIN };
  return setStage(
    frame,
    { ...size, data: new Uint8Array(size.widthPx * size.heightPx * 3).fill(level) },
    angles,
  );
}
