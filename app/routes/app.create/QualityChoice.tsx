import { BlockStack, Card, Text } from "@shopify/polaris";
import { count, credits } from "#app/components/format.ts";
import { QUALITY_WORDS } from "#app/components/words.ts";
import { PICTURE_PRICE_CREDITS } from "#app/domain/credits/prices.ts";
import { QUALITIES, QUALITY_LONGEST_SIDE_PX, type Quality } from "#app/domain/generation/schemas.ts";

const FOR: Readonly<Record<Quality, string>> = {
  standard: "For listings and first tries",
  hd: "For zoom on product pages",
  ultra: "For print and large screens",
};

/** The three qualities with their prices, as a group of radio buttons. */
export function QualityChoice({
  quality,
  onChange,
  isFixed,
}: {
  readonly quality: Quality;
  readonly onChange: (quality: Quality) => void;
  /** While an order is on its way: what it was placed with stays to be seen. */
  readonly isFixed: boolean;
}) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Quality
          </Text>
          <Text as="p" tone="subdued">
            Style: white background. The product&apos;s own pixels are kept; only what surrounds it is new.
          </Text>
        </BlockStack>
        <fieldset className="ps-choices" aria-label="Quality" disabled={isFixed}>
          {QUALITIES.map((name) => (
            <label key={name} className="ps-choice">
              <input
                type="radio"
                name="quality"
                value={name}
                checked={name === quality}
                onChange={() => onChange(name)}
              />
              <Text as="span" fontWeight="semibold">
                {QUALITY_WORDS[name]}
              </Text>
              <Text as="span">{credits(PICTURE_PRICE_CREDITS[name])} a picture</Text>
              <Text as="span" variant="bodySm" tone="subdued">
                {count(QUALITY_LONGEST_SIDE_PX[name])} pixels. {FOR[name]}.
              </Text>
            </label>
          ))}
        </fieldset>
      </BlockStack>
    </Card>
  );
}
