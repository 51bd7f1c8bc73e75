/** Opens encoded videos frame by frame, and says how far the product in a frame is from its source. */
import { spawn } from "node:child_process";
import { differenceCiede2000, type Rgb } from "culori";
import sharp from "sharp";
import type { Pose } from "../../app/adapters/engine/video/motion.ts";
import { findFfmpeg } from "../../app/adapters/engine/video/find-ffmpeg.ts";

export const ffmpegPath = findFfmpeg({ explicit: process.env["FFMPEG_PATH"], path: process.env["PATH"] })!;

export interface Frame {
  readonly widthPx: number;
  readonly heightPx: number;
  /** sRGB, three bytes a pixel. */
  readonly data: Uint8Array;
}

/** Runs ffmpeg on these bytes. */
export async function runFfmpeg(
  args: readonly string[],
  input: Uint8Array,
): Promise<{ output: Buffer; said: string }> {
  const child = spawn(ffmpegPath, ["-hide_banner", ...args], { stdio: "pipe" });
  const output: Buffer[] = [];
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  await new Promise((resolve) => child.on("close", resolve));
  return { output: Buffer.concat(output), said };
}

/** Decodes every frame by the matrix that the file should have been made with, BT.709 in narrow range. */
export async function decodeFrames(
  video: Uint8Array,
  size: { widthPx: number; heightPx: number },
): Promise<Frame[]> {
  const { output, said } = await runFfmpeg(
    ["-loglevel", "error", "-i", "pipe:0", "-vf", AS_SHOWN, "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"],
    video,
  );
  const bytes = size.widthPx * size.heightPx * 3;
  if (output.length === 0 || output.length % bytes !== 0) throw new Error(`no whole frames: ${said}`);
  return Array.from({ length: output.length / bytes }, (_, i) => ({
    ...size,
    data: output.subarray(i * bytes, (i + 1) * bytes),
  }));
}

/** BT.709 in narrow range, its colour where 4:2:0 has it: as players show it. */
const AS_SHOWN =
  "scale=in_color_matrix=bt709:in_range=tv:out_range=pc:in_h_chr_pos=0:in_v_chr_pos=128:flags=bicubic+accurate_rnd+full_chroma_int";

/** A picture as the best of converters would leave it in 4:2:0, which is all that a video can show of it. */
async function in420(picture: Float64Array, { widthPx, heightPx }: Frame): Promise<Uint8Array> {
  const into =
    "scale=out_color_matrix=bt709:in_range=pc:out_range=tv:out_h_chr_pos=0:out_v_chr_pos=128:flags=lanczos+accurate_rnd+full_chroma_inp";
  const raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", `${widthPx}x${heightPx}`, "-i", "pipe:0"];
  const { output } = await runFfmpeg(
    [...raw, "-vf", `${into},format=yuv420p,${AS_SHOWN}`, "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"],
    Uint8Array.from(picture, Math.round),
  );
  return output;
}

type Box = readonly [left: number, top: number, width: number, height: number];
const boxOf = (text: unknown): Box => String(text).split(",").map(Number) as unknown as Box;

/**
 * Mean and 99th percentile of CIEDE2000 between the product in a frame and its source, scaled by Lanczos3 straight from
 * the photo to where the camera shows it, in 4:2:0, where the true mask says product for 8 px around: what is further
 * away, which differs, reaches no further through its colour.
 */
