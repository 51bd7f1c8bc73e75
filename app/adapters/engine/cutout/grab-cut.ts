import { createRequire } from "node:module";
import type { Plane, Rgb } from "../picture.ts";

type OpenCv = typeof import("@techstark/opencv-js");

/** Below this the network's word "backdrop" stands, above the next "product"; between them colours decide. */
const SURE_BACKDROP = 0.03;
const SURE_PRODUCT = 0.97;
const ITERATIONS = 2;
/** With fewer sure pixels on one side GrabCut has no colours to learn from. */
const MIN_SEEDS = 30;
/** GrabCut draws its first colours at random: from the same seed the same photo always gives the same outline. */
const RANDOM_SEED = 3;

let loading: Promise<{ cv: OpenCv }> | undefined;

/**
 * GrabCut (Rother, Kolmogorov and Blake, 2004) seeded by a soft mask.
 * @returns 1 for product, 0 for backdrop; the seed's own .5 decision when there is nothing to learn from.
 */
export async function grabCut(picture: Rgb, soft: Plane): Promise<Plane> {
  const { cv } = await loadOpenCv();
  const { widthPx, heightPx } = picture;
  const mask = new cv.Mat(heightPx, widthPx, cv.CV_8UC1);
  const mats = [mask];
  try {
    const seeds = mask.data;
    let productSeeds = 0;
    let backdropSeeds = 0;
    for (let i = 0; i < seeds.length; i++) {
      const p = soft.data[i]!;
      if (p > SURE_PRODUCT) productSeeds++;
      if (p < SURE_BACKDROP) backdropSeeds++;
      seeds[i] =
        p > SURE_PRODUCT ? cv.GC_FGD : p < SURE_BACKDROP ? cv.GC_BGD : p > 0.5 ? cv.GC_PR_FGD : cv.GC_PR_BGD;
    }
    if (productSeeds > MIN_SEEDS && backdropSeeds > MIN_SEEDS) {
      const source = new cv.Mat(heightPx, widthPx, cv.CV_8UC3);
      const backdropModel = new cv.Mat();
      const productModel = new cv.Mat();
      mats.push(source, backdropModel, productModel);
      source.data.set(picture.data);
      const wholeFrame = new cv.Rect(0, 0, 1, 1);
      cv.setRNGSeed(RANDOM_SEED);
      cv.grabCut(source, mask, wholeFrame, backdropModel, productModel, ITERATIONS, cv.GC_INIT_WITH_MASK);
    }
    // The heap may have moved while GrabCut ran: read mask.data anew. Both "product" labels are odd numbers.
    const labels = mask.data;
    const data = new Float32Array(labels.length);
    for (let i = 0; i < data.length; i++) data[i] = labels[i]! & 1;
    return { widthPx, heightPx, data };
  } finally {
    for (const mat of mats) mat.delete();
  }
}

/** Loads the WebAssembly once a thread. The module has a `then` of its own, so it must stay wrapped in an object. */
function loadOpenCv(): Promise<{ cv: OpenCv }> {
  loading ??= new Promise((resolve) => {
    const cv = createRequire(import.meta.url)("@techstark/opencv-js") as OpenCv & {
      onRuntimeInitialized?: () => void;
    };
    if ("Mat" in cv) resolve({ cv });
    else (cv as { onRuntimeInitialized?: () => void }).onRuntimeInitialized = () => resolve({ cv });
  });
  return loading;
}
