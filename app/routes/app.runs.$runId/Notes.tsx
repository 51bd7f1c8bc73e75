import { Banner } from "@shopify/polaris";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import type { Problem } from "#app/components/keep-page.ts";
import { counted } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { QUALITY_WORDS } from "#app/components/words.ts";
import { QUALITIES, type Quality } from "#app/domain/generation/schemas.ts";
import type { RunView } from "./presenter.server.ts";

/** What the page has to say above everything else: one thing at a time, the most urgent one. */
export function Notes({
  run,
  isLost,
  problem,
  isSending,
  heardAt,
  startedAs,
  onDismissStartedAs,
}: {
  readonly run: RunView;
  readonly isLost: boolean;
  readonly problem: Problem | null;
  readonly isSending: boolean;
  readonly heardAt: number;
  /** With what quality another tab has started the same selection, as the address says. */
  readonly startedAs: string | null;
  readonly onDismissStartedAs: () => void;
}) {
  if (isLost) return <LostConnection />;
  if (problem !== null) return <ProblemBanner problem={problem} isSending={isSending} heardAt={heardAt} />;
  const noun = itemNoun(run.quality);
  if (run.lacksWorkers)
    return (
      <Banner tone="warning" title={counted(run.counts.queued, `${noun} waits`, `${noun}s wait`)}>
        Nothing makes {noun}s at the moment. Their credits stay held, and the run goes on by itself as soon as
        something does. You can pause or cancel it.
      </Banner>
    );
  if (!isQuality(startedAs)) return null;
  return (
    <Banner tone="info" onDismiss={onDismissStartedAs}>
      This selection was already started from another tab, in {QUALITY_WORDS[startedAs]}. Nothing more was
      held; this is that run.
    </Banner>
  );
}

const isQuality = (text: string | null): text is Quality => QUALITIES.some((quality) => quality === text);
