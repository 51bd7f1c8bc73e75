import { Banner } from "@shopify/polaris";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import type { Problem } from "#app/components/keep-page.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { QUALITY_WORDS } from "#app/components/words.ts";
import { QUALITIES, type Quality } from "#app/domain/generation/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
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
      <Banner tone="warning" title={t(`runs.waiting.${noun}`, { count: run.counts.queued })}>
        {t(`runs.noWorkers.${noun}`)}
      </Banner>
    );
  if (!isQuality(startedAs)) return null;
  return (
    <Banner tone="info" onDismiss={onDismissStartedAs}>
      {t("runs.startedElsewhere", { quality: QUALITY_WORDS[startedAs] })}
    </Banner>
  );
}

const isQuality = (text: string | null): text is Quality => QUALITIES.some((quality) => quality === text);
