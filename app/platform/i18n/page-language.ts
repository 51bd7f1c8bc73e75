/** In the browser there is one language: the document's, whose words are loaded before the page comes alive. */
import type { i18n } from "i18next";
import { FALLBACK_LANGUAGE, type Language, languageOf } from "./languages.ts";
import { openCatalog } from "./open-catalog.ts";

const sources = {
  en: () => import("./catalogs/en.ts"),
  de: () => import("./catalogs/de.ts"),
  fr: () => import("./catalogs/fr.ts"),
  es: () => import("./catalogs/es.ts"),
  ja: () => import("./catalogs/ja.ts"),
};
type Pages = Awaited<ReturnType<(typeof sources)[Language]>>["default"];
let loaded: { readonly catalog: i18n; readonly polaris: Pages["polaris"] } | null = null;

/** The language that the server wrote the page in. */
export const currentLanguage = (): Language => languageOf(document.documentElement.lang) ?? FALLBACK_LANGUAGE;

/** Loads the words of the page's language. Nothing may be asked for before. */
export async function loadCatalog(): Promise<void> {
  const language = currentLanguage();
  const { areas, polaris } = (await sources[language]()).default;
  loaded = { catalog: openCatalog(language, areas), polaris };
}

function words(): NonNullable<typeof loaded> {
  if (loaded === null) throw new Error("words were asked for before they were loaded");
  return loaded;
}

export const catalogOf = (_language: Language): i18n => words().catalog;

/** Polaris' own words in the page's language. */
export const polarisWords = (_language: Language): Pages["polaris"] => words().polaris;
