import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { ResultTile } from "#app/components/ResultTile.tsx";
import { t } from "#app/platform/i18n/translate.ts";
import type { HomeLive } from "./presenter.server.ts";

/** The newest pictures and videos. */
export function LatestCard({ latest }: Pick<HomeLive, "latest">) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("home.latest")}
          </Text>
          {latest.length > 0 && <Link url="/app/history">{t("frame.history")}</Link>}
        </InlineStack>
        {latest.length === 0 ? (
          <Text as="p" tone="subdued">
            {t("home.nothingLatest")}
          </Text>
        ) : (
          <ul className="ps-grid">
            {latest.map((picture) => (
              <li key={picture.assetId}>
                <ResultTile {...picture} isEager />
              </li>
            ))}
          </ul>
        )}
      </BlockStack>
    </Card>
  );
}
