import type { Engine } from "./ports.ts";
import type { Quality, Recipe } from "./schemas.ts";

/** The first engine, in order of preference, that makes this recipe in this quality. */
export function chooseEngine(
  engines: readonly Engine[],
  wanted: { recipe: Recipe; quality: Quality },
): Engine | undefined {
  return engines.find(
    ({ capabilities }) =>
      capabilities.recipes.includes(wanted.recipe.name) && capabilities.qualities.includes(wanted.quality),
  );
}
