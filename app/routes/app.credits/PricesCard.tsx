import { BlockStack, Card, Text } from "@shopify/polaris";
import { count } from "#app/components/format.ts";
import { QUALITY_WORDS, VIDEO_WORDS } from "#app/components/words.ts";
import { PICTURE_PRICE_CREDITS, VIDEO_PRICE_CREDITS } from "#app/domain/credits/prices.ts";
import { PICTURE_QUALITIES } from "#app/domain/generation/schemas.ts";

/** How many credits the last column reckons with. */
const EXAMPLE_CREDITS = 1000;

const LINES = [
  ...PICTURE_QUALITIES.map((quality) => ({
    name: `Picture, ${QUALITY_WORDS[quality]}`,
    priceCredits: PICTURE_PRICE_CREDITS[quality],
  })),
  ...(Object.keys(VIDEO_WORDS) as (keyof typeof VIDEO_WORDS)[]).map((length) => ({
    name: `Video, ${VIDEO_WORDS[length]}`,
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
            What a credit buys
          </Text>
          <Text as="p" tone="subdued">
            Only what is made is charged; what can&apos;t be made comes back.
          </Text>
        </BlockStack>
        <table className="ps-prices">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className="ps-end">
                Credits
              </th>
              <th scope="col" className="ps-end">
                {count(EXAMPLE_CREDITS)} credits make
              </th>
            </tr>
          </thead>
          <tbody>
            {LINES.map(({ name, priceCredits }) => (
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
