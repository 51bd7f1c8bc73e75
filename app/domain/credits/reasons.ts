/**
 * Why a line of the statement is there, and what a grant is called. Both are kept for ever, so they are kept as codes with
 * figures, and put into words when somebody reads them. What an operator wrote, and the name of a plan, is text and stays
 * as it is. Pure.
 */
import { t } from "#app/platform/i18n/translate.ts";

type Values = Readonly<Record<string, string | number>>;

const credits = (count: string | number | undefined): string =>
  t("figures.credits", { count: Number(count) });

const WORDS = {
  "welcome.given": () => t("billing.welcomeGiven"),
  "welcome.label": () => t("billing.label.welcome"),
  "support.label": () => t("billing.label.support"),
  "trial.label": () => t("billing.label.trial"),
  "pack.label": (values) => credits(values["credits"]),
  "pack.bought": (values) => t("billing.bought", { credits: credits(values["credits"]) }),
  "pack.tested": (values) => t("billing.boughtAsTest", { credits: credits(values["credits"]) }),
  "plan.trial": (values) => t("billing.trialOf", values),
  "plan.period": (values) => t("billing.period", values),
  "plan.rest": (values) => t("billing.rest", values),
  "plan.upgrade": (values) => t("billing.upgrade", values),
  "plan.lowered": () => t("billing.lowered"),
  "credits.expired": () => t("billing.expired"),
  "run.overdue": () => t("billing.overdue"),
} as const satisfies Readonly<Record<string, (values: Values) => string>>;

export type ReasonCode = keyof typeof WORDS;

/** A reason or a label as it is kept: `plan.trial?plan=Growth`. Values are figures and names of offers, never of products. */
export function codedReason(code: ReasonCode, values: Values = {}): string {
  const query = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return query.size === 0 ? code : `${code}?${query.toString()}`;
}

/** What is kept, in the language at hand; text that is no code comes as it is. */
export function reasonWords(kept: string): string {
  const [code = "", query] = kept.split("?", 2);
  if (!Object.hasOwn(WORDS, code)) return kept;
  const values = [...new URLSearchParams(query)].map(([name, value]) => [
    name,
    /^\d{1,9}$/.test(value) ? Number(value) : value,
  ]);
  return WORDS[code as ReasonCode](Object.fromEntries(values) as Values);
}
