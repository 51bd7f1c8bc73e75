/** What a short script does: sharp, GrabCut from a rectangle, and the mask scaled back. Nothing is judged. */
import { createRequire } from "node:module";
import sharp from "sharp";

type OpenCv = typeof import("@techstark/opencv-js");

const SIDE_PX = 800;
/** The rectangle leaves this share of the frame as backdrop on each side. */
const INSET = 0.03;
const ITERATIONS = 5;

let loading: Promise<{ cv: OpenCv }> | undefined;

/** @returns the product as one byte a pixel at the photo's size: 255 or 0 */
export async function plainGrabCut(photo: Uint8Array): Promise<Uint8Array> {
  const { cv } = await loadOpenCv();
  const { width, height } = await sharp(photo).metadata();
  const small = await sharp(photo)
    .resize(SIDE_PX, SIDE_PX, { fit: "inside" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width: across, height: down } = small.info;
  const source = new cv.Mat(down, across, cv.CV_8UC3);
  const [mask, backdrop, product] = [new cv.Mat(), new cv.Mat(), new cv.Mat()];
  try {
    source.data.set(small.data);
    const [x, y] = [Math.round(across * INSET), Math.round(down * INSET)];
    const rectangle = new cv.Rect(x, y, across - 2 * x, down - 2 * y);
    cv.grabCut(source, mask, rectangle, backdrop, product, ITERATIONS, cv.GC_INIT_WITH_RECT);
    const found = Uint8Array.from(mask.data, (label: number) => (label & 1) * 255);
    return await sharp(found, { raw: { width: across, height: down, channels: 1 } })
      .resize(width, height, { fit: "fill" })
      .extractChannel(0)
      .raw()
      .toBuffer();
  } finally {
    for (const mat of [source, mask, backdrop, product]) mat.delete();
  }
}

/** The module has a `then` of its own, so it must stay wrapped in an object. */
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
