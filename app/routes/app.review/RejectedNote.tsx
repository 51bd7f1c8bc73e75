import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { t } from "#app/platform/i18n/translate.ts";
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
          {t("review.rejectedTitle", { count: rejected.length })}
        </Text>
        <Text as="p" tone="subdued">
          {t("review.rejectedHow")}
        </Text>
        <InlineStack gap="300" blockAlign="center">
          {runsOf(rejected).map((again) => (
            <Button key={again.runId} loading={isSending} onClick={() => onMakeAgain(again)}>
              {t("review.makeAgain", { count: again.productGids.length })}
            </Button>
          ))}
          {last.hasOutline && (
            <Link url={`/app/outline/${last.itemId}`}>
              {t("review.correctOutline", { title: last.title })}
            </Link>
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
