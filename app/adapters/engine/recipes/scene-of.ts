import { placementOf, type Ratio, type Recipe } from "#app/domain/generation/schemas.ts";
import { seedOf } from "../backdrops/random.ts";
import { backdropRecipeOf } from "./backdrop-of.ts";
import { LIGHTS, SCENE_LIGHTS } from "./lights.ts";
import type { SceneRecipe } from "./scene-recipe.ts";

/**
 * Outer frame that stays plain. Marketplaces look at 2 %; the rest keeps the encoder's ringing away from it. A tight
 * product stands 4 % from the frame, so its shadow gets all the room there is.
 */
const CLEAR_BORDER: Readonly<Record<Recipe["framing"], number>> = {
  tight: 0.023,
  standard: 0.03,
  loose: 0.03,
};

const MARBLE_GLOSS = 0.3;

/**
 * The scene that a recipe and a variation ask for, in a frame of these proportions.
 * @param variation counts from 1; a recipe without a shadow has no light to vary
 */
export function sceneOf(recipe: Recipe, variation: number, ratio: Ratio): SceneRecipe {
  const backdrop = backdropRecipeOf(recipe);
  const hasFloor = "floor" in backdrop;
  const light = (hasFloor ? SCENE_LIGHTS : LIGHTS)[variation - 1];
  if (light === undefined) throw new Error(`there is no light for variation ${variation}`);
  return {
    name: recipe.name,
    version: recipe.version,
    placement: placementOf(recipe, ratio),
    backdrop,
    cutting: recipe.name === "white" ? "lenient" : "strict",
    clearBorder: hasFloor ? 0 : CLEAR_BORDER[recipe.framing],
    light: recipe.shadow === "none" ? undefined : light,
    gloss: recipe.name === "marble" ? MARBLE_GLOSS : undefined,
    seed: seedOf(JSON.stringify(backdrop), recipe.version, variation),
  };
}
