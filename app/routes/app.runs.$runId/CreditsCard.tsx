import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { count } from "#app/components/format.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { RunView } from "./presenter.server.ts";

/** What became of the run's credits. Always there, so that nothing moves when the first failure comes. */
export function CreditsCard({ run }: { readonly run: RunView }) {
  const lines = [
    [t("runs.held"), run.heldCredits],
    [t("runs.used"), run.capturedCredits],
    [t("runs.returned"), run.returnedCredits],
  ] as const;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("runs.credits")}
        </Text>
        {lines.map(([label, credits]) => (
          <InlineStack key={label} align="space-between">
            <Text as="span" tone="subdued">
              {label}
            </Text>
            <span className="ps-number">{count(credits)}</span>
          </InlineStack>
        ))}
        <Link url={`/app/credits?run=${run.runId}#statement`}>{t("runs.seeCredits")}</Link>
      </BlockStack>
    </Card>
  );
}
