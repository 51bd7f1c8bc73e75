import { BlockStack, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useId } from "react";
import { t } from "#app/platform/i18n/translate.ts";
import type { ItemNoun } from "./item-noun.ts";
import { type RunCounts, donePercent, progressSentence } from "./run-figures.ts";
import { type PaceFigures, paceSentence } from "./run-words.ts";

/** How far a run is: bar, counts, and its pace with the time that is left, or why it has none. */
export function RunBar({
  counts,
  noun,
  pace,
  isPaused,
}: {
  readonly counts: RunCounts;
  readonly noun: ItemNoun;
  /** Null for a run that isn't running. */
  readonly pace: PaceFigures | null;
  readonly isPaused: boolean;
}) {
  const labelId = useId();
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200">
        <span className="ps-number" id={labelId}>
          <Text as="span" fontWeight="medium">
            {progressSentence(counts, noun)}
          </Text>
        </span>
        <Text as="span" tone="subdued">
          {pace !== null ? paceSentence(pace) : t(isPaused ? "words.run.paused" : "words.finishing")}
        </Text>
      </InlineStack>
      <ProgressBar progress={donePercent(counts)} size="small" tone="primary" ariaLabelledBy={labelId} />
    </BlockStack>
  );
}
