import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { Rich } from "#app/components/Rich.tsx";
import { LearnMore } from "#app/components/LearnMore.tsx";
import { FailureCode } from "#app/components/FailureCode.tsx";
import { count } from "#app/components/format.ts";
import { failureAnchor } from "#app/components/help-anchors.ts";
import { type ItemNoun, itemNoun } from "#app/components/item-noun.ts";
import { language, t } from "#app/platform/i18n/translate.ts";
import { FailedItems } from "./FailedItems.tsx";
import type { RetryTarget } from "./RetryDialog.tsx";
import { failuresOf } from "./failures-in-all.ts";
import type { FailuresView, RunView } from "./presenter.server.ts";

const HEADING_ID = "failures";

/** Brings the keyboard and the eye to the failures. */
export function showFailures(): void {
  const heading = document.getElementById(HEADING_ID);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: "start" });
}

/** What failed, by cause: what happened, what it means for credits, which products, and how to go on. */
export function FailuresCard({
  run,
  onRetry,
  onContinue,
}: {
  readonly run: RunView;
  readonly onRetry: (target: RetryTarget) => void;
  /** Null while the order has nothing to go on with. */
  readonly onContinue: (() => void) | null;
}) {
  const { retriableCount, isAboutSource } = failuresOf(run.failures);
  const isCorrection = run.kind === "correction";
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <h2 id={HEADING_ID} tabIndex={-1} className="ps-main">
            <Text as="span" variant="headingMd">
              {t("runs.notMade")}
            </Text>
          </h2>
          {retriableCount > 0 && run.failures.length > 1 && !isCorrection && (
            <Button
              onClick={() =>
                onRetry({ wanted: { which: "all" }, itemCount: retriableCount, title: null, isAboutSource })
              }
            >
              {t("runs.retryAll")}
            </Button>
          )}
        </InlineStack>
        <div className="ps-lines">
          {run.failures.map((group) => (
            <Group
              key={`${group.code} ${group.reason ?? ""}`}
              runId={run.runId}
              isCorrection={isCorrection}
              noun={itemNoun(run.quality)}
              group={group}
              onRetry={onRetry}
              onContinue={onContinue}
            />
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

function Group({
  runId,
  isCorrection,
  noun,
  group,
  onRetry,
  onContinue,
}: {
  readonly runId: string;
  /** What corrects an outline is drawn anew instead of being tried again. */
  readonly isCorrection: boolean;
  readonly noun: ItemNoun;
  readonly group: FailuresView;
  readonly onRetry: (target: RetryTarget) => void;
  readonly onContinue: (() => void) | null;
}) {
  const { code, reason, message, itemCount, retriedCount, retriedIn, isAboutSource } = group;
  const isLetGo = code === "hold_expired";
  const leftCount = itemCount - retriedCount;
  return (
    <div className="ps-line">
      <div className="ps-row__text">
        <BlockStack gap="200">
          <InlineStack gap="200" blockAlign="start" wrap={false}>
            <Badge>{`${count(itemCount)}×`}</Badge>
            <Text as="p">{message}</Text>
          </InlineStack>
          {retriedIn.length > 0 && (
            <Text as="p" tone="subdued">
              <Rich
                words={retriedWords(group)}
                values={{ count: retriedCount }}
                parts={{ runs: <RunLinks runIds={retriedIn} /> }}
              />
            </Text>
          )}
          <FailedItems
            runId={runId}
            group={group}
            isCorrectable={isCorrection || code === "needs_cutout"}
            {...(!isLetGo && !isCorrection && { onRetry: (item) => onRetry({ ...item, isAboutSource }) })}
          />
          <InlineStack gap="200" blockAlign="center" align="space-between">
            {isLetGo && onContinue && leftCount > 0 ? (
              <Button size="slim" onClick={onContinue}>
                {t("runs.continueOrder")}
              </Button>
            ) : !isLetGo && !isCorrection && leftCount > 0 && itemCount > 1 ? (
              <Button
                size="slim"
                accessibilityLabel={t(`runs.retryGroup.${noun}`, { count: leftCount, message })}
                onClick={() =>
                  onRetry({
                    wanted: { which: "group", code, reason },
                    itemCount: leftCount,
                    title: null,
                    isAboutSource,
                  })
                }
              >
                {t(`runs.retryMore.${noun}`, { count: leftCount })}
              </Button>
            ) : (
              <span />
            )}
            <InlineStack gap="300" blockAlign="center">
              <LearnMore anchor={failureAnchor(group)} about={message} />
              <FailureCode code={[code, reason].filter(Boolean).join("/")} />
            </InlineStack>
          </InlineStack>
        </BlockStack>
      </div>
    </div>
  );
}

/** What became of those of a group that weren't left as they were. */
function retriedWords({ code, itemCount, retriedCount }: FailuresView) {
  if (code === "hold_expired") return "runs.wentOn";
  return retriedCount === itemCount && itemCount > 1 ? "runs.allRetried" : "runs.someRetried";
}

/** Links to one run, or to several by their number, as the language lists them. */
function RunLinks({ runIds }: { readonly runIds: readonly string[] }) {
  const names =
    runIds.length === 1
      ? [t("runs.inAnotherRun")]
      : runIds.map((_, index) => t("runs.inRun", { number: index + 1 }));
  const pieces = new Intl.ListFormat(language(), { type: "unit", style: "short" }).formatToParts(names);
  return pieces.map(({ type, value }, index) =>
    type === "element" ? (
      // Between every two names stands a separator.
      <Link key={value} url={`/app/runs/${runIds[index / 2]}`}>
        {value}
      </Link>
    ) : (
      value
    ),
  );
}
