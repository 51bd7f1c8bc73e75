/** What waits for the merchant, in a sentence and the words of one button. Pure. */
import { credits } from "#app/components/format.ts";
import { type ItemNoun, itemNoun } from "#app/components/item-noun.ts";
import { runTitle } from "#app/components/run-words.ts";
import type { Quality, RunKind } from "#app/domain/generation/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";

/** Something that waits for the merchant, one line and one way to go. */
export type Need = RunNeed | PublicationNeed;

interface RunNeed {
  readonly kind: "failing" | "paused" | "continue" | "look" | "publish" | "failed";
  readonly count: number;
  readonly credits: number;
  /** The run that it came from. */
  readonly run: { readonly kind: RunKind; readonly itemCount: number; readonly quality: Quality };
  readonly startedAt: string;
  readonly to: string;
}

interface PublicationNeed {
  /** `planned`: nobody has started it; `storage-full`: it has paused by itself. */
  readonly kind: "planned" | "publication-paused" | "storage-full";
  /** Results that it would still publish. */
  readonly count: number;
  readonly productCount: number;
  readonly startedAt: string;
  readonly to: string;
}

export interface NeedWords {
  readonly sentence: string;
  readonly action: string;
  /** Where it comes from. */
  readonly origin: string;
}

export function needWords(need: Need): NeedWords {
  return "run" in need
    ? { ...runWords(need, itemNoun(need.run.quality)), origin: runTitle(need.run) }
    : { ...publicationWords(need), origin: t("home.publication") };
}

const runWords = ({ kind, count, credits: some }: RunNeed, noun: ItemNoun): Omit<NeedWords, "origin"> => ({
  sentence: t(`home.need.${kind}.${noun}`, {
    count,
    credits: credits(some),
    held: t("home.staysHeld", { count: some }),
  }),
  action: t(`home.action.${kind}`),
});

const publicationWords = ({ kind, count, productCount }: PublicationNeed): Omit<NeedWords, "origin"> => ({
  sentence: t(`home.need.${kind}`, { count, products: t("home.products", { count: productCount }) }),
  action: t(`home.action.${kind}`),
});
