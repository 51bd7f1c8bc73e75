import type { CutOut } from "../cutout/cut-out.ts";
import type { SourcePhoto } from "../input-gate.ts";
import { FRAMING_FILL } from "#app/domain/generation/schemas.ts";
import { boxOf, emptyPlane, type Box, type Plane, type Rgb, type Size } from "../picture.ts";
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
  /** Darkness 0…1 on the backdrop. */
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

function groundShadow(alpha: Plane, scene: SceneRecipe, frame: Size, stand: Stand): Shadow {
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
  const { data } = layer;
  const first = Math.max(0, -left);
  const end = Math.min(layer.widthPx, widthPx - left);
  for (let y = Math.max(0, -top); y < Math.min(layer.heightPx, heightPx - top); y++) {
    let from = (y * layer.widthPx + first) * 4 + 3;
    let to = (top + y) * widthPx + left + first;
    for (let x = first; x < end; x++, from += 4, to++) {
      // Memory that is never written costs nothing.
      if (data[from] !== 0) alpha.data[to] = data[from]! / 255;
    }
  }
  return alpha;
}

function darken({ widthPx, data }: Rgb, shadow: Shadow): void {
  const { area } = shadow;
  for (let y = 0; y < area.heightPx; y++) {
    let i = (area.top + y) * widthPx + area.left;
    for (const end = i + area.widthPx; i < end; i++) {
      const dark = shadow.data[i]!;
      if (dark === 0) continue;
      const light = 1 - dark;
      const j = i * 3;
      data[j] = Math.round(data[j]! * light);
      data[j + 1] = Math.round(data[j + 1]! * light);
      data[j + 2] = Math.round(data[j + 2]! * light);
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
      data[to] = Math.round(source[from]! * alpha + data[to]! * rest);
      data[to + 1] = Math.round(source[from + 1]! * alpha + data[to + 1]! * rest);
      data[to + 2] = Math.round(source[from + 2]! * alpha + data[to + 2]! * rest);
    }
  }
}
