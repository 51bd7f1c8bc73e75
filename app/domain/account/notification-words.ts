/** What a notification says, in the app and by e-mail. Pure. */
import { type NotificationFacts, type NotificationKind, NOTIFICATIONS } from "./schemas.ts";

export interface NotificationWords {
  readonly title: string;
  readonly text: string;
  /** Where it goes on, within the app. */
  readonly to: string;
  readonly action: string;
}

const count = (value: number): string => new Intl.NumberFormat("en").format(value);
const counted = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? "" : "s"}`;

const WORDS: {
  readonly [Kind in NotificationKind]: (facts: NotificationFacts<Kind>) => NotificationWords;
} = {
  "run-ended": ({ runId, noun, itemCount, doneCount }) => ({
    title: "A run has finished",
    text:
      doneCount === itemCount
        ? `${counted(itemCount, noun)} ${itemCount === 1 ? "is" : "are"} made. Review what needs your look, then publish.`
        : `${count(doneCount)} of ${counted(itemCount, noun)} ${doneCount === 1 ? "is" : "are"} made.`,
    to: `/app/runs/${runId}`,
    action: "Open run",
  }),
  failures: ({ runId, noun, failedCount, returnedCredits, causes }) => ({
    title: `${counted(failedCount, noun)} couldn't be made`,
    text: [
      `${counted(returnedCredits, "credit")} ${returnedCredits === 1 ? "is" : "are"} back in your balance.`,
      ...causes.map(({ what, titles }) => `${what}${titles.length > 0 ? ` (${titles.join(", ")})` : ""}.`),
    ].join(" "),
    to: `/app/runs/${runId}`,
    action: "See why",
  }),
  "low-balance": ({ availableCredits, usedCredits, days }) => ({
    title: "Credits run low",
    text: `${counted(availableCredits, "credit")} ${availableCredits === 1 ? "is" : "are"} left, and ${count(usedCredits)} were used in the last ${count(days)} days.`,
    to: "/app/credits",
    action: "Buy credits",
  }),
};

/** The words of a notification; null when its facts are of a form that is no longer understood. */
export function notificationWords(kind: NotificationKind, facts: unknown): NotificationWords | null {
  const parsed = NOTIFICATIONS[kind].safeParse(facts);
  return parsed.success ? (WORDS[kind] as (facts: unknown) => NotificationWords)(parsed.data) : null;
}
