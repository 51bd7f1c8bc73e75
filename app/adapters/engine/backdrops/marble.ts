import type { Rgb, Size } from "../picture.ts";
import type { Backdrop } from "../recipes/backdrop.ts";
import { noiseAt, noiseTile, smoothstep } from "./noise.ts";
import type { Setting } from "./setting.ts";
import { drawTabletop, type DrawSurface } from "./tabletop.ts";

/** A polished slab with veins. */
export function drawMarble(
  backdrop: Extract<Backdrop, { kind: "marble" }>,
  frame: Size,
  setting: Setting,
): Rgb {
  return drawTabletop(backdrop, frame, setting, slab(backdrop, setting.seed));
}

/** Veins are soft: in a large picture they are worked out for every second or fourth pixel of a row. */
const STRIDE_OF_PX = 1024;

function slab({ stone, vein }: Extract<Backdrop, { kind: "marble" }>, seed: number): DrawSurface {
  const warp = noiseTile(seed ^ 1, { periods: [4, 4], octaves: 4 });
  const veins = noiseTile(seed ^ 2, { periods: [4, 4], octaves: 2 });
  const clouds = noiseTile(seed ^ 3, { periods: [4, 4], octaves: 4 });
  /** How much of a vein there is at a place of the slab, 0…1. They run aslant over it, and bend. */
  const veinAt = (x: number, depth: number): number => {
    const bend = noiseAt(warp, x * 80, depth * 66) - 0.5;
    const cloud = noiseAt(clouds, x * 74 + 16 * bend, depth * 58);
    const ridge = (across: number, along: number) => 1 - Math.abs(2 * noiseAt(veins, across, along) - 1);
    const large = ridge(x * 84 + depth * 60 + 60 * bend, depth * 34 - x * 20 + 20 * bend);
    const small = ridge(x * 190 - depth * 110 + 90 * bend + 99, depth * 96 + x * 60);
    const strong = large > 0.86 ? ((large - 0.86) / 0.14) ** 3 : 0;
    const thin = small > 0.93 ? ((small - 0.93) / 0.07) ** 2 : 0;
    const halo = large > 0.5 ? ((large - 0.5) * 2) ** 3 : 0;
    const part =
      0.62 * strong * smoothstep(0.2, 0.62, cloud) +
      0.2 * thin * smoothstep(0.45, 0.75, cloud) +
      0.2 * halo * cloud +
      0.16 * smoothstep(0.45, 0.9, cloud);
    return part > 0.8 ? 0.8 : part;
  };
  return ({ startX, stepX, depth }, row) => {
    const stride = Math.max(1, Math.round(row.length / 3 / STRIDE_OF_PX));
    let from = veinAt(startX, depth);
    for (let i = 0, x = startX; i < row.length; x += stepX * stride) {
      const to = veinAt(x + stepX * stride, depth);
      const step = (to - from) / stride;
      for (let k = 0, part = from; k < stride && i < row.length; k++, i += 3, part += step) {
        row[i] = stone.red + (vein.red - stone.red) * part;
        row[i + 1] = stone.green + (vein.green - stone.green) * part;
        row[i + 2] = stone.blue + (vein.blue - stone.blue) * part;
      }
      from = to;
    }
  };
}
