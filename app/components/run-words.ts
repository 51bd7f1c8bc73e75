/** What a run is called, and what is said of its pace and its pause. Pure. */
import type { Quality, Ratio, Recipe, RunKind } from "../domain/generation/schemas.ts";
import { count, counted, percent, roughly } from "./format.ts";
import { type ItemNoun, itemNoun } from "./item-noun.ts";
import type { RunCounts } from "./run-figures.ts";
import { backgroundWords } from "./recipe-words.ts";
import { QUALITY_WORDS } from "./words.ts";

const TITLES = {
  whole: (items) => `Run of ${items}`,
  pilot: (items) => `Sample of ${items}`,
  rest: (items) => `Rest of the order, ${items}`,
  retry: (items) => `Retry of ${items}`,
  correction: (items) => `${items} made again with a corrected outline`,
} as const satisfies Record<RunKind, (items: string) => string>;

/** "Sample of 20 pictures", "Retry of 1 video". */
export const runTitle = ({
  kind,
  itemCount,
  quality,
}: {
  readonly kind: RunKind;
  readonly itemCount: number;
  readonly quality: Quality;
}): string => TITLES[kind](counted(itemCount, itemNoun(quality)));

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
  const words = backgroundWords(recipe);
  const background =
    recipe.name === "white" ? "white background" : recipe.name === "colour" ? `background ${words}` : words;
  const proportions = new Intl.ListFormat("en", { type: "conjunction" }).format(ratios);
  return [QUALITY_WORDS[quality], styleName ?? background, proportions].filter(Boolean).join(", ");
}

/** What tells a picture of a run from the others of its product: "Red, 4:5, variation 2"; empty when nothing does. */
export function pictureFacts(
  picture: { readonly optionValue: string | null; readonly ratio: Ratio; readonly variation: number },
  { ratios = [], variations = 1 }: { readonly ratios?: readonly Ratio[]; readonly variations?: number },
): string {
  return [
    picture.optionValue,
    ratios.length > 1 && picture.ratio,
    variations > 1 && `variation ${picture.variation}`,
  ]
    .filter(Boolean)
    .join(", ");
}

export interface PaceFigures {
  readonly remainingMs: number | null;
  readonly perMinute: number | null;
}

/** "About 40 a minute, about 4 minutes left". */
export function paceSentence({ remainingMs, perMinute }: PaceFigures): string {
  const rate = perMinute === null ? null : rateWords(perMinute);
  const left = remainingMs === null ? null : `${roughly(remainingMs)} left`;
  return capitalised([rate, left].filter((part) => part !== null).join(", ") || "measuring the pace");
}

function rateWords(perMinute: number): string {
  if (perMinute >= 1) return `about ${count(Math.round(perMinute))} a minute`;
  return `about ${count(Math.max(Math.round(perMinute * 60), 1))} an hour`;
}

/** Why a run has paused by itself: the share that failed, and the share that it allows. */
export function failingSentence(
  { done, failed }: Pick<RunCounts, "done" | "failed">,
  failPercent: number | null,
  noun: ItemNoun,
): string {
  const share = percent(failed / Math.max(done + failed, 1));
  const allowed =
    failPercent === null ? "" : ` It pauses by itself when more than ${percent(failPercent / 100)} fail.`;
  return `${count(failed)} of ${counted(done + failed, `finished ${noun}`)} failed, ${share}.${allowed}`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
