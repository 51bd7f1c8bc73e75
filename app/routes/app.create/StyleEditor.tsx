import { BlockStack, ChoiceList, Select } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { itemNoun } from "#app/components/item-noun.ts";
import { PLATFORM_WORDS } from "#app/components/platform-words.ts";
import {
  ANCHORS,
  FRAMINGS,
  hasFloor,
  isPicture,
  PLATFORM_IDS,
  type Quality,
  ratiosOf,
  recipeSchema,
  SHADOWS,
  type StyleSettings,
} from "#app/domain/generation/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { BackgroundChoice } from "./BackgroundChoice.tsx";
import { ANCHOR_WORDS, FRAMING_WORDS, RATIO_WORDS, SHADOW_WORDS } from "./style-words.ts";

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
      <div className="ps-choices ps-choices--fields">
        {!hasFloor(recipe) && (
          <Select
            label={t("create.style.shadow")}
            options={SHADOWS.map((value) => ({ value, label: SHADOW_WORDS[value] }))}
            value={recipe.shadow}
            onChange={(shadow) => withRecipe({ shadow })}
          />
        )}
        <Select
          label={t("create.style.framing")}
          options={FRAMINGS.map((value) => ({ value, label: FRAMING_WORDS[value] }))}
          value={recipe.framing}
          onChange={(framing) => withRecipe({ framing })}
        />
        {!hasFloor(recipe) && (
          <Select
            label={t("create.style.position")}
            options={ANCHORS.map((value) => ({ value, label: ANCHOR_WORDS[value] }))}
            value={"anchor" in recipe ? (recipe.anchor ?? "centre") : "centre"}
            onChange={(anchor) => withRecipe({ anchor: anchor === "centre" ? undefined : anchor })}
          />
        )}
      </div>
      <div className="ps-columns">
        <ChoiceList
          allowMultiple
          title={t("create.style.proportions")}
          selected={[...ratios]}
          onChange={(chosen) => {
            setWithoutRatio(chosen.length === 0);
            if (chosen.length > 0)
              onChange({ ...settings, ratios: offered.filter((ratio) => chosen.includes(ratio)) });
          }}
          error={isWithoutRatio ? t("create.style.lastProportions") : ""}
          choices={offered.map((value) => ({ value, label: RATIO_WORDS[value] }))}
        />
      </div>
      {isPicture(quality) && (
        <BlockStack gap="200">
          <div className="ps-columns">
            <ChoiceList
              allowMultiple
              title={t("create.style.meantFor")}
              selected={[...platforms]}
              onChange={(chosen) =>
                onChange({ ...settings, platforms: PLATFORM_IDS.filter((id) => chosen.includes(id)) })
              }
              choices={PLATFORM_IDS.map((value) => ({ value, label: PLATFORM_WORDS[value] }))}
            />
          </div>
          {notes}
        </BlockStack>
      )}
    </BlockStack>
  );
}
