import { BlockStack, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ItemNoun } from "#app/components/item-noun.ts";
import { RECIPE_WORDS } from "#app/components/recipe-words.ts";
import {
  FIRST_RECIPES,
  MARBLE_TONES,
  RECIPE_NAMES,
  type Recipe,
  type RecipeName,
  recipeSchema,
  WOOD_TONES,
} from "#app/domain/generation/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { withBackground } from "./create-settings.ts";
import { previewPath } from "./previews.ts";
import { TONE_WORDS } from "./style-words.ts";

/** What surrounds the product: a card with a preview for each recipe, and the chosen one's colours. */
export function BackgroundChoice({
  recipe,
  noun,
  onChange,
}: {
  readonly recipe: Recipe;
  /** What is made: a video has no transparency. */
  readonly noun: ItemNoun;
  readonly onChange: (recipe: Recipe) => void;
}) {
  const change = (parameters: object) => {
    const judged = recipeSchema.safeParse({ ...recipe, ...parameters });
    if (judged.success) onChange(judged.data);
  };
  const isImpossible = (name: RecipeName) => noun === "video" && name === "transparent";
  return (
    <BlockStack gap="300">
      <Text as="span">{t("create.background")}</Text>
      <fieldset className="ps-choices ps-choices--recipes" aria-label={t("create.background")}>
        {RECIPE_NAMES.map((name) => (
          <label key={name} className="ps-choice ps-choice--recipe">
            <input
              type="radio"
              name="background"
              value={name}
              checked={recipe.name === name}
              disabled={isImpossible(name)}
              onChange={() => onChange(withBackground(recipe, name))}
            />
            <img
              className={name === "transparent" ? "ps-preview ps-preview--transparent" : "ps-preview"}
              src={previewPath(name === recipe.name && "tone" in recipe ? recipe : FIRST_RECIPES[name])}
              alt=""
              width="96"
              height="96"
              loading="lazy"
            />
            <Text as="span" variant="bodySm">
              {isImpossible(name)
                ? t("create.notForVideos", { background: RECIPE_WORDS[name] })
                : RECIPE_WORDS[name]}
            </Text>
          </label>
        ))}
      </fieldset>
      <InlineStack gap="400">
        {"colour" in recipe && (
          <ColourField
            key={`${recipe.name} first`}
            label={t(recipe.name === "gradient" ? "create.colourFrom" : "create.backgroundColour")}
            colour={recipe.colour}
            onChange={(colour) => change({ colour })}
          />
        )}
        {recipe.name === "gradient" && (
          <ColourField
            key="second"
            label={t("create.colourTo")}
            colour={recipe.secondColour ?? recipe.colour}
            onChange={(secondColour) => change({ secondColour })}
          />
        )}
        {recipe.name === "wood" && (
          <ToneSelect tones={WOOD_TONES} tone={recipe.tone} onChange={(tone) => change({ tone })} />
        )}
        {recipe.name === "marble" && (
          <ToneSelect tones={MARBLE_TONES} tone={recipe.tone} onChange={(tone) => change({ tone })} />
        )}
      </InlineStack>
    </BlockStack>
  );
}

function ToneSelect({
  tones,
  tone,
  onChange,
}: {
  readonly tones: readonly (keyof typeof TONE_WORDS)[];
  readonly tone: string;
  readonly onChange: (tone: string) => void;
}) {
  return (
    <div className="ps-short-field">
      <Select
        label={t("create.tone")}
        options={tones.map((value) => ({ value, label: TONE_WORDS[value] }))}
        value={tone}
        onChange={onChange}
      />
    </div>
  );
}

/** A colour as text and as the browser's own picker. */
function ColourField({
  label,
  colour,
  onChange,
}: {
  readonly label: string;
  readonly colour: string;
  readonly onChange: (colour: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? colour;
  const isColour = /^#?[0-9a-f]{6}$/i.test(shown.trim());
  const change = (text: string) => {
    setTyped(text);
    const [, digits] = /^#?([0-9a-f]{6})$/i.exec(text.trim()) ?? [];
    if (digits !== undefined) onChange(`#${digits.toLowerCase()}`);
  };
  return (
    <div className="ps-short-field">
      <TextField
        label={label}
        value={shown}
        onChange={change}
        onBlur={() => isColour && setTyped(null)}
        autoComplete="off"
        maxLength={20}
        error={!isColour && t("create.wrongColour")}
        connectedLeft={
          <input
            type="color"
            className="ps-colour"
            aria-label={t("create.pickColour", { label })}
            value={colour}
            onChange={({ currentTarget }) => change(currentTarget.value)}
          />
        }
      />
    </div>
  );
}
