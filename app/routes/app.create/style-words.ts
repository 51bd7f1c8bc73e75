/** The words for what a style says. Pure. */
import { PLATFORM_WORDS } from "#app/components/platform-words.ts";
import { backgroundWords } from "#app/components/recipe-words.ts";
import {
  type ANCHORS,
  hasFloor,
  type Ratio,
  type Recipe,
  type StyleSettings,
  type WOOD_TONES,
} from "#app/domain/generation/schemas.ts";
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { enumerated, t } from "#app/platform/i18n/translate.ts";

export const SHADOW_WORDS = wordsByName<Recipe["shadow"]>({
  soft: "create.shadow.soft",
  none: "create.shadow.none",
});

export const ANCHOR_WORDS = wordsByName<(typeof ANCHORS)[number]>({
  centre: "create.anchor.centre",
  bottom: "create.anchor.bottom",
});

export const TONE_WORDS = wordsByName<(typeof WOOD_TONES)[number]>({
  light: "create.toneOf.light",
  warm: "create.toneOf.warm",
  dark: "create.toneOf.dark",
});

export const FRAMING_WORDS = wordsByName<Recipe["framing"]>({
  tight: "create.framing.tight",
  standard: "create.framing.standard",
  loose: "create.framing.loose",
});

export const RATIO_WORDS = wordsByName<Ratio>({
  "1:1": "create.ratio.1:1",
  "4:5": "create.ratio.4:5",
  "3:4": "create.ratio.3:4",
  "2:3": "create.ratio.2:3",
  "9:16": "create.ratio.9:16",
  "16:9": "create.ratio.16:9",
  "1.91:1": "create.ratio.1.91:1",
});

/** A style in one line: "White, soft shadow, 1:1; for eBay". */
export function styleSummary({ recipe, ratios, platforms }: StyleSettings): string {
  const style = enumerated([
    backgroundWords(recipe),
    !hasFloor(recipe) && t(`create.withShadow.${recipe.shadow}`),
    ...ratios,
  ]);
  const places = enumerated(platforms.map((id) => PLATFORM_WORDS[id]));
  return places === "" ? style : t("create.styleFor", { style, places });
}
