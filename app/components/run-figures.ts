/** What every page says of a run, from its counts. Pure. */
import { enumerated, t } from "#app/platform/i18n/translate.ts";
import type { ItemNoun } from "./item-noun.ts";

export interface RunCounts {
  readonly queued: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
}

/** What a run still is to make, and how much of it has ended: what was cancelled is not worked at. */
function worked({ queued, running, done, failed }: RunCounts): { ended: number; total: number } {
  const ended = done + failed;
  return { ended, total: ended + queued + running };
}

/** The share of ended items in whole percent; 100 only when really all have ended. */
export function donePercent(counts: RunCounts): number {
  const { ended, total } = worked(counts);
  return total === 0 ? 0 : Math.floor((ended / total) * 100);
}

/** "8 of 12 pictures finished"; what failed is finished too, as the bar shows it. */
export function progressSentence(counts: RunCounts, noun: ItemNoun): string {
  const { ended, total } = worked(counts);
  return enumerated([
    t(`words.progress.${noun}`, { ended, count: total }),
    counts.cancelled > 0 && t(`words.cancelledCount.${noun}`, { count: counts.cancelled }),
  ]);
}

/** How a finished run ended: "10 pictures made, 2 failed", "The video failed", "All 12 pictures were cancelled". */
export function outcomeSentence({ done, failed, cancelled }: RunCounts, noun: ItemNoun): string {
  const total = done + failed + cancelled;
  if (total === 0) return t(`words.noneMade.${noun}`);
  if (failed === total) return t(`words.allFailed.${noun}`, { count: total });
  if (cancelled === total) return t(`words.allCancelled.${noun}`, { count: total });
  return enumerated([
    done === 0 ? t(`words.noneMade.${noun}`) : t(`words.made.${noun}`, { count: done }),
    failed > 0 && t("words.failedCount", { count: failed }),
    cancelled > 0 && t(`words.cancelledCount.${noun}`, { count: cancelled }),
  ]);
}
