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
export function t(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return catalogOf(currentLanguage()).t(key, values);
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
