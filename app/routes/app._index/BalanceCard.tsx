import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { count } from "#app/components/format.ts";
import { t } from "#app/platform/i18n/translate.ts";
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
          {t("home.balance")}
        </Text>
        <BlockStack gap="050">
          <InlineStack gap="200" blockAlign="baseline">
            <span className="ps-figure">{count(availableCredits)}</span>
            <Text as="span" tone="subdued">
              {t("home.creditsAvailable", { count: availableCredits })}
            </Text>
          </InlineStack>
          {/* The line is always there: nothing moves when a run begins or ends. */}
          <Text as="p" tone="subdued">
            {heldCredits > 0 ? t("home.held", { count: heldCredits }) : t("home.nothingHeld")}
          </Text>
        </BlockStack>
        {frozenReason !== null && (
          <Text as="p" tone="critical">
            {t("home.frozen")}
          </Text>
        )}
        <UseChart use={use} />
        <InlineStack gap="200">
          <Button url="/app/credits">{t("home.viewCredits")}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
