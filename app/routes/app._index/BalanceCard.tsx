import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { count, credits } from "#app/components/format.ts";
import { UseChart } from "./UseChart.tsx";
import type { Use } from "./use-words.ts";

/** What can be spent now, what runs hold, what was used lately, and the way to more. */
export function BalanceCard({
  availableCredits,
  heldCredits,
  frozenReason,
  use,
}: {
  readonly availableCredits: number;
  readonly heldCredits: number;
  readonly frozenReason: string | null;
  readonly use: Use;
}) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Balance
        </Text>
        <BlockStack gap="050">
          <InlineStack gap="200" blockAlign="baseline">
            <span className="ps-figure">{count(availableCredits)}</span>
            <Text as="span" tone="subdued">
              {availableCredits === 1 ? "credit" : "credits"} available
            </Text>
          </InlineStack>
          {/* The line is always there: nothing moves when a run begins or ends. */}
          <Text as="p" tone="subdued">
            {heldCredits > 0 ? `${credits(heldCredits)} held for runs in progress` : "Nothing held for runs"}
          </Text>
        </BlockStack>
        {frozenReason !== null && (
          <Text as="p" tone="critical">
            Spending is paused while we check your balance. Contact support.
          </Text>
        )}
        <UseChart use={use} />
        <InlineStack gap="200">
          <Button url="/app/credits">View credits</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
