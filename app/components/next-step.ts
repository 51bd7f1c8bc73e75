/** What a run that is over asks of the merchant next: one sentence, and where it leads. Pure. */
import { t } from "#app/platform/i18n/translate.ts";
import type { OrderCover } from "../domain/review/schemas.ts";
import type { ItemNoun } from "./item-noun.ts";
import type { RunCounts } from "./run-figures.ts";

/** A run's results by what can be done with them. */
export interface ReadyCounts {
  readonly runId: string;
  /** What a person answered for the whole order. */
  readonly cover: OrderCover;
  readonly passedCount: number;
  /** Of those that passed: could not be published before. */
  readonly failedBeforeCount: number;
  readonly toLookAtCount: number;
  readonly uncheckedCount: number;
  readonly publishingCount: number;
  readonly publishedCount: number;
  readonly unconfirmedCount: number;
  readonly changesetId: string | null;
}

export interface NextStep {
  readonly sentence: string;
  readonly link?: { readonly text: string; readonly to: string };
}

/** The most urgent thing first; "everything is published" only when nothing else is left to say. */
export function nextStep(
  ready: ReadyCounts,
  {
    counts,
    returnedCredits,
    noun,
  }: { readonly counts: RunCounts; readonly returnedCredits: number; readonly noun: ItemNoun },
): NextStep {
  const publication = (text: string) =>
    ready.changesetId !== null && { link: { text, to: `/app/publications/${ready.changesetId}` } };
  if (ready.uncheckedCount > 0)
    return { sentence: t("words.next.unchecked", { count: ready.uncheckedCount }) };
  const review = (text: string) => ({ text, to: `/app/review?run=${ready.runId}` });
  if (ready.toLookAtCount > 0)
    return {
      sentence: t(`words.next.toLookAt.${noun}`, { count: ready.toLookAtCount }),
      link: review(t("words.next.review")),
    };
  if (ready.publishingCount > 0)
    return {
      sentence: t(`words.next.publishing.${noun}`, { count: ready.publishingCount }),
      ...publication(t("words.next.follow")),
    };
  if (ready.failedBeforeCount > 0)
    return {
      sentence: t(`words.next.failed.${noun}`, { count: ready.failedBeforeCount }),
      ...publication(t("words.next.seeWhy")),
    };
  if (ready.passedCount > 0 && ready.cover === "unanswered")
    return { sentence: t("words.next.unanswered"), link: review(t("words.next.answer")) };
  if (ready.passedCount > 0 && ready.cover === "denied")
    return { sentence: t("words.next.denied"), link: review(t("words.next.lookAgain")) };
  if (ready.passedCount > 0)
    return { sentence: t(`words.next.passed.${noun}`, { count: ready.passedCount }) };
  if (ready.unconfirmedCount > 0)
    return {
      sentence: t(`words.next.unconfirmed.${noun}`, { count: ready.unconfirmedCount }),
      ...publication(t("words.next.seeWhat")),
    };
  if (ready.publishedCount > 0)
    return { sentence: t("words.next.allPublished"), ...publication(t("words.next.seePublication")) };
  if (counts.done > 0) return { sentence: t("words.next.nonePassed") };
  return { sentence: t("words.next.cameBack", { count: returnedCredits }) };
}
