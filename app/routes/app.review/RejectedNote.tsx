import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { counted } from "#app/components/format.ts";
import type { ReviewState } from "./review-state.ts";

/** What can be done about what was rejected here; nothing is ordered before its price was seen. */
export function RejectedNote({
  rejected,
  isSending,
  onMakeAgain,
}: {
  readonly rejected: ReviewState["rejected"];
  readonly isSending: boolean;
  readonly onMakeAgain: (productGids: readonly string[]) => void;
}) {
  const last = rejected.at(-1);
  if (!last) return null;
  const productGids = [...new Set(rejected.map(({ productGid }) => productGid))];
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {rejected.length === 1
            ? "Rejected. Try it again?"
            : `${counted(rejected.length, "picture")} rejected. Try them again?`}
        </Text>
        <Text as="p" tone="subdued">
          A corrected outline uses no credits. Making a product again is a new order: you see its price first.
        </Text>
        <InlineStack gap="300" blockAlign="center">
          <Button loading={isSending} onClick={() => onMakeAgain(productGids)}>
            {`Make ${counted(productGids.length, "product")} again…`}
          </Button>
          {last.hasOutline && (
            <Link url={`/app/outline/${last.itemId}`}>{`Correct the outline of ${last.title}`}</Link>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
