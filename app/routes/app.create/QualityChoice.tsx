import { BlockStack, Card, Checkbox, Select, Text } from "@shopify/polaris";
import { count, counted, credits } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { QUALITY_WORDS } from "#app/components/words.ts";
import { ITEM_PRICE_CREDITS } from "#app/domain/credits/prices.ts";
import {
  isVideo,
  QUALITY_LONGEST_SIDE_PX,
  type Quality,
  VIDEO_RATIOS,
  VIDEO_SHORTER_SIDE_PX,
} from "#app/domain/generation/schemas.ts";
import type { CreateSettings } from "./create-settings.ts";

const FOR: Readonly<Record<Quality, string>> = {
  standard: "For listings and first tries",
  hd: "For zoom on product pages",
  ultra: "For print and large screens",
  "video-5": "For feeds and product pages",
  "video-10": "For stories and banners",
};
const PROPORTIONS = new Intl.ListFormat("en", { type: "disjunction" }).format(VIDEO_RATIOS);

/** What can be made with its price, how many of each photo, and who makes them. */
export function QualityChoice({
  settings: { quality, variations, again, engine },
  maxVariations,
  engines,
  qualities,
  onChange,
  onQuality,
  isFixed,
}: {
  readonly settings: CreateSettings;
  /** How many different pictures of one photo the style gives. */
  readonly maxVariations: number;
  readonly engines: readonly string[];
  readonly qualities: readonly Quality[];
  readonly onChange: (change: Partial<CreateSettings>) => void;
  readonly onQuality: (quality: Quality) => void;
  /** While an order is on its way: what it was placed with stays to be seen. */
  readonly isFixed: boolean;
}) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Quality
        </Text>
        <fieldset className="ps-choices" aria-label="Quality" disabled={isFixed}>
          {qualities.map((name) => (
            <label key={name} className="ps-choice">
              <input
                type="radio"
                name="quality"
                value={name}
                checked={name === quality}
                onChange={() => onQuality(name)}
              />
              <Text as="span" fontWeight="semibold">
                {QUALITY_WORDS[name]}
              </Text>
              <Text as="span">
                {credits(ITEM_PRICE_CREDITS[name])} a {itemNoun(name)}
              </Text>
              <Text as="span" variant="bodySm" tone="subdued">
                {isVideo(name)
                  ? `${count(VIDEO_SHORTER_SIDE_PX)} pixels, in ${PROPORTIONS}.`
                  : `${count(QUALITY_LONGEST_SIDE_PX[name])} pixels.`}{" "}
                {FOR[name]}.
              </Text>
            </label>
          ))}
        </fieldset>
        <div className="ps-choices">
          <Select
            label="Variations"
            options={Array.from({ length: maxVariations }, (_, index) => ({
              value: String(index + 1),
              label: counted(index + 1, itemNoun(quality)) + " of each photo",
            }))}
            value={String(Math.min(variations, maxVariations))}
            onChange={(value) => onChange({ variations: Number(value) })}
            disabled={isFixed || maxVariations === 1}
            helpText={
              maxVariations === 1
                ? "Without a shadow every picture would look the same."
                : isVideo(quality)
                  ? "Each moves in another way, and each is charged."
                  : "Each has another light, and each is charged."
            }
          />
          {engines.length > 1 && (
            <Select
              label="Engine"
              options={[
                { value: "", label: "Any that can" },
                ...engines.map((name) => ({ value: name, label: name })),
              ]}
              value={engine ?? ""}
              onChange={(value) => onChange({ engine: value === "" ? null : value })}
              disabled={isFixed}
            />
          )}
        </div>
        <Checkbox
          label="Make again what was made before"
          helpText="Otherwise a photo that was made in this style and quality is left out, and nothing is charged for it."
          checked={again}
          onChange={(checked) => onChange({ again: checked })}
          disabled={isFixed}
        />
      </BlockStack>
    </Card>
  );
}
