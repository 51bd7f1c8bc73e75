/**
 * In the browser there is one language: the document's. What every page says is loaded before the page comes alive, what a
 * page says with the page's own code.
 */
import type { i18n } from "i18next";
import type en from "./catalogs/en.ts";
import { FALLBACK_LANGUAGE, type Language, languageOf } from "./languages.ts";
import { addWords, openCatalog } from "./open-catalog.ts";
import type { Area } from "./words.ts";

type AreaName = keyof typeof en;

/** What every page says. */
export const SHARED_AREAS = ["figures", "frame", "words"] as const satisfies readonly AreaName[];

const sources = import.meta.glob<Area>("./catalogs/*/*.json", { import: "default" });
const polarisSources = {
  de: () => import("@shopify/polaris/locales/de.json", { with: { type: "json" } }),
  es: () => import("@shopify/polaris/locales/es.json", { with: { type: "json" } }),
  fr: () => import("@shopify/polaris/locales/fr.json", { with: { type: "json" } }),
  ja: () => import("@shopify/polaris/locales/ja.json", { with: { type: "json" } }),
};
type PolarisWords = Awaited<ReturnType<(typeof polarisSources)[keyof typeof polarisSources]>>["default"];

let catalog: i18n | null = null;
let polaris: PolarisWords | undefined;
const loading = new Map<AreaName, Promise<void>>();

/** The language that the server wrote the page in. */
export const currentLanguage = (): Language => languageOf(document.documentElement.lang) ?? FALLBACK_LANGUAGE;

/** The words that have been loaded so far. */
export function catalogOf(language: Language): i18n {
  catalog ??= openCatalog(language);
  return catalog;
}

/** A network may be gone for a moment; a module whose words didn't come would never be loaded again. */
const RETRIES = 10;
const RETRY_MS = 1_000;

async function loadArea(area: AreaName): Promise<void> {
  const language = currentLanguage();
  const load = sources[`./catalogs/${language}/${area}.json`];
  if (load === undefined) throw new Error(`there are no words of ${area} in ${language}`);
  for (let attempt = 0; ; attempt++) {
    try {
      return addWords(catalogOf(language), area, await load());
    } catch (error) {
      if (attempt === RETRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/**
 * Loads the words of some areas, each once. A page waits for its own while its module is loaded, before anything of it is
 * shown.
 */
export async function loadWords(...areas: readonly AreaName[]): Promise<void> {
  const begun = areas.map((area) => {
    const words = loading.get(area) ?? loadArea(area);
    loading.set(area, words);
    return words;
  });
  await Promise.all(begun);
}

/** Loads what every page says, and Polaris' own words. */
export async function loadCatalog(): Promise<void> {
  const language = currentLanguage();
  const [told] = await Promise.all([
    language === "en" ? undefined : polarisSources[language](),
    loadWords(...SHARED_AREAS),
  ]);
  polaris = told?.default;
}

/** Polaris' own words in the page's language; undefined: it speaks that by itself. */
export const polarisWords = (_language: Language): PolarisWords | undefined => polaris;
