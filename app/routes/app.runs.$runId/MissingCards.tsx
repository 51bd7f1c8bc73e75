import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { SkippedList } from "#app/components/SkippedList.tsx";
import { count } from "#app/components/format.ts";
import type { RunView } from "./presenter.server.ts";

/** What failed, by cause: what happened, what it means for credits, the next step. */
export function FailuresCard({ run }: { readonly run: RunView }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Not made
        </Text>
        <div className="ps-lines">
          {run.failures.map(({ key, message, itemCount, titles }) => (
            <div key={key} className="ps-line">
              <div className="ps-row__text">
                <BlockStack gap="100">
                  <InlineStack gap="200" blockAlign="start" wrap={false}>
                    <Badge>{`${count(itemCount)}×`}</Badge>
                    <Text as="p">{message}</Text>
                  </InlineStack>
                  <Text as="p" variant="bodySm" tone="subdued" breakWord>
                    {titles.join(", ")}
                    {itemCount > titles.length ? ` and ${count(itemCount - titles.length)} more` : ""}
                  </Text>
                </BlockStack>
              </div>
            </div>
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

/** What was left out before anything was held. */
export function SkippedCard({ run }: { readonly run: RunView }) {
  return (
    <Card>
      <SkippedList groups={run.skipped} />
    </Card>
  );
}
