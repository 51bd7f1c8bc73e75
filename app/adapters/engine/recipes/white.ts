import type { SceneRecipe } from "./scene-recipe.ts";

/** Marketplace main image, version 1: the product on pure white, with the shadow it stands on. */
export const WHITE_V1: SceneRecipe = {
  name: "white",
  version: 1,
  fill: 0.875,
  backdrop: { red: 255, green: 255, blue: 255 },
  clearBorder: 0.03,
  shadow: {
    contact: { opacity: 0.34, blur: 0.0065, drop: 0.002 },
    ambient: { opacity: 0.2, blur: 0.02, depth: 0.035 },
  },
};
