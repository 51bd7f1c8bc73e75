/** Words on the server, in all languages. In the browser page-language.ts stands in its place (package.json, `imports`). */
import polarisDe from "@shopify/polaris/locales/de.json" with { type: "json" };
import polarisEs from "@shopify/polaris/locales/es.json" with { type: "json" };
import polarisFr from "@shopify/polaris/locales/fr.json" with { type: "json" };
import polarisJa from "@shopify/polaris/locales/ja.json" with { type: "json" };
import type { i18n } from "i18next";
import de from "./catalogs/de.ts";
import en from "./catalogs/en.ts";
import es from "./catalogs/es.ts";
import fr from "./catalogs/fr.ts";
import ja from "./catalogs/ja.ts";
import type { Language } from "./languages.ts";
import { addWords, openCatalog } from "./open-catalog.ts";
import type { Catalog } from "./words.ts";

export { currentLanguage } from "./spoken-language.ts";

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

/** A page loads its areas in the browser; here they are all there. */
export const loadWords = (..._areas: readonly (keyof typeof en)[]): Promise<void> => Promise.resolve();

const polaris = { de: polarisDe, es: polarisEs, fr: polarisFr, ja: polarisJa };

/** Polaris' own words in a language; undefined: it speaks that by itself. */
export const polarisWords = (language: Language) => (language === "en" ? undefined : polaris[language]);
