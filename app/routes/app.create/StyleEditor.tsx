import { BlockStack, ChoiceList, Select } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { itemNoun } from "#app/components/item-noun.ts";
import { PLATFORMS } from "#app/domain/generation/platforms.ts";
import {
  ANCHORS,
  FRAMINGS,
  hasFloor,
  isPicture,
  PLATFORM_IDS,
  type PlatformId,
  type Quality,
  type Ratio,
  ratiosOf,
  recipeSchema,
  SHADOWS,
  type StyleSettings,
} from "#app/domain/generation/schemas.ts";
import { BackgroundChoice } from "./BackgroundChoice.tsx";
import { ANCHOR_WORDS, FRAMING_WORDS, SHADOW_WORDS } from "./style-words.ts";

const RATIO_WORDS: Partial<Record<Ratio, string>> = {
  "1:1": "1:1, square",
  "4:5": "4:5, portrait",
  "3:4": "3:4, portrait",
  "2:3": "2:3, tall",
  "9:16": "9:16, full-screen phone",
  "16:9": "16:9, wide",
  "1.91:1": "1.91:1, link preview",
};

/** Background, shadow, framing and proportions of a style, and the platforms that its pictures are meant for. */
export function StyleEditor({
  settings,
  quality,
  onChange,
  notes,
}: {
  readonly settings: StyleSettings;
  /** In which it is to be made. */
  readonly quality: Quality;
  readonly onChange: (settings: StyleSettings) => void;
  /** Shown with the platforms. */
  readonly notes: ReactNode;
}) {
  const { recipe, ratios, platforms } = settings;
  const offered = ratiosOf(quality);
  const [isWithoutRatio, setWithoutRatio] = useState(false);
  const withRecipe = (changed: object) => {
    const judged = recipeSchema.safeParse({ ...recipe, ...changed });
    if (judged.success) onChange({ ...settings, recipe: judged.data });
  };
  return (
    <BlockStack gap="400">
      <BackgroundChoice
        recipe={recipe}
        noun={itemNoun(quality)}
        onChange={(chosen) => onChange({ ...settings, recipe: chosen })}
      />
      <div className="ps-choices">
        {!hasFloor(recipe) && (
          <Select
            label="Shadow"
            options={SHADOWS.map((value) => ({ value, label: SHADOW_WORDS[value] }))}
            value={recipe.shadow}
            onChange={(shadow) => withRecipe({ shadow })}
          />
        )}
        <Select
          label="Framing"
          options={FRAMINGS.map((value) => ({ value, label: FRAMING_WORDS[value] }))}
          value={recipe.framing}
          onChange={(framing) => withRecipe({ framing })}
        />
        {!hasFloor(recipe) && (
          <Select
            label="Position"
            options={ANCHORS.map((value) => ({ value, label: ANCHOR_WORDS[value] }))}
            value={"anchor" in recipe ? (recipe.anchor ?? "centre") : "centre"}
            onChange={(anchor) => withRecipe({ anchor: anchor === "centre" ? undefined : anchor })}
          />
        )}
      </div>
      <div className="ps-columns">
        <ChoiceList
          allowMultiple
          title="Proportions"
          selected={[...ratios]}
          onChange={(chosen) => {
            setWithoutRatio(chosen.length === 0);
            if (chosen.length > 0)
              onChange({ ...settings, ratios: offered.filter((ratio) => chosen.includes(ratio)) });
          }}
          error={
            isWithoutRatio ? "A style has at least one. Choose another before you take this one out." : ""
          }
          choices={offered.map((value) => ({ value, label: RATIO_WORDS[value] ?? value }))}
        />
      </div>
      {isPicture(quality) && (
        <BlockStack gap="200">
          <div className="ps-columns">
            <ChoiceList
              allowMultiple
              title="Meant for"
              selected={[...platforms]}
              onChange={(chosen) =>
                onChange({ ...settings, platforms: PLATFORM_IDS.filter((id) => chosen.includes(id)) })
              }
              choices={PLATFORM_IDS.map((value: PlatformId) => ({ value, label: PLATFORMS[value].name }))}
            />
          </div>
          {notes}
        </BlockStack>
      )}
    </BlockStack>
  );
}
