import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { counted } from "#app/components/format.ts";
import type { ReviewState } from "./review-state.ts";

/** Products of one run: they are made again as that run made them. */
interface Again {
  readonly runId: string;
  readonly productGids: readonly string[];
}

/** What can be done about what was rejected here; nothing is ordered before its price was seen. */
export function RejectedNote({
  rejected,
  isSending,
  onMakeAgain,
}: {
  readonly rejected: ReviewState["rejected"];
  readonly isSending: boolean;
  readonly onMakeAgain: (again: Again) => void;
}) {
  const last = rejected.at(-1);
  if (!last) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {rejected.length === 1
            ? "Rejected. Try it again?"
            : `${counted(rejected.length, "result")} rejected. Try them again?`}
        </Text>
        <Text as="p" tone="subdued">
          A corrected outline uses no credits. Making a product again is a new order with the style and
          quality of its run: you can change both, and see its price first.
        </Text>
        <InlineStack gap="300" blockAlign="center">
          {runsOf(rejected).map((again) => (
            <Button key={again.runId} loading={isSending} onClick={() => onMakeAgain(again)}>
              {`Make ${counted(again.productGids.length, "product")} again…`}
            </Button>
          ))}
          {last.hasOutline && (
            <Link url={`/app/outline/${last.itemId}`}>{`Correct the outline of ${last.title}`}</Link>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

const runsOf = (rejected: ReviewState["rejected"]): Again[] =>
  [...Map.groupBy(rejected, ({ runId }) => runId)].map(([runId, results]) => ({
    runId,
    productGids: [...new Set(results.map(({ productGid }) => productGid))],
  }));
