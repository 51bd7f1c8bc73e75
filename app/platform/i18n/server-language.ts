/** Words on the server, in all languages. In the browser page-language.ts stands in its place (package.json, `imports`). */
import polarisDe from "@shopify/polaris/locales/de.json" with { type: "json" };
import polarisEs from "@shopify/polaris/locales/es.json" with { type: "json" };
import polarisFr from "@shopify/polaris/locales/fr.json" with { type: "json" };
import polarisJa from "@shopify/polaris/locales/ja.json" with { type: "json" };
import type { i18n } from "i18next";
import { type AreaName, type SaidAreas, SHARED_AREAS } from "./areas.ts";
import de from "./catalogs/de.ts";
import en from "./catalogs/en.ts";
import es from "./catalogs/es.ts";
import fr from "./catalogs/fr.ts";
import ja from "./catalogs/ja.ts";
import type { Language } from "./languages.ts";
import { addWords, openCatalog } from "./open-catalog.ts";
import { currentLanguage } from "./spoken-language.ts";
import type { Catalog } from "./words.ts";

export { currentLanguage };

const catalogs: Readonly<Record<Language, Catalog>> = { en, de, fr, es, ja };
const opened = new Map<Language, i18n>();

/** The words of a language. */
export function catalogOf(language: Language): i18n {
  const kept = opened.get(language);
  if (kept) return kept;
  const catalog = openCatalog(language);
  for (const [area, words] of Object.entries(catalogs[language])) addWords(catalog, area, words);
  opened.set(language, catalog);
  return catalog;
}

/** A page's `handle`: in the browser it loads the areas first; here they are all there. */
export const loadWords = (...areas: readonly AreaName[]): Promise<SaidAreas> => Promise.resolve({ areas });

/**
 * The words of a page as its document carries them, so that nothing waits for them: Polaris' own, the shared
 * areas' and these.
 */
export function wordsOfDocument(areas: readonly AreaName[]): string {
  const language = currentLanguage();
  const words = [...new Set([...SHARED_AREAS, ...areas])].map((area) => [area, catalogs[language][area]]);
  const brought = { polaris: polarisWords(language), areas: Object.fromEntries(words) };
  return JSON.stringify(brought).replaceAll("<", "\\u003c");
}

const polaris = { de: polarisDe, es: polarisEs, fr: polarisFr, ja: polarisJa };

/** Polaris' own words in a language; undefined: it speaks that by itself. */
export const polarisWords = (language: Language) => (language === "en" ? undefined : polaris[language]);
