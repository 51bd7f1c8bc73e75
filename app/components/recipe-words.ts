/** What scenes are called. Pure. */
import type { Recipe, RecipeName } from "../domain/generation/schemas.ts";

export const RECIPE_WORDS: Readonly<Record<RecipeName, string>> = {
  white: "White",
  colour: "Brand colour",
  gradient: "Gradient",
  studio: "Studio",
  pedestal: "Pedestal",
  arch: "Arch",
  wood: "Wood",
  marble: "Marble",
  fabric: "Fabric",
  winter: "Winter",
  summer: "Summer",
  transparent: "Transparent",
};

/** What a recipe's surroundings are: "White", "#ffeedd", "Studio #ffeedd", "Gradient #ffeedd to #ffffff", "Light wood". */
export function backgroundWords(recipe: Recipe): string {
  const name = RECIPE_WORDS[recipe.name];
  switch (recipe.name) {
    case "colour":
      return recipe.colour;
    case "gradient":
      return [
        name,
        recipe.colour,
        ...(recipe.secondColour === undefined ? [] : ["to", recipe.secondColour]),
      ].join(" ");
    case "studio":
    case "pedestal":
    case "arch":
    case "fabric":
      return `${name} ${recipe.colour}`;
    case "wood":
    case "marble":
      return `${recipe.tone.charAt(0).toUpperCase()}${recipe.tone.slice(1)} ${name.toLowerCase()}`;
    default:
      return name;
  }
}
