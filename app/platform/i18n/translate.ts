/** Words in the language of the page, the request or the message at hand. The same on the server and in the browser. */
import { catalogOf, currentLanguage } from "#language";
import type { Language } from "./languages.ts";
import type { WordKey } from "./words.ts";

export { type WordKey } from "./words.ts";

/** The language at hand; `Intl` takes it as a locale. */
export const language = (): Language => currentLanguage();

/**
 * Words by their key, such as `t("review.acceptMany", { count: 3 })`. `count` chooses the plural; figures are written as
 * the language writes them. Never called while a module is loaded: a module outlives the request that it was loaded in.
 *
 * @param key area and key of catalogs/en
 * @param values what stands in `{{braces}}`
 */
export function t(key: WordKey, values?: Readonly<Record<string, string | number>>): string {
  const catalog = catalogOf(currentLanguage());
  return values === undefined ? plain(catalog, key) : catalog.t(key, values);
}

/** Words without values, by catalogue and key: a page of the review says some thousands, and i18next takes 2 to 6 µs for each. */
const kept = new WeakMap<ReturnType<typeof catalogOf>, Map<WordKey, string>>();

function plain(catalog: ReturnType<typeof catalogOf>, key: WordKey): string {
  const words = kept.get(catalog) ?? new Map<WordKey, string>();
  kept.set(catalog, words);
  const said = words.get(key) ?? catalog.t(key);
  // What isn't loaded yet comes as its key.
  if (said !== key) words.set(key, said);
  return said;
}

/** Whether there are words for a key that is put together from outside's word, such as a failure code. */
export const hasWords = (key: string): key is WordKey => catalogOf(currentLanguage()).exists(key);

/** Sentences one after the other, as the language sets them apart; what is empty or null is left out. */
export const sentences = (...parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join(currentLanguage() === "ja" ? "" : " ");

/** "a, b, c": what is told one after the other, such as names of checks, without an "and"; what is empty or null is left out. */
export const enumerated = (parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join(currentLanguage() === "ja" ? "、" : ", ");

/** "a, b and c", or "a, b or c". */
export const listed = (
  parts: readonly string[],
  type: "conjunction" | "disjunction" = "conjunction",
): string => new Intl.ListFormat(currentLanguage(), { type }).format(parts);
