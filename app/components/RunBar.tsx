import { BlockStack, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useId } from "react";
import { roughly } from "./format.ts";
import { type RunCounts, donePercent, progressSentence } from "./run-figures.ts";

/** How far a run is: bar, counts, and the time that is left as measured so far. */
export function RunBar({
  counts,
  remainingMs,
  isStopping,
}: {
  readonly counts: RunCounts;
  /** Null until the first picture is done. */
  readonly remainingMs: number | null;
  readonly isStopping: boolean;
}) {
  const labelId = useId();
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200">
        <span className="ps-number" id={labelId}>
          <Text as="span" fontWeight="medium">
            {progressSentence(counts)}
          </Text>
        </span>
        <Text as="span" tone="subdued">
          {isStopping
            ? "Finishing what is being made"
            : remainingMs === null
              ? "Measuring the pace"
              : `${capitalised(roughly(remainingMs))} left`}
        </Text>
      </InlineStack>
      <ProgressBar progress={donePercent(counts)} size="small" tone="primary" ariaLabelledBy={labelId} />
    </BlockStack>
  );
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
