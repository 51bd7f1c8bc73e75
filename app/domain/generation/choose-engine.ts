import type { Engine } from "./ports.ts";
import { fitsVideo, isVideo, type Quality, type Ratio, type Recipe, ratiosOf } from "./schemas.ts";

/** What is asked of an engine. */
export interface WantedWork {
  readonly recipe: Recipe;
  readonly quality: Quality;
  readonly ratios: readonly Ratio[];
  readonly variations: number;
  /** The engine that the merchant asked for; null: any. */
  readonly engine: string | null;
}

/** The engines that can do this work, in order of preference. */
export const capableEngines = (
  engines: readonly Engine[],
  { recipe, quality, ratios, variations, engine }: WantedWork,
): readonly Engine[] =>
  engines.filter(
    ({ name, capabilities }) =>
      (engine === null || engine === name) &&
      capabilities.recipes.includes(recipe.name) &&
      capabilities.qualities.includes(quality) &&
      (!isVideo(quality) || fitsVideo(recipe)) &&
      ratios.every((ratio) => capabilities.ratios.includes(ratio) && ratiosOf(quality).includes(ratio)) &&
      variations <= capabilities.variations,
  );
