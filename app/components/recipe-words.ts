/** What scenes are called. Pure. */
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { Recipe, RecipeName } from "../domain/generation/schemas.ts";

export const RECIPE_WORDS: Readonly<Record<RecipeName, string>> = wordsByName({
  white: "words.recipe.white",
  colour: "words.recipe.colour",
  gradient: "words.recipe.gradient",
  studio: "words.recipe.studio",
  pedestal: "words.recipe.pedestal",
  arch: "words.recipe.arch",
  wood: "words.recipe.wood",
  marble: "words.recipe.marble",
  fabric: "words.recipe.fabric",
  winter: "words.recipe.winter",
  summer: "words.recipe.summer",
  transparent: "words.recipe.transparent",
});

/** What a recipe's surroundings are: "White", "Brand colour #ffeedd", "Studio #ffeedd", "Gradient #ffeedd to #ffffff", "Light wood". */
export function backgroundWords(recipe: Recipe): string {
  const name = RECIPE_WORDS[recipe.name];
  switch (recipe.name) {
    case "gradient":
      return recipe.secondColour === undefined
        ? `${name} ${recipe.colour}`
        : t("words.gradientTo", { colour: recipe.colour, secondColour: recipe.secondColour });
    case "colour":
    case "studio":
    case "pedestal":
    case "arch":
    case "fabric":
      return `${name} ${recipe.colour}`;
    case "wood":
      return t(`words.wood.${recipe.tone}`);
    case "marble":
      return t(`words.marble.${recipe.tone}`);
    default:
      return name;
  }
}
