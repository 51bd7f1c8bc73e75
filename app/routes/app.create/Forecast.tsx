import { BlockStack, Button, Divider, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { SkippedList } from "#app/components/SkippedList.tsx";
import { count, credits, roughly } from "#app/components/format.ts";
import type { ItemNoun } from "#app/components/item-noun.ts";
import type { Selection } from "#app/domain/catalog/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { budgetSentence, firstRun } from "./limits.ts";
import type { ReadyView } from "./presenter.server.ts";
import { fullSentence, titlesLine, tooSmallSentence } from "./sentences.ts";
import type { SummaryProps } from "./summary-props.ts";

/** The figures of an order: what it makes and takes, what is left out, what to know before it is placed. */
export function Forecast({
  preview,
  limits,
  selection,
  funds: { availableCredits },
  noun,
  onLeaveOut,
}: SummaryProps & { readonly preview: ReadyView }) {
  const { itemCount, productCount, priceCredits, neededCredits, durationMs, hasWorkers, skipped } = preview;
  const first = firstRun(preview, limits.ok ? limits.input : {});
  const budget = budgetSentence(first, priceCredits, noun);
  const left = availableCredits - first.nowCredits;
  return (
    <BlockStack gap="300">
      <BlockStack gap="200">
        <Line label={t(`create.items.${noun}`)}>{count(itemCount)}</Line>
        <Line label={t("create.products")}>{count(productCount)}</Line>
        <Line label={t(`create.creditsEach.${noun}`)}>{count(priceCredits)}</Line>
        <Line label={t("create.time")}>
          {durationMs === null ? t(`create.timeUnknown.${noun}`) : roughly(durationMs)}
        </Line>
        <Divider />
        <Line label={t("create.credits")} isStrong>
          {count(neededCredits)}
        </Line>
        {first.isPilot && (
          <>
            <Line label={t("create.itemsNow", { number: first.nowItems })}>{credits(first.nowCredits)}</Line>
            <Line label={t("create.itemsLater", { number: first.laterItems })}>
              {credits(first.laterCredits)}
            </Line>
          </>
        )}
        {!first.isPilot && first.unpaidItems > 0 && (
          <Line label={t("create.itemsInBudget", { number: first.nowItems })}>
            {credits(first.nowCredits)}
          </Line>
        )}
        <Line label={t("create.available")}>{count(availableCredits)}</Line>
        <Line label={t(first.isPilot ? "create.balanceAfterFirst" : "create.balanceAfter")}>
          {left < 0 ? "–" : count(left)}
        </Line>
      </BlockStack>
      {budget !== null && <Text as="p">{budget}</Text>}
      {!hasWorkers && itemCount > 0 && (
        <Text as="p" tone="caution">
          {t(`create.noWorkers.${noun}`)}
        </Text>
      )}
      {skipped.map((group) => (
        <TooSmall key={group.reason} group={group} />
      ))}
      <FullProducts {...preview} noun={noun} selection={selection} onLeaveOut={onLeaveOut} />
      {skipped.length > 0 && <SkippedList groups={skipped} />}
    </BlockStack>
  );
}

/** Pictures that another quality would fit. */
function TooSmall({ group }: { readonly group: ReadyView["skipped"][number] }) {
  const sentence = tooSmallSentence(group);
  return sentence === null ? null : (
    <Text as="p" tone="caution">
      {sentence}
    </Text>
  );
}

/** Products whose new media would not all fit onto them. */
function FullProducts({
  fullCount,
  fullProducts,
  noun,
  selection,
  onLeaveOut,
}: Pick<ReadyView, "fullCount" | "fullProducts"> & {
  readonly noun: ItemNoun;
  readonly selection: Selection | null;
  readonly onLeaveOut: (productGids: readonly string[]) => void;
}) {
  if (fullCount === 0) return null;
  const more = fullCount - fullProducts.length;
  const areChosenByName = selection !== null && "productGids" in selection && more === 0;
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Text as="p" tone="caution">
        {fullSentence(fullCount, noun)}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued" breakWord>
        {titlesLine(
          fullProducts.map(({ title }) => title),
          more,
        )}
      </Text>
      {areChosenByName && (
        <Button variant="plain" onClick={() => onLeaveOut(fullProducts.map(({ productGid }) => productGid))}>
          {t("create.leaveOut", { count: fullCount })}
        </Button>
      )}
    </BlockStack>
  );
}

function Line({
  label,
  children,
  isStrong = false,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly isStrong?: boolean;
}) {
  const weight = isStrong ? ({ fontWeight: "semibold" } as const) : {};
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span" {...(isStrong ? weight : { tone: "subdued" })}>
        {label}
      </Text>
      <span className="ps-number ps-number--wraps">
        <Text as="span" {...weight}>
          {children}
        </Text>
      </span>
    </InlineStack>
  );
}
