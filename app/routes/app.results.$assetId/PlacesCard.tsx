import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ResultView } from "./presenter.server.ts";

/** The verdict at each place that the style is meant for. */
export function PlacesCard({ places }: { readonly places: ResultView["places"] }) {
  if (places.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Where it can be shown
        </Text>
        <div className="ps-lines">
          {places.map(({ target, name, label, tone, notes }) => (
            <div key={target} className="ps-line">
              <div className="ps-row__text">
                <BlockStack gap="100">
                  <InlineStack align="space-between" gap="200">
                    <Link url={`/app/rules#${target}`}>{name}</Link>
                    <Badge tone={tone}>{label}</Badge>
                  </InlineStack>
                  {notes.map((note) => (
                    <Text key={note} as="p" variant="bodySm" tone="subdued">
                      {note}
                    </Text>
                  ))}
                </BlockStack>
              </div>
            </div>
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}
