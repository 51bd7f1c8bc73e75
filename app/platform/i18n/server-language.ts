/** Words on the server, in all languages. In the browser page-language.ts stands in its place (package.json, `imports`). */
import type { i18n } from "i18next";
import de from "./catalogs/de.ts";
import deServer from "./catalogs/de-server.ts";
import en from "./catalogs/en.ts";
import enServer from "./catalogs/en-server.ts";
import es from "./catalogs/es.ts";
import esServer from "./catalogs/es-server.ts";
import fr from "./catalogs/fr.ts";
import frServer from "./catalogs/fr-server.ts";
import ja from "./catalogs/ja.ts";
import jaServer from "./catalogs/ja-server.ts";
import type { Language } from "./languages.ts";
import { openCatalog } from "./open-catalog.ts";
import type { Catalog } from "./words.ts";

export { currentLanguage } from "./spoken-language.ts";

const pages = { en, de, fr, es, ja };
const servers: Readonly<Record<Language, Catalog>> = {
  en: enServer,
  de: deServer,
  fr: frServer,
  es: esServer,
  ja: jaServer,
};
const opened = new Map<Language, i18n>();

/** The words of a language: those of pages and those that only the server says. */
export function catalogOf(language: Language): i18n {
  const kept = opened.get(language);
  if (kept) return kept;
  const catalog = openCatalog(language, { ...pages[language].areas, ...servers[language] });
  opened.set(language, catalog);
  return catalog;
}

/** Polaris' own words in a language. */
export const polarisWords = (language: Language) => pages[language].polaris;
