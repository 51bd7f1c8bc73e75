import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { count, credits, decimal, fileSize } from "#app/components/format.ts";
import { QUALITY_WORDS } from "#app/components/words.ts";
import { QUALITIES } from "#app/domain/generation/schemas.ts";
import type { ResultView } from "./presenter.server.ts";

/** What the result is: size, file, price, date. */
export function FactsCard({ result }: { readonly result: ResultView }) {
  const quality = QUALITIES.find((name) => name === result.quality);
  const facts = [
    ["Quality", quality ? QUALITY_WORDS[quality] : result.quality],
    ["Size", `${count(result.widthPx)} × ${count(result.heightPx)} pixels, ${fileSize(result.sizeBytes)}`],
    ...(result.scaleFactor === null ? [] : [["Product", scaleWords(result.scaleFactor)] as const]),
    ...(result.durationMs === null ? [] : [["Length", `${count(result.durationMs / 1000)} s`] as const]),
    ["SKU", result.sku],
    ["File", result.fileName],
    ...(result.priceCredits === null ? [] : [["Used", credits(result.priceCredits)] as const]),
    ["Made", <Moment key="made" iso={result.createdAt} />],
  ] as const;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Details
        </Text>
        {facts.map(([label, value]) => (
          <InlineStack key={label} align="space-between" gap="200" wrap={false}>
            <Text as="span" tone="subdued">
              {label}
            </Text>
            <span className="ps-break ps-value">{value}</span>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}

/** How many pixels of the result show one of the photo. */
const scaleWords = (scale: number): string =>
  scale > 1 ? `${decimal(scale)}× larger than in the photo` : "not enlarged";
