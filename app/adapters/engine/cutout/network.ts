import { fileURLToPath } from "node:url";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Plane, Rgb } from "../picture.ts";

/** Side of the network's fixed input and output. */
export const NETWORK_SIDE_PX = 320;

const MODEL_FILE = fileURLToPath(new URL("../model/cutout-v1.onnx", import.meta.url));

let loading: Promise<InferenceSession> | undefined;

/** What the network says of a picture, and of its mirror image, mirrored back: probability of product, 0…1. */
export interface TwoOpinions {
  readonly straight: Plane;
  readonly mirrored: Plane;
}

/**
 * Runs the cut-out network twice.
 * @param picture the whole frame squeezed to 320 × 320 pixels (the model card's preprocessing)
 */
export async function askNetwork(picture: Rgb): Promise<TwoOpinions> {
  const side = NETWORK_SIDE_PX;
  const size = side * side;
  const straight = new Float32Array(3 * size);
  const mirrored = new Float32Array(3 * size);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const at = y * side + x;
      const opposite = y * side + side - 1 - x;
      for (let c = 0; c < 3; c++) {
        const value = picture.data[at * 3 + c]!;
        straight[c * size + at] = value;
        mirrored[c * size + opposite] = value;
      }
    }
  }
  const first = await infer(straight);
  const second = await infer(mirrored);
  for (let y = 0; y < side; y++) second.subarray(y * side, (y + 1) * side).reverse();
  const plane = (data: Float32Array): Plane => ({ widthPx: side, heightPx: side, data });
  return { straight: plane(first), mirrored: plane(second) };
}

async function infer(image: Float32Array): Promise<Float32Array> {
  loading ??= InferenceSession.create(MODEL_FILE, {
    executionProviders: ["cpu"],
    // Threads come from the pool: one picture, one core. The arena would keep its peak for ever.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
  });
  const session = await loading;
  const result = await session.run({
    image: new Tensor("float32", image, [1, 3, NETWORK_SIDE_PX, NETWORK_SIDE_PX]),
  });
  const alpha = result["alpha"];
  if (!(alpha?.data instanceof Float32Array)) throw new Error("the cut-out network gave no float32 'alpha'");
  return alpha.data;
}
