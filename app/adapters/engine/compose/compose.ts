import type { CutOut } from "../cutout/cut-out.ts";
import type { SourcePhoto } from "../input-gate.ts";
import { FRAMING_FILL } from "#app/domain/generation/schemas.ts";
import { boxOf, emptyPlane, type Box, type Plane, type Rgb, type Size } from "../picture.ts";
import type { SceneRecipe } from "../recipes/scene-recipe.ts";
import { placeProduct, type PlacedProduct } from "./place-product.ts";
import { castShadow } from "./shadow.ts";

/** A finished picture with the figures that prove how it was made. */
export interface Composition {
  readonly picture: Rgb;
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
  const placed = await placeProduct(photo, cut, frame, scene);
  const alpha = frameAlpha(placed, frame);
  const productBox = boxOf(alpha, 0.5);
  if (productBox === undefined) throw new Error("no product in the frame");
  const squarePx = placed.longerSidePx / FRAMING_FILL.standard;
  const picture = backdrop(castShadow(alpha, scene, squarePx), scene);
  drawOver(picture, placed);
  return {
    picture,
    productBox,
    fillRatio: Math.max(productBox.widthPx / frame.widthPx, productBox.heightPx / frame.heightPx),
    scaleFactor: placed.scaleFactor,
    sourceCrop: placed.sourceCrop,
    placedAt: {
      left: placed.left,
      top: placed.top,
      widthPx: placed.layer.widthPx,
      heightPx: placed.layer.heightPx,
    },
  };
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

function backdrop(shadow: Plane, { backdrop: { red, green, blue } }: SceneRecipe): Rgb {
  const { widthPx, heightPx } = shadow;
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let i = 0, j = 0; j < data.length; i++, j += 3) {
    const light = 1 - shadow.data[i]!;
    data[j] = Math.round(red * light);
    data[j + 1] = Math.round(green * light);
    data[j + 2] = Math.round(blue * light);
  }
  return { widthPx, heightPx, data };
}

function drawOver(picture: Rgb, { layer, left, top }: PlacedProduct): void {
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
