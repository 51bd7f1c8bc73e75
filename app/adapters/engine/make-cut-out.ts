import { cleanCrop, paddedCrop } from "./compose/place-product.ts";
import { cutOut } from "./cutout/cut-out.ts";
import { openPhoto } from "./input-gate.ts";
import { ENGINE_VERSION } from "./make-picture.ts";
import { encodeCutOut } from "./output/encode.ts";
import { confirmProvenance } from "./output/provenance.ts";
import type { Box, Rgba } from "./picture.ts";
import type { Cutting } from "./recipes/scene-recipe.ts";
import { inStage } from "./stages.ts";

export interface CutOutOrder {
  readonly bytes: Uint8Array;
  readonly sourceSha256: string;
  /** What it is to lie on; left out: anything, so strict. */
  readonly cutting?: Cutting;
}

/** A product without its backdrop, where it was in its photo. */
export interface CutOutPicture {
  /** PNG of the photo's size; clear where the product is not. */
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly method: string;
  /** 0…1 */
  readonly confidence: number;
  readonly needsLook: boolean;
  readonly concerns: readonly string[];
  /** The product in pixels of the photo. */
  readonly productBox: Box;
}

/**
 * Cuts the product out and keeps its place and size.
 * @throws EngineError `unsupported_input` or `needs_cutout` when the photo will not do
 */
export async function makeCutOut({
  bytes,
  sourceSha256,
  cutting = "strict",
}: CutOutOrder): Promise<CutOutPicture> {
  const photo = await inStage("gate", () => openPhoto(bytes));
  const cut = await cutOut(photo, cutting);
  const { widthPx, heightPx } = photo.rgb;
  const crop = paddedCrop(cut.box, widthPx, heightPx);
  const picture = await inStage("compose", async () =>
    inFrame(await cleanCrop(photo, cut, crop, 1, cutting), crop, widthPx, heightPx),
  );
  const provenance = {
    creatorTool: `ProductStudio ${ENGINE_VERSION}, cut-out`,
    sourceSha256,
    paintsProduct: false,
  };
  const encoded = await inStage("encode", () => encodeCutOut(picture, provenance));
  await confirmProvenance(encoded, provenance);
  const { method, confidence, needsLook, concerns, box: productBox } = cut;
  return { bytes: encoded, widthPx, heightPx, method, confidence, needsLook, concerns, productBox };
}

function inFrame(layer: Rgba, { left, top }: Box, widthPx: number, heightPx: number): Rgba {
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let y = 0; y < layer.heightPx; y++) {
    const row = layer.data.subarray(y * layer.widthPx * 4, (y + 1) * layer.widthPx * 4);
    data.set(row, ((top + y) * widthPx + left) * 4);
  }
  return { widthPx, heightPx, data };
}
