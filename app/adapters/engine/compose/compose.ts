import type { CutOut } from "../cutout/cut-out.ts";
import type { SourcePhoto } from "../input-gate.ts";
import { FRAMING_FILL } from "#app/domain/generation/schemas.ts";
import { emptyMask, type Box, type Mask, type Rgb, type Size } from "../picture.ts";
import type { SceneRecipe } from "../recipes/scene-recipe.ts";
import { keepOnTop, podiumOf } from "../backdrops/podium.ts";
import { drawBackdrop } from "./backdrop.ts";
import { placeProduct, type PlacedProduct } from "./place-product.ts";
import { hasFlatBase, mirror, type Reflection } from "./reflection.ts";
import { castShadow, type Shadow } from "./shadow.ts";
import { type Stand, standOf } from "./stand.ts";

/** What lies over each other in a frame, from back to front: a picture flattens it, a video moves it. */
export interface Layers {
  readonly backdrop: Rgb;
  /** On the backdrop. */
  readonly shadow: Shadow;
  /** The product upside down in a polished ground. Undefined: the ground is dull, or the product's base not flat. */
  readonly reflection: Reflection | undefined;
  readonly product: PlacedProduct;
}

/** The layers of a frame with the figures that prove how they were made. */
export interface Composition extends Layers {
  /** The product (alpha ≥ .5) in pixels of the picture; its shadow does not count. */
  readonly productBox: Box;
  /** What the product takes up of the side of the frame that it reaches first, 0…1. */
  readonly fillRatio: number;
  readonly scaleFactor: number;
  /** What anyone needs to compare the product with its source: this part of the photo, scaled to that box. */
  readonly sourceCrop: Box;
  readonly placedAt: Box;
}

/** Sets the cut-out product into the scene, in a frame of this size. */
export async function compose(
  photo: SourcePhoto,
  cut: CutOut,
  scene: SceneRecipe,
  frame: Size,
): Promise<Composition> {
  const product = await placeProduct(photo, cut, frame, scene);
  const { layer, left, top, scaleFactor, sourceCrop } = product;
  const productBox = boxInFrame(product, frame);
  const mask = maskOf(product, productBox, frame);
  const squarePx = product.longerSidePx / FRAMING_FILL.standard;
  const stand = standOf(mask, productBox, squarePx);
  return {
    backdrop: drawBackdrop(scene, frame, stand),
    shadow: groundShadow(mask, scene, frame, stand),
    reflection: reflectionOf(product, mask, scene, frame, stand),
    product,
    productBox,
    fillRatio: Math.max(productBox.widthPx / frame.widthPx, productBox.heightPx / frame.heightPx),
    scaleFactor,
    sourceCrop,
    placedAt: { left, top, widthPx: layer.widthPx, heightPx: layer.heightPx },
  };
}

/** Puts the layers onto each other. The backdrop becomes the picture: it is drawn upon. */
export function flatten({ backdrop, shadow, reflection, product }: Layers): Rgb {
  darken(backdrop, shadow);
  if (reflection) drawOver(backdrop, reflection);
  drawOver(backdrop, product);
  return backdrop;
}

function groundShadow(mask: Mask, scene: SceneRecipe, frame: Size, stand: Stand): Shadow {
  const shadow = castShadow(mask, scene, stand.squarePx);
  if (scene.backdrop.kind === "pedestal") keepOnTop(shadow, podiumOf(scene.backdrop, frame, stand));
  return shadow;
}

function reflectionOf(
  product: PlacedProduct,
  mask: Mask,
  { gloss, clearBorder }: SceneRecipe,
  frame: Size,
  stand: Stand,
): Reflection | undefined {
  if (gloss === undefined || !hasFlatBase(mask, stand)) return undefined;
  const borderPx = Math.ceil(clearBorder * Math.min(frame.widthPx, frame.heightPx));
  return mirror(product, stand, frame, { gloss, borderPx });
}

/** Where the product (alpha ≥ .5) is in the frame. What lies beyond that is cut off. */
function boxInFrame({ box, left, top }: PlacedProduct, frame: Size): Box {
  const [first, firstRow] = [Math.max(0, left + box.left), Math.max(0, top + box.top)];
  const widthPx = Math.min(frame.widthPx, left + box.left + box.widthPx) - first;
  const heightPx = Math.min(frame.heightPx, top + box.top + box.heightPx) - firstRow;
  if (widthPx <= 0 || heightPx <= 0) throw new Error("no product in the frame");
  return { left: first, top: firstRow, widthPx, heightPx };
}

/** Which pixels of the frame are product: alpha ≥ .5. There are none outside of the box. */
function maskOf({ layer, left, top }: PlacedProduct, box: Box, frame: Size): Mask {
  const mask = emptyMask(frame.widthPx, frame.heightPx);
  const { data } = mask;
  const source = layer.data;
  for (let y = box.top; y < box.top + box.heightPx; y++) {
    let from = ((y - top) * layer.widthPx + box.left - left) * 4 + 3;
    let to = y * frame.widthPx + box.left;
    for (const end = to + box.widthPx; to < end; to++, from += 4) data[to] = source[from]! >> 7;
  }
  return mask;
}

/** Arrays of bytes cut fractions off: with a half more they round, in a third of the time. */
const HALF = 0.5;

function darken({ widthPx, data }: Rgb, shadow: Shadow): void {
  for (let y = 0, i = 0; y < shadow.heightPx; y++) {
    let j = ((shadow.top + y) * widthPx + shadow.left) * 3;
    for (let x = 0; x < shadow.widthPx; x++, i++, j += 3) {
      const dark = shadow.data[i]!;
      if (dark === 0) continue;
      const light = 1 - dark;
      data[j] = data[j]! * light + HALF;
      data[j + 1] = data[j + 1]! * light + HALF;
      data[j + 2] = data[j + 2]! * light + HALF;
    }
  }
}

function drawOver(
  { widthPx, heightPx, data }: Rgb,
  { layer, left, top }: Pick<PlacedProduct, "layer" | "left" | "top">,
): void {
  const source = layer.data;
  const first = Math.max(0, -left);
  const end = Math.min(layer.widthPx, widthPx - left);
  for (let y = Math.max(0, -top); y < Math.min(layer.heightPx, heightPx - top); y++) {
    let from = (y * layer.widthPx + first) * 4;
    let to = ((top + y) * widthPx + left + first) * 3;
    for (let x = first; x < end; x++, from += 4, to += 3) {
      const level = source[from + 3]!;
      if (level === 0) continue;
      if (level === 255) {
        data[to] = source[from]!;
        data[to + 1] = source[from + 1]!;
        data[to + 2] = source[from + 2]!;
        continue;
      }
      const alpha = level / 255;
      const rest = 1 - alpha;
      data[to] = source[from]! * alpha + data[to]! * rest + HALF;
      data[to + 1] = source[from + 1]! * alpha + data[to + 1]! * rest + HALF;
      data[to + 2] = source[from + 2]! * alpha + data[to + 2]! * rest + HALF;
    }
  }
}
