import type { CutOut } from "../cutout/cut-out.ts";
import type { SourcePhoto } from "../input-gate.ts";
import { FRAMING_FILL } from "#app/domain/generation/schemas.ts";
import { boxOf, emptyPlane, type Box, type Plane, type Rgb, type Size } from "../picture.ts";
import type { SceneRecipe } from "../recipes/scene-recipe.ts";
import { keepOnTop, podiumOf } from "../backdrops/podium.ts";
import { drawBackdrop } from "./backdrop.ts";
import { placeProduct, type PlacedProduct } from "./place-product.ts";
import { hasFlatBase, mirror, type Reflection } from "./reflection.ts";
import { castShadow } from "./shadow.ts";
import { type Stand, standOf } from "./stand.ts";

/** What lies over each other in a frame, from back to front: a picture flattens it, a video moves it. */
export interface Layers {
  readonly backdrop: Rgb;
  /** Darkness 0…1 on the backdrop. */
  readonly shadow: Plane;
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
  const alpha = frameAlpha(product, frame);
  const productBox = boxOf(alpha, 0.5);
  if (productBox === undefined) throw new Error("no product in the frame");
  const squarePx = product.longerSidePx / FRAMING_FILL.standard;
  const stand = standOf(alpha, productBox, squarePx);
  const { layer, left, top, scaleFactor, sourceCrop } = product;
  return {
    backdrop: drawBackdrop(scene, frame, stand),
    shadow: groundShadow(alpha, scene, frame, stand),
    reflection: reflectionOf(product, alpha, scene, frame, stand),
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

function groundShadow(alpha: Plane, scene: SceneRecipe, frame: Size, stand: Stand): Plane {
  const shadow = castShadow(alpha, scene, stand.squarePx);
  if (scene.backdrop.kind === "pedestal") keepOnTop(shadow, podiumOf(scene.backdrop, frame, stand));
  return shadow;
}

function reflectionOf(
  product: PlacedProduct,
  alpha: Plane,
  { gloss, clearBorder }: SceneRecipe,
  frame: Size,
  stand: Stand,
): Reflection | undefined {
  if (gloss === undefined || !hasFlatBase(alpha, stand)) return undefined;
  const borderPx = Math.ceil(clearBorder * Math.min(frame.widthPx, frame.heightPx));
  return mirror(product, stand, frame, { gloss, borderPx });
}

function frameAlpha({ layer, left, top }: PlacedProduct, { widthPx, heightPx }: Size): Plane {
  const alpha = emptyPlane(widthPx, heightPx);
  for (let y = Math.max(0, -top); y < Math.min(layer.heightPx, heightPx - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(layer.widthPx, widthPx - left); x++) {
      alpha.data[(top + y) * widthPx + left + x] = layer.data[(y * layer.widthPx + x) * 4 + 3]! / 255;
    }
  }
  return alpha;
}

function darken({ data }: Rgb, shadow: Plane): void {
  for (let i = 0, j = 0; j < data.length; i++, j += 3) {
    const dark = shadow.data[i]!;
    if (dark === 0) continue;
    const light = 1 - dark;
    data[j] = Math.round(data[j]! * light);
    data[j + 1] = Math.round(data[j + 1]! * light);
    data[j + 2] = Math.round(data[j + 2]! * light);
  }
}

function drawOver(picture: Rgb, { layer, left, top }: Pick<PlacedProduct, "layer" | "left" | "top">): void {
  const { widthPx, heightPx, data } = picture;
  for (let y = Math.max(0, -top); y < Math.min(layer.heightPx, heightPx - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(layer.widthPx, widthPx - left); x++) {
      const from = (y * layer.widthPx + x) * 4;
      const alpha = layer.data[from + 3]! / 255;
      if (alpha === 0) continue;
      const to = ((top + y) * widthPx + left + x) * 3;
      for (let c = 0; c < 3; c++) {
        data[to + c] = Math.round(layer.data[from + c]! * alpha + data[to + c]! * (1 - alpha));
      }
    }
  }
}
