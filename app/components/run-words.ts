/** What a run is called, and what is said of its pace and its pause. Pure. */
import { enumerated, language, listed, sentences, t } from "#app/platform/i18n/translate.ts";
import type { Quality, Ratio, Recipe, RunKind } from "../domain/generation/schemas.ts";
import { percent, roughly } from "./format.ts";
import { type ItemNoun, itemNoun } from "./item-noun.ts";
import type { RunCounts } from "./run-figures.ts";
import { backgroundWords } from "./recipe-words.ts";
import { QUALITY_WORDS } from "./words.ts";

/** "Sample of 20 pictures", "Retry of 1 video". */
export const runTitle = ({
  kind,
  itemCount,
  quality,
}: {
  readonly kind: RunKind;
  readonly itemCount: number;
  readonly quality: Quality;
}): string => t(`words.title.${kind}.${itemNoun(quality)}`, { count: itemCount });

/** How a run's results are made: "HD, white background, 1:1 and 4:5". */
export function styleWords({
  quality,
  recipe,
  settings,
}: {
  readonly quality: Quality;
  readonly recipe: Recipe;
  readonly settings: { readonly styleName?: string; readonly ratios?: readonly Ratio[] };
}): string {
  const { styleName, ratios = [] } = settings;
  return enumerated([QUALITY_WORDS[quality], styleName ?? surroundings(recipe), listed(ratios)]);
}

/** What a recipe's surroundings are, among other facts: "white background", "Light wood". */
function surroundings(recipe: Recipe): string {
  if (recipe.name === "white") return t("words.backgroundWhite");
  if (recipe.name === "colour") return t("words.backgroundColour", { colour: recipe.colour });
  return backgroundWords(recipe);
}

/** What tells a picture of a run from the others of its product: "Red, 4:5, variation 2"; empty when nothing does. */
export function pictureFacts(
  picture: { readonly optionValue: string | null; readonly ratio: Ratio; readonly variation: number },
  { ratios = [], variations = 1 }: { readonly ratios?: readonly Ratio[]; readonly variations?: number },
): string {
  return enumerated([
    picture.optionValue,
    ratios.length > 1 && picture.ratio,
    variations > 1 && t("words.variation", { number: picture.variation }),
  ]);
}

export interface PaceFigures {
  readonly remainingMs: number | null;
  readonly perMinute: number | null;
  /** False when nothing makes any. */
  readonly hasWorkers: boolean;
}

/** "About 40 a minute, about 4 minutes left"; no figures of a pace that is over. */
export function paceSentence({ remainingMs, perMinute, hasWorkers }: PaceFigures): string {
  if (!hasWorkers) return t("words.pace.waits");
  const rate = perMinute !== null && rateWords(perMinute);
  const left = remainingMs !== null && t("words.pace.left", { time: roughly(remainingMs) });
  return capitalised(enumerated([rate, left]) || t("words.pace.measuring"));
}

const rateWords = (perMinute: number): string =>
  perMinute >= 1
    ? t("words.pace.minute", { rate: Math.round(perMinute) })
    : t("words.pace.hour", { rate: Math.max(Math.round(perMinute * 60), 1) });

/** Why a run has paused by itself: the share that failed, and the share that it allows. */
export function failingSentence(
  { done, failed }: Pick<RunCounts, "done" | "failed">,
  failPercent: number | null,
  noun: ItemNoun,
): string {
  const total = done + failed;
  const share = percent(failed / Math.max(total, 1));
  return sentences(
    t(`words.failing.${noun}`, { failed, count: total, share }),
    failPercent !== null && t("words.pausesAt", { share: percent(failPercent / 100) }),
  );
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase(language()) + text.slice(1);
