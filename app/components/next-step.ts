/** What a run that is over asks of the merchant next: one sentence, and where it leads. Pure. */
import type { OrderCover } from "../domain/review/schemas.ts";
import { counted, credits } from "./format.ts";
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
    return { sentence: `${counted(ready.uncheckedCount, "result is", "results are")} still being checked.` };
  const review = (text: string) => ({ text, to: `/app/review?run=${ready.runId}` });
  if (ready.toLookAtCount > 0)
    return {
      sentence: `${counted(ready.toLookAtCount, `${noun} needs`, `${noun}s need`)} your look.`,
      link: review("Review them"),
    };
  if (ready.publishingCount > 0)
    return {
      sentence: `${counted(ready.publishingCount, `${noun} is on its way to its product`, `${noun}s are on their way to their products`)}.`,
      ...publication("Follow the publication"),
    };
  if (ready.failedBeforeCount > 0)
    return {
      sentence: `${counted(ready.failedBeforeCount, noun)} couldn't be published; no credits were used. Publish again once the cause is gone.`,
      ...publication("See why"),
    };
  if (ready.passedCount > 0 && ready.cover === "unanswered")
    return {
      sentence: "Before you publish, look at a few pictures and answer two questions for the whole order.",
      link: review("Answer them"),
    };
  if (ready.passedCount > 0 && ready.cover === "denied")
    return {
      sentence: "You said that something in this order isn't shown as it is, so it can't be published.",
      link: review("Look at it again"),
    };
  if (ready.passedCount > 0)
    return {
      sentence:
        ready.passedCount === 1
          ? `Before you publish the ${noun} you see what its product will show.`
          : `Before you publish the ${noun}s you see what each product will show.`,
    };
  if (ready.unconfirmedCount > 0)
    return {
      sentence: `${counted(ready.unconfirmedCount, `${noun} was`, `${noun}s were`)} added, but not confirmed on the product.`,
      ...publication("See what to look at"),
    };
  if (ready.publishedCount > 0)
    return { sentence: "Everything that passed is published.", ...publication("See the publication") };
  if (counts.done > 0)
    return {
      sentence:
        "No result passed the checks, so there is nothing to publish. Open one to see why; another photo may help.",
    };
  return { sentence: `${credits(returnedCredits)} came back to your balance.` };
}
