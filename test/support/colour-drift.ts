/** How far the delivered product is from its source: the measure of "only scaled, never repainted". */
import { differenceCiede2000, type Rgb } from "culori";
import sharp from "sharp";
import type { EngineOutput } from "../../app/domain/generation/ports.ts";

/**
 * Mean and 99th percentile of CIEDE2000 between the delivered product and the source scaled by plain Lanczos3, where
 * the true mask says product for 6 px around.
 */
export async function colourDrift(
  { photo, mask }: { readonly photo: Uint8Array; readonly mask: Uint8Array },
  { bytes, evidence }: EngineOutput,
): Promise<{ count: number; mean: number; p99: number }> {
  const box = (name: string) =>
    String(evidence[name]).split(",").map(Number) as [number, number, number, number];
  const [cropLeft, cropTop, cropWidth, cropHeight] = box("sourceCrop");
  const [left, top, width, height] = box("placedAt");
  const scaled = (file: Uint8Array) =>
    sharp(file)
      .extract({ left: cropLeft, top: cropTop, width: cropWidth, height: cropHeight })
      .resize(width, height, { kernel: "lanczos3", fit: "fill" });
  const expected = await scaled(photo).raw().toBuffer();
  const inside = await scaled(mask).greyscale().raw().toBuffer();
  const delivered = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const isInside = (x: number, y: number) =>
    [-6, 0, 6].every((dy) => [-6, 0, 6].every((dx) => inside[(y + dy) * width + x + dx] === 255));
  const drifts: number[] = [];
  for (let y = 6; y < height - 6; y += 2) {
    for (let x = 6; x < width - 6; x += 2) {
      if (!isInside(x, y)) continue;
      const to = ((top + y) * delivered.info.width + left + x) * delivered.info.channels;
      drifts.push(ciede2000(colourAt(expected, (y * width + x) * 3), colourAt(delivered.data, to)));
    }
  }
  drifts.sort((a, b) => a - b);
  return {
    count: drifts.length,
    mean: drifts.reduce((sum, drift) => sum + drift, 0) / drifts.length,
    p99: drifts[Math.floor(drifts.length * 0.99)]!,
  };
}

const ciede2000 = differenceCiede2000();
const colourAt = (data: Uint8Array, i: number): Rgb => ({
  mode: "rgb",
  r: data[i]! / 255,
  g: data[i + 1]! / 255,
  b: data[i + 2]! / 255,
});
