import { BlockStack, Card, Checkbox, Select, Text } from "@shopify/polaris";
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
import { listed, sentences, t } from "#app/platform/i18n/translate.ts";
import type { CreateSettings } from "./create-settings.ts";

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
          {t("create.quality")}
        </Text>
        <fieldset
          className="ps-choices ps-choices--qualities"
          aria-label={t("create.quality")}
          disabled={isFixed}
        >
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
                {t(`create.priceOf.${itemNoun(name)}`, { count: ITEM_PRICE_CREDITS[name] })}
              </Text>
              <Text as="span" variant="bodySm" tone="subdued">
                {sentences(sizeSentence(name), t(`create.for.${name}`))}
              </Text>
            </label>
          ))}
        </fieldset>
        <div className="ps-choices">
          <Select
            label={t("create.variations")}
            options={Array.from({ length: maxVariations }, (_, index) => ({
              value: String(index + 1),
              label: t(`create.variationsOf.${itemNoun(quality)}`, { count: index + 1 }),
            }))}
            value={String(Math.min(variations, maxVariations))}
            onChange={(value) => onChange({ variations: Number(value) })}
            disabled={isFixed || maxVariations === 1}
            helpText={
              maxVariations === 1 ? t("create.oneVariation") : t(`create.variationsHelp.${itemNoun(quality)}`)
            }
          />
          {engines.length > 1 && (
            <Select
              label={t("create.engine")}
              options={[
                { value: "", label: t("create.anyEngine") },
                ...engines.map((name) => ({ value: name, label: name })),
              ]}
              value={engine ?? ""}
              onChange={(value) => onChange({ engine: value === "" ? null : value })}
              disabled={isFixed}
            />
          )}
        </div>
        <Checkbox
          label={t("create.again")}
          helpText={t("create.againHelp")}
          checked={again}
          onChange={(checked) => onChange({ again: checked })}
          disabled={isFixed}
        />
      </BlockStack>
    </Card>
  );
}

const sizeSentence = (quality: Quality): string =>
  isVideo(quality)
    ? t("create.videoSize", { px: VIDEO_SHORTER_SIDE_PX, ratios: listed(VIDEO_RATIOS, "disjunction") })
    : t("create.pictureSize", { px: QUALITY_LONGEST_SIDE_PX[quality] });
