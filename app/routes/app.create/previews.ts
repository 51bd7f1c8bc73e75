/** Small pictures of scenes, drawn by the engine and kept as files: `npm run previews` makes them. Pure. */
import {
  backdropOf,
  FIRST_RECIPES,
  MARBLE_TONES,
  RECIPE_NAMES,
  type Recipe,
  recipeSchema,
  WOOD_TONES,
} from "#app/domain/generation/schemas.ts";

const nameOf = (recipe: Recipe): string => ("tone" in recipe ? `${recipe.name}-${recipe.tone}` : recipe.name);

/** Where the picture of a scene is, as the scene is offered first or in another of its tones. */
export const previewPath = (recipe: Recipe): string => `/recipes/${nameOf(recipe)}.webp`;

/** The scenes that have a picture, with the name of its file. */
export const PREVIEWS: readonly { readonly file: string; readonly recipe: Recipe }[] = [
  ...RECIPE_NAMES.map((name): Recipe => FIRST_RECIPES[name]),
  ...WOOD_TONES.map((tone): Recipe => ({ ...FIRST_RECIPES.wood, tone })),
  ...MARBLE_TONES.map((tone): Recipe => ({ ...FIRST_RECIPES.marble, tone })),
]
  .map((recipe) => ({ file: `${nameOf(recipe)}.webp`, recipe: recipeSchema.parse(recipe) }))
  .filter(({ file }, at, all) => all.findIndex((other) => other.file === file) === at);

/** What a small drawing of a style has behind its product: a CSS background, or the scene's picture with a product in it. */
export function drawingOf(
  recipe: Recipe,
): { readonly background: string } | { readonly picture: string; readonly isClear: boolean } {
  const backdrop = backdropOf(recipe);
  if (backdrop.startsWith("#")) return { background: backdrop };
  if (recipe.name === "gradient") {
    const { colour, secondColour = `color-mix(in srgb, ${colour} 45%, white)` } = recipe;
    return { background: `linear-gradient(${secondColour}, ${colour})` };
  }
  const first = FIRST_RECIPES[recipe.name];
  // The picture shows the first colour; another one is better told by itself than by the wrong picture.
  if ("colour" in recipe && "colour" in first && recipe.colour !== first.colour)
    return { background: recipe.colour };
  return { picture: previewPath(recipe), isClear: backdrop === "transparent" };
}
