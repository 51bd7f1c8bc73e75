import { BlockStack, Button, Divider, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { SkippedList } from "#app/components/SkippedList.tsx";
import { count, counted, credits, roughly } from "#app/components/format.ts";
import type { ItemNoun } from "#app/components/item-noun.ts";
import type { Selection } from "#app/domain/catalog/schemas.ts";
import { budgetSentence, firstRun } from "./limits.ts";
import type { ReadyView } from "./presenter.server.ts";
import { fullSentence, tooSmallSentence } from "./sentences.ts";
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
        <Line label={noun === "video" ? "Videos" : "Pictures"}>{count(itemCount)}</Line>
        <Line label="Products">{count(productCount)}</Line>
        <Line label={`Credits a ${noun}`}>{count(priceCredits)}</Line>
        <Line label="Time">
          {durationMs === null ? `We can tell after the first ${noun}s` : roughly(durationMs)}
        </Line>
        <Divider />
        <Line label="Credits" isStrong>
          {count(neededCredits)}
        </Line>
        {first.isPilot && (
          <>
            <Line label={`${count(first.nowItems)} now`}>{credits(first.nowCredits)}</Line>
            <Line label={`${count(first.laterItems)} after you have looked`}>
              {credits(first.laterCredits)}
            </Line>
          </>
        )}
        {!first.isPilot && first.unpaidItems > 0 && (
          <Line label={`${count(first.nowItems)} within the budget`}>{credits(first.nowCredits)}</Line>
        )}
        <Line label="Available">{count(availableCredits)}</Line>
        <Line label={first.isPilot ? "Balance after the first" : "Balance after"}>
          {left < 0 ? "–" : count(left)}
        </Line>
      </BlockStack>
      {budget !== null && <Text as="p">{budget}</Text>}
      {!hasWorkers && itemCount > 0 && (
        <Text as="p" tone="caution">
          Nothing is being made at the moment: {noun}s wait until the app&apos;s workers run again. Credits of{" "}
          {noun}s that are never made come back.
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
        {fullProducts.map(({ title }) => title).join(", ")}
        {more > 0 ? ` and ${count(more)} more` : ""}
      </Text>
      {areChosenByName && (
        <Button variant="plain" onClick={() => onLeaveOut(fullProducts.map(({ productGid }) => productGid))}>
          {`Leave ${counted(fullCount, "product")} out`}
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
