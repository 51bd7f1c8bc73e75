/** What a notification says, in the app and by e-mail. Pure. */
import { sentences, t } from "#app/platform/i18n/translate.ts";
import type { AccountPorts } from "./ports.ts";
import { type NotificationFacts, type NotificationKind, NOTIFICATIONS } from "./schemas.ts";

export interface NotificationWords {
  readonly title: string;
  readonly text: string;
  /** Where it goes on, within the app. */
  readonly to: string;
  readonly action: string;
}

type Causes = Pick<AccountPorts, "failureClause">;

const WORDS: {
  readonly [Kind in NotificationKind]: (
    facts: NotificationFacts<Kind>,
    { failureClause }: Causes,
  ) => NotificationWords;
} = {
  "run-ended": (facts) => ({
    title: t("mail.runEnded"),
    text: madeSentence(facts),
    to: `/app/runs/${facts.runId}`,
    action: t("mail.openRun"),
  }),
  failures: ({ runId, noun, failedCount, returnedCredits, causes }, { failureClause }) => ({
    title: t(`mail.failures.${noun}`, { count: failedCount }),
    text: sentences(
      t("mail.creditsBack", { count: returnedCredits }),
      ...causes.map((cause) =>
        causeSentence("what" in cause ? cause.what : failureClause(cause), cause.titles),
      ),
    ),
    to: `/app/runs/${runId}`,
    action: t("mail.seeWhy"),
  }),
  "low-balance": ({ availableCredits, usedCredits, days }) => ({
    title: t("mail.lowBalance"),
    text: t("mail.creditsLeft", { count: availableCredits, used: usedCredits, days }),
    to: "/app/credits",
    action: t("mail.buyCredits"),
  }),
};

function madeSentence({ noun, itemCount, doneCount }: NotificationFacts<"run-ended">): string {
  if (doneCount === itemCount) return t(`mail.allMade.${noun}`, { count: itemCount });
  return itemCount === 1
    ? t(`mail.onlyOneNotMade.${noun}`)
    : t(`mail.partMade.${noun}`, { count: doneCount, all: itemCount });
}

function causeSentence(what: string | null, titles: readonly string[]): string | null {
  if (what === null) return null;
  return titles.length === 0
    ? t("mail.cause", { what })
    : t("mail.causeOf", { what, titles: titles.join(t("mail.betweenTitles")) });
}

/**
 * The words of a notification in the language at hand; null when its facts are of a form that is no longer understood.
 */
export function notificationWords(
  kind: NotificationKind,
  facts: unknown,
  causes: Causes,
): NotificationWords | null {
  const parsed = NOTIFICATIONS[kind].safeParse(facts);
  return parsed.success
    ? (WORDS[kind] as (facts: unknown, causes: Causes) => NotificationWords)(parsed.data, causes)
    : null;
}
