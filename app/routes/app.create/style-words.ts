/** The words for what a style says. Pure. */
import { backgroundWords } from "#app/components/recipe-words.ts";
import { PLATFORMS } from "#app/domain/generation/platforms.ts";
import { type ANCHORS, hasFloor, type Recipe, type StyleSettings } from "#app/domain/generation/schemas.ts";

export const SHADOW_WORDS: Readonly<Record<Recipe["shadow"], string>> = {
  soft: "Soft shadow",
  none: "No shadow",
};

export const ANCHOR_WORDS: Readonly<Record<(typeof ANCHORS)[number], string>> = {
  centre: "In the middle",
  bottom: "At the bottom",
};

export const TONE_WORDS = { light: "Light", warm: "Warm", dark: "Dark" } as const;

export const FRAMING_WORDS: Readonly<Record<Recipe["framing"], string>> = {
  tight: "Close",
  standard: "As marketplaces ask",
  loose: "With room around",
};

/** A style in one line: "White, soft shadow, 1:1". */
export function styleSummary({ recipe, ratios, platforms }: StyleSettings): string {
  const places = platforms.map((id) => PLATFORMS[id].name);
  return [
    [
      backgroundWords(recipe),
      ...(hasFloor(recipe) ? [] : [SHADOW_WORDS[recipe.shadow].toLowerCase()]),
      ratios.join(", "),
    ].join(", "),
    ...(places.length > 0 ? [`for ${places.join(", ")}`] : []),
  ].join("; ");
}
