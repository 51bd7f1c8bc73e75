import { BlockStack, ChoiceList, InlineStack, Select, TextField } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { PLATFORMS } from "#app/domain/generation/platforms.ts";
import {
  backdropOf,
  FRAMINGS,
  PLATFORM_IDS,
  type PlatformId,
  RATIOS,
  type Ratio,
  type Recipe,
  recipeSchema,
  SHADOWS,
  type StyleSettings,
} from "#app/domain/generation/schemas.ts";
import { FRAMING_WORDS, SHADOW_WORDS } from "./style-words.ts";

/** What a merchant is offered who has not chosen a colour yet. */
const FIRST_COLOUR = "#f2efe9";
const RATIO_WORDS: Partial<Record<Ratio, string>> = {
  "1:1": "1:1, square",
  "4:5": "4:5, portrait",
  "3:4": "3:4, portrait",
  "2:3": "2:3, tall",
  "9:16": "9:16, full-screen phone",
  "16:9": "16:9, wide",
  "1.91:1": "1.91:1, link preview",
};

/** Background, shadow, framing, proportions and platforms of a style. */
export function StyleEditor({
  settings,
  onChange,
  notes,
}: {
  readonly settings: StyleSettings;
  readonly onChange: (settings: StyleSettings) => void;
  /** Shown with the platforms. */
  readonly notes: ReactNode;
}) {
  const { recipe, ratios, platforms } = settings;
  const [isWithoutRatio, setWithoutRatio] = useState(false);
  const withRecipe = (changed: object) => {
    const judged = recipeSchema.safeParse({ ...recipe, ...changed });
    if (judged.success) onChange({ ...settings, recipe: judged.data });
  };
  return (
    <BlockStack gap="400">
      <ChoiceList
        title="Background"
        selected={[recipe.name]}
        onChange={([name]) => onChange({ ...settings, recipe: backgroundOf(recipe, name) })}
        choices={[
          { label: "White", value: "white" },
          {
            label: "One colour",
            value: "colour",
            renderChildren: (isSelected) =>
              isSelected && (
                <ColourField colour={backdropOf(recipe)} onChange={(colour) => withRecipe({ colour })} />
              ),
          },
        ]}
      />
      <div className="ps-choices">
        <Select
          label="Shadow"
          options={SHADOWS.map((value) => ({ value, label: SHADOW_WORDS[value] }))}
          value={recipe.shadow}
          onChange={(shadow) => withRecipe({ shadow })}
        />
        <Select
          label="Framing"
          options={FRAMINGS.map((value) => ({ value, label: FRAMING_WORDS[value] }))}
          value={recipe.framing}
          onChange={(framing) => withRecipe({ framing })}
        />
      </div>
      <div className="ps-columns">
        <ChoiceList
          allowMultiple
          title="Proportions"
          selected={[...ratios]}
          onChange={(chosen) => {
            setWithoutRatio(chosen.length === 0);
            if (chosen.length > 0)
              onChange({ ...settings, ratios: RATIOS.filter((ratio) => chosen.includes(ratio)) });
          }}
          error={
            isWithoutRatio ? "A style has at least one. Choose another before you take this one out." : ""
          }
          choices={RATIOS.map((value) => ({ value, label: RATIO_WORDS[value] ?? value }))}
        />
      </div>
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
    </BlockStack>
  );
}

function backgroundOf({ version, shadow, framing }: Recipe, name: string | undefined): Recipe {
  return name === "colour"
    ? { name, version, shadow, framing, colour: FIRST_COLOUR }
    : { name: "white", version, shadow, framing };
}

/** A colour as text and as the browser's own picker. */
function ColourField({
  colour,
  onChange,
}: {
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
    <InlineStack gap="200" blockAlign="start" wrap={false}>
      <input
        type="color"
        className="ps-colour"
        aria-label="Pick the background colour"
        value={colour}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
      <div className="ps-short-field">
        <TextField
          label="Background colour"
          labelHidden
          value={shown}
          onChange={change}
          onBlur={() => isColour && setTyped(null)}
          autoComplete="off"
          maxLength={20}
          error={!isColour && "A colour has a # and six digits or letters up to f, for example #f2efe9."}
        />
      </div>
    </InlineStack>
  );
}
