import { fileURLToPath } from "node:url";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Plane, Rgb } from "../picture.ts";

/** Side of our network's fixed input and output. */
export const NETWORK_SIDE_PX = 320;

const OUR_MODEL_FILE = fileURLToPath(new URL("../model/cutout-v1.onnx", import.meta.url));

/** What a model says of a picture, and of its mirror image, mirrored back: probability of product, 0…1. */
export interface TwoOpinions {
  readonly straight: Plane;
  readonly mirrored: Plane;
}

/** A cut-out network that is ready to be asked. */
export interface Model {
  /** Side of its square input: the whole frame is squeezed to it. */
  readonly sidePx: number;
  /** @param picture of `sidePx` × `sidePx` */
  readonly ask: (picture: Rgb) => Promise<TwoOpinions>;
}

/** Larger inputs than this cost minutes and gigabytes; no cut-out network has one. */
const MAX_SIDE_PX = 2048;
/** A model whose input may have any size is asked at ISNet's. */
const ISNET_SIDE_PX = 1024;

const loading = new Map<string, Promise<Model>>();

/** Our own network, loaded once. */
export const ourModel = (): Promise<Model> => loadModel(OUR_MODEL_FILE);

/**
 * Loads a model, once a process. Two forms are known: ours (one input `image`, colours 0…255, one output `alpha`), and
 * ISNet's (colours as (x − 128) / 256; of its outputs only the first or the one called `output` is asked for). Input is
 * one picture, three planes R, G, B, square.
 * @throws Error for a file that is missing, no ONNX model, or a model of another form
 */
export function loadModel(file: string): Promise<Model> {
  let model = loading.get(file);
  if (!model) {
    model = open(file);
    loading.set(file, model);
    model.catch(() => loading.delete(file));
  }
  return model;
}

async function open(file: string): Promise<Model> {
  const session = await InferenceSession.create(file, {
    executionProviders: ["cpu"],
    // Threads come from the pool: one picture, one core. The arena would keep its peak for ever.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
  });
  const [input, ...further] = session.inputMetadata;
  const { outputNames } = session;
  const output = outputNames.includes("output") ? "output" : outputNames[0];
  if (!input?.isTensor || input.type !== "float32" || further.length > 0 || output === undefined) {
    throw new Error("the model's input is not one picture of float32 values");
  }
  const [count = 1, channels = 3, height, width] = input.shape;
  const sidePx = typeof height === "number" ? height : ISNET_SIDE_PX;
  const isSquare = input.shape.length === 4 && (typeof width !== "number" || width === sidePx);
  if (
    !isSquare ||
    (channels !== 3 && typeof channels === "number") ||
    (count !== 1 && typeof count === "number")
  ) {
    throw new Error(`the model's input has the shape ${input.shape.join(" × ")}, not 1 × 3 × side × side`);
  }
  if (sidePx < 64 || sidePx > MAX_SIDE_PX) throw new Error(`the model's input has a side of ${sidePx} px`);
  const isOurs = input.name === "image" && output === "alpha";
  const form: Form = {
    session,
    input: input.name,
    output,
    sidePx,
    ...(isOurs ? { shift: 0, scale: 1 } : { shift: 128, scale: 1 / 256 }),
  };
  return { sidePx, ask: (picture) => askTwice(form, picture) };
}

interface Form {
  readonly session: InferenceSession;
  readonly input: string;
  readonly output: string;
  readonly sidePx: number;
  /** What the model wants for a colour x of 0…255: (x − shift) · scale. */
  readonly shift: number;
  readonly scale: number;
}

async function askTwice(form: Form, picture: Rgb): Promise<TwoOpinions> {
  const { sidePx: side, shift, scale } = form;
  const size = side * side;
  if (picture.data.length !== 3 * size) throw new Error(`the model is asked at ${side} × ${side} px only`);
  const straight = new Float32Array(3 * size);
  const mirrored = new Float32Array(3 * size);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const at = y * side + x;
      const opposite = y * side + side - 1 - x;
      for (let c = 0; c < 3; c++) {
        const value = (picture.data[at * 3 + c]! - shift) * scale;
        straight[c * size + at] = value;
        mirrored[c * size + opposite] = value;
      }
    }
  }
  const first = await infer(form, straight);
  const second = await infer(form, mirrored);
  for (let y = 0; y < side; y++) second.subarray(y * side, (y + 1) * side).reverse();
  const plane = (data: Float32Array): Plane => ({ widthPx: side, heightPx: side, data });
  return { straight: plane(first), mirrored: plane(second) };
}

async function infer({ session, input, output, sidePx }: Form, image: Float32Array): Promise<Float32Array> {
  const tensor = new Tensor("float32", image, [1, 3, sidePx, sidePx]);
  const result = await session.run({ [input]: tensor }, [output]);
  const alpha = result[output]?.data;
  if (!(alpha instanceof Float32Array) || alpha.length !== sidePx * sidePx) {
    throw new Error(`the cut-out model's '${output}' is not one probability a pixel`);
  }
  // A model's word is hostile too: what is no number is no product.
  return alpha.map((p) => (p > 0 ? Math.min(1, p) : 0));
}
