import type { Rgb, Size } from "../picture.ts";
import type { SceneRecipe } from "../recipes/scene-recipe.ts";

/** Draws what is behind the product, at the frame's size. */
export function drawBackdrop(
  { backdrop: { red, green, blue } }: SceneRecipe,
  { widthPx, heightPx }: Size,
): Rgb {
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let i = 0; i < data.length; i += 3) {
    data[i] = red;
    data[i + 1] = green;
    data[i + 2] = blue;
  }
  return { widthPx, heightPx, data };
}
