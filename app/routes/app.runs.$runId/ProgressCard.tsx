import { BlockStack, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { RunBar } from "#app/components/RunBar.tsx";
import { count } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { nextStep } from "#app/components/next-step.ts";
import { donePercent, outcomeSentence, progressSentence } from "#app/components/run-figures.ts";
import { sentences, t } from "#app/platform/i18n/translate.ts";
import { PausedNote, type Steer } from "./PausedNote.tsx";
import type { RunView } from "./presenter.server.ts";

/** How far the run is, and why it is paused; once it is over, what came of it and what to do next. */
export function ProgressCard({ run, steer }: { readonly run: RunView; readonly steer: Steer }) {
  const isOver = run.ready !== null;
  return (
    <Card>
      <BlockStack gap="400">
        {isOver ? (
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {outcomeSentence(run.counts, itemNoun(run.quality))}
            </Text>
            <NextStep run={run} />
          </BlockStack>
        ) : (
          <RunBar
            counts={run.counts}
            noun={itemNoun(run.quality)}
            pace={run.pace}
            isPaused={run.status === "paused"}
          />
        )}
        {run.status === "paused" && <PausedNote run={run} steer={steer} />}
        <Figures run={run} />
        <Announcement run={run} />
      </BlockStack>
    </Card>
  );
}

function Figures({ run }: { readonly run: RunView }) {
  const { counts } = run;
  const cancelled = [t("runs.figure.cancelled"), count(counts.cancelled)] as const;
  const figures = [
    [t("runs.figure.done"), count(counts.done)],
    [t("runs.figure.failed"), count(counts.failed)],
    ...(run.ready === null
      ? [
          [t("runs.figure.running"), count(counts.running)] as const,
          run.status === "cancelling"
            ? cancelled
            : ([t("runs.figure.queued"), count(counts.queued)] as const),
        ]
      : [cancelled, [t("runs.figure.published"), count(run.ready.publishedCount)] as const]),
  ] as const;
  return (
    <InlineGrid columns={{ xs: 2, sm: 4 }} gap="300">
      {figures.map(([label, figure]) => (
        <BlockStack key={label} gap="050">
          <Text as="span" variant="bodySm" tone="subdued">
            {label}
          </Text>
          <span className="ps-number">
            <Text as="span" variant="headingMd">
              {figure}
            </Text>
          </span>
        </BlockStack>
      ))}
    </InlineGrid>
  );
}

function NextStep({ run }: { readonly run: RunView }) {
  if (run.ready === null) return null;
  const { sentence, link } = nextStep(run.ready, { ...run, noun: itemNoun(run.quality) });
  return (
    <Text as="p">
      {sentence} {link && <Link url={link.to}>{link.text}</Link>}
    </Text>
  );
}

/** Speaks for the bar, but only at every tenth of the way: a screen reader isn't talked over. */
function Announcement({ run }: { readonly run: RunView }) {
  const isOver = run.ready !== null;
  const step = isOver ? "over" : `${run.status} ${Math.floor(donePercent(run.counts) / 10)}`;
  const [spoken, setSpoken] = useState("");
  const sentence = isOver
    ? outcomeSentence(run.counts, itemNoun(run.quality))
    : sentences(
        run.status === "paused" && t("runs.isPaused"),
        progressSentence(run.counts, itemNoun(run.quality)),
      );
  // The sentence is taken when the step changes, not whenever it changes itself.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => setSpoken(sentence), [step]);
  return <output className="ps-unseen">{spoken}</output>;
}
