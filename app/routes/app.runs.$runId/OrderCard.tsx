import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { credits } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { runTitle } from "#app/components/run-words.ts";
import { runWords } from "#app/components/words.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { OrderView } from "./presenter.server.ts";

/** The order that a run belongs to: its runs, its budget, what is not begun, and the way on. */
export function OrderCard({
  order,
  runId,
  isAfterSample,
  onContinue,
}: {
  readonly order: OrderView;
  /** The run whose page this is. */
  readonly runId: string;
  readonly isAfterSample: boolean;
  /** Null while it can't be continued. */
  readonly onContinue: (() => void) | null;
}) {
  const { quality, budgetCredits, plannedItems, plannedCredits, runs } = order;
  const noun = itemNoun(quality);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {isAfterSample && onContinue ? t("runs.looksGood") : t("runs.order")}
        </Text>
        <div className="ps-lines">
          {runs.map((run) => {
            const { label, tone } = runWords(run.status, { failed: run.failedCount });
            return (
              <div key={run.runId} className="ps-line">
                <div className="ps-row__text">
                  <InlineStack gap="200" blockAlign="center">
                    {run.runId === runId ? (
                      <Text as="span" fontWeight="semibold">
                        {runTitle({ ...run, quality })}
                      </Text>
                    ) : (
                      <Link url={`/app/runs/${run.runId}`}>{runTitle({ ...run, quality })}</Link>
                    )}
                    <Badge tone={tone}>{label}</Badge>
                  </InlineStack>
                </div>
              </div>
            );
          })}
        </div>
        {plannedItems > 0 && (
          <Text as="p">
            {t(`runs.notBegun.${noun}`, { count: plannedItems, credits: credits(plannedCredits) })}
          </Text>
        )}
        {budgetCredits !== null && (
          <Text as="p" tone="subdued">
            {budgetSentence(order, budgetCredits)}
          </Text>
        )}
        {plannedItems > 0 &&
          (onContinue ? (
            <Button fullWidth onClick={onContinue}>
              {t(`runs.continueRemaining.${noun}`, { count: plannedItems })}
            </Button>
          ) : (
            <Text as="p" tone="subdued">
              {t("runs.continueLater")}
            </Text>
          ))}
      </BlockStack>
    </Card>
  );
}

/** How much of the order's budget is bound, and whether what is left pays for all that isn't begun. */
function budgetSentence(
  { quality, boundCredits, plannedItems, payableItems }: OrderView,
  budgetCredits: number,
): string {
  const noun = itemNoun(quality);
  const figures = {
    count: Math.max(budgetCredits - boundCredits, 0),
    bound: credits(boundCredits),
    budget: credits(budgetCredits),
  };
  if (payableItems >= plannedItems) return t("runs.budgetLeft", figures);
  const enough =
    payableItems === 0 ? t(`runs.notEnough.${noun}`) : t(`runs.enough.${noun}`, { count: payableItems });
  return t("runs.budgetLeftFor", { ...figures, enough });
}
