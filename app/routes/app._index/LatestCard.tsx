import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { ResultTile } from "#app/components/ResultTile.tsx";
import type { HomeLive } from "./presenter.server.ts";

/** The newest pictures and videos. */
export function LatestCard({ latest }: Pick<HomeLive, "latest">) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Latest pictures and videos
          </Text>
          {latest.length > 0 && <Link url="/app/history">History</Link>}
        </InlineStack>
        {latest.length === 0 ? (
          <Text as="p" tone="subdued">
            The first results appear here as soon as they are made.
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
