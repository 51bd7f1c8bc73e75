import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { count, credits, decimal, fileSize } from "#app/components/format.ts";
import { QUALITY_WORDS } from "#app/components/words.ts";
import { QUALITIES } from "#app/domain/generation/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { ResultView } from "./presenter.server.ts";

/** What the result is: size, file, price, date. */
export function FactsCard({ result }: { readonly result: ResultView }) {
  const quality = QUALITIES.find((name) => name === result.quality);
  const facts = [
    [t("results.quality"), quality ? QUALITY_WORDS[quality] : result.quality],
    [
      t("results.size"),
      t("results.sizeFacts", {
        width: result.widthPx,
        height: result.heightPx,
        size: fileSize(result.sizeBytes),
      }),
    ],
    ...(result.scaleFactor === null ? [] : [[t("results.scale"), scaleWords(result.scaleFactor)] as const]),
    ...(result.durationMs === null
      ? []
      : [[t("results.length"), t("results.seconds", { seconds: count(result.durationMs / 1000) })] as const]),
    ["SKU", result.sku],
    [t("results.file"), result.fileName],
    ...(result.priceCredits === null ? [] : [[t("results.used"), credits(result.priceCredits)] as const]),
    [t("results.made"), <Moment key="made" iso={result.createdAt} />],
  ] as const;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("results.details")}
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
  scale > 1 ? t("results.enlarged", { factor: decimal(scale) }) : t("results.notEnlarged");
