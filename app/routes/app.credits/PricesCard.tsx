import { BlockStack, Card, Text } from "@shopify/polaris";
import { count, credits } from "#app/components/format.ts";
import { QUALITY_WORDS, VIDEO_WORDS } from "#app/components/words.ts";
import { PICTURE_PRICE_CREDITS, VIDEO_PRICE_CREDITS } from "#app/domain/credits/prices.ts";
import { PICTURE_QUALITIES } from "#app/domain/generation/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";

/** How many credits the last column reckons with. */
const EXAMPLE_CREDITS = 1000;

const priceLines = () => [
  ...PICTURE_QUALITIES.map((quality) => ({
    name: t("credits.pictureOf", { quality: QUALITY_WORDS[quality] }),
    priceCredits: PICTURE_PRICE_CREDITS[quality],
  })),
  ...(Object.keys(VIDEO_WORDS) as (keyof typeof VIDEO_WORDS)[]).map((length) => ({
    name: t("credits.videoOf", { length: VIDEO_WORDS[length] }),
    priceCredits: VIDEO_PRICE_CREDITS[length],
  })),
];

/** The price list. */
export function PricesCard() {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("credits.whatItBuys")}
          </Text>
          <Text as="p" tone="subdued">
            {t("credits.onlyMade")}
          </Text>
        </BlockStack>
        <table className="ps-prices">
          <thead>
            <tr>
              <th scope="col">{t("credits.what")}</th>
              <th scope="col" className="ps-end">
                {t("credits.creditsColumn")}
              </th>
              <th scope="col" className="ps-end">
                {t("credits.creditsMake", { credits: credits(EXAMPLE_CREDITS) })}
              </th>
            </tr>
          </thead>
          <tbody>
            {priceLines().map(({ name, priceCredits }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="ps-end ps-number">{count(priceCredits)}</td>
                <td className="ps-end ps-number">{count(Math.floor(EXAMPLE_CREDITS / priceCredits))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </BlockStack>
    </Card>
  );
}
