import { backdropOf, FRAMING_FILL, type Recipe } from "#app/domain/generation/schemas.ts";
import { LIGHTS } from "./lights.ts";
import type { Colour, SceneRecipe } from "./scene-recipe.ts";

/**
 * Outer frame that stays plain. Marketplaces look at 2 %; the rest keeps the encoder's ringing away from it. A tight
 * product stands 4 % from the frame, so its shadow gets all the room there is.
 */
const CLEAR_BORDER: Readonly<Record<Recipe["framing"], number>> = {
  tight: 0.023,
  standard: 0.03,
  loose: 0.03,
};

/**
 * The scene that a recipe and a variation ask for.
 * @param variation counts from 1; a recipe without a shadow has no light to vary
 */
export function sceneOf(recipe: Recipe, variation: number): SceneRecipe {
  const light = LIGHTS[variation - 1];
  if (light === undefined) throw new Error(`there is no light for variation ${variation}`);
  return {
    name: recipe.name,
    version: recipe.version,
    fill: FRAMING_FILL[recipe.framing],
    backdrop: colourOf(backdropOf(recipe)),
    cutting: recipe.name === "white" ? "lenient" : "strict",
    clearBorder: CLEAR_BORDER[recipe.framing],
    light: recipe.shadow === "none" ? undefined : light,
  };
}

/** @param hex "#rrggbb" */
function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return { red: value >> 16, green: (value >> 8) & 255, blue: value & 255 };
}