export async function frameDrift(
  { photo, mask }: { readonly photo: Uint8Array; readonly mask: Uint8Array },
  frame: Frame,
  pose: Pose,
  evidence: Readonly<Record<string, unknown>>,
): Promise<{ count: number; mean: number; p99: number }> {
  const crop = boxOf(evidence["sourceCrop"]);
  const placed = boxOf(evidence["placedAt"]);
  const across = taps(
    frame.widthPx,
    frame.widthPx / 2,
    pose,
    pose.x * frame.widthPx,
    crop[0],
    crop[2],
    placed[0],
    placed[2],
  );
  const down = taps(frame.heightPx, frame.heightPx / 2, pose, 0, crop[1], crop[3], placed[1], placed[3]);
  const expected = await in420(
    resample(await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true }), 3, across, down),
    frame,
  );
  const inside = resample(
    await sharp(mask).greyscale().raw().toBuffer({ resolveWithObject: true }),
    1,
    across,
    down,
  );
  const { widthPx, heightPx } = frame;
  const isInside = (x: number, y: number) =>
    [-8, 0, 8].every((dy) => [-8, 0, 8].every((dx) => inside[(y + dy) * widthPx + x + dx]! > 254.5));
  const drifts: number[] = [];
  for (let y = 8; y < heightPx - 8; y += 3) {
    for (let x = 8; x < widthPx - 8; x += 3) {
      if (!isInside(x, y)) continue;
      const at = (y * widthPx + x) * 3;
      drifts.push(ciede2000(colourAt(expected, at), colourAt(frame.data, at)));
    }
  }
  drifts.sort((a, b) => a - b);
  return {
    count: drifts.length,
    mean: drifts.reduce((sum, drift) => sum + drift, 0) / drifts.length,
    p99: drifts[Math.floor(drifts.length * 0.99)]!,
  };
}

interface Taps {
  readonly first: Int32Array;
  readonly weights: readonly Float64Array[];
}

/** For each place of the frame, which pixels of the photo it is made of: Lanczos3, wider when the photo is scaled down. */
function taps(
  count: number,
  half: number,
  { zoom }: Pose,
  shift: number,
  cropFrom: number,
  cropLength: number,
  placedFrom: number,
  placedLength: number,
): Taps {
  const scale = cropLength / placedLength / zoom;
  const support = 3 * Math.max(1, scale);
  const first = new Int32Array(count);
  const weights = Array.from({ length: count }, (_, i) => {
    const atRest = half + (i + 0.5 - half - shift) / zoom;
    const centre = cropFrom + ((atRest - placedFrom) * cropLength) / placedLength;
    first[i] = Math.ceil(centre - support - 0.5);
    const own = new Float64Array(Math.floor(centre + support - 0.5) - first[i]! + 1);
    for (let k = 0; k < own.length; k++)
      own[k] = lanczos3((first[i]! + k + 0.5 - centre) / Math.max(1, scale));
    const sum = own.reduce((a, b) => a + b, 0);
    return own.map((weight) => weight / sum);
  });
  return { first, weights };
}

function lanczos3(x: number): number {
  if (x === 0) return 1;
  const t = Math.PI * x;
  return Math.abs(x) >= 3 ? 0 : (3 * Math.sin(t) * Math.sin(t / 3)) / (t * t);
}

function resample(
  { data, info }: { data: Uint8Array; info: { width: number; height: number; channels: number } },
  channels: number,
  across: Taps,
  down: Taps,
): Float64Array {
  if (info.channels !== channels) throw new Error(`${info.channels} channels instead of ${channels}`);
  const width = across.weights.length;
  const clamp = (at: number, length: number) => Math.min(Math.max(at, 0), length - 1);
  const rows = new Float64Array(info.height * width * channels);
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < width; x++) {
      across.weights[x]!.forEach((weight, k) => {
        const from = (y * info.width + clamp(across.first[x]! + k, info.width)) * channels;
        for (let c = 0; c < channels; c++) rows[(y * width + x) * channels + c]! += data[from + c]! * weight;
      });
    }
  }
  const out = new Float64Array(down.weights.length * width * channels);
  down.weights.forEach((weights, y) =>
    weights.forEach((weight, k) => {
      const from = clamp(down.first[y]! + k, info.height) * width * channels;
      for (let i = 0; i < width * channels; i++) out[y * width * channels + i]! += rows[from + i]! * weight;
    }),
  );
  return out.map((value) => Math.min(255, Math.max(0, value)));
}

const ciede2000 = differenceCiede2000();
const colourAt = (data: ArrayLike<number>, i: number): Rgb => ({
  mode: "rgb",
  r: data[i]! / 255,
  g: data[i + 1]! / 255,
  b: data[i + 2]! / 255,
});
