import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { counted, credits } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { runTitle } from "#app/components/run-words.ts";
import { runWords } from "#app/components/words.ts";
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
  const { quality, budgetCredits, boundCredits, plannedItems, plannedCredits, payableItems, runs } = order;
  const noun = itemNoun(quality);
  const leftCredits = Math.max((budgetCredits ?? 0) - boundCredits, 0);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {isAfterSample && onContinue ? "Looks good? Continue with the rest" : "Order"}
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
            {counted(plannedItems, `${noun} isn't`, `${noun}s aren't`)} begun: {credits(plannedCredits)}.
          </Text>
        )}
        {budgetCredits !== null && (
          <Text as="p" tone="subdued">
            {credits(boundCredits)} of the budget of {credits(budgetCredits)}{" "}
            {boundCredits === 1 ? "is" : "are"} used or held, {credits(leftCredits)}{" "}
            {leftCredits === 1 ? "is" : "are"} left
            {plannedItems > 0 &&
              (payableItems === 0
                ? `: not enough for another ${noun}`
                : payableItems < plannedItems && `: enough for ${counted(payableItems, noun)}`)}
            .
          </Text>
        )}
        {plannedItems > 0 &&
          (onContinue ? (
            <Button fullWidth onClick={onContinue}>
              {`Continue with the remaining ${counted(plannedItems, noun)}…`}
            </Button>
          ) : (
            <Text as="p" tone="subdued">
              The order can be continued when no run of it is open.
            </Text>
          ))}
      </BlockStack>
    </Card>
  );
}
