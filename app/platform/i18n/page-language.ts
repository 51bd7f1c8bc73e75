/**
 * In the browser there is one language: the document's. A document brings the words of its page; those of a page that is
 * opened later are loaded with its code.
 */
import type { i18n } from "i18next";
import type { AreaName, SaidAreas } from "./areas.ts";
import { FALLBACK_LANGUAGE, type Language, languageOf } from "./languages.ts";
import { addWords, openCatalog } from "./open-catalog.ts";
import type { polarisWords as wordsOfPolaris } from "./server-language.ts";
import type { Area } from "./words.ts";

type PolarisWords = ReturnType<typeof wordsOfPolaris>;
interface Brought {
  readonly polaris?: PolarisWords;
  readonly areas?: Partial<Record<AreaName, Area>>;
}

/** What the document brought (root.tsx). */
const text = document.getElementById("words")?.textContent ?? "{}";
const brought = JSON.parse(text) as Brought;
const sources = import.meta.glob<Area>("./catalogs/*/*.json", { import: "default" });

/** A network may be gone for a moment; a module whose words didn't come would never be loaded again. */
const RETRIES = 10;
const RETRY_MS = 1_000;

/** A document keeps the language that it was written in; asking the document for each word takes longer than the word. */
const spoken = languageOf(document.documentElement.lang) ?? FALLBACK_LANGUAGE;

let catalog: i18n | null = null;
const loading = new Map<AreaName, Promise<void>>();

/** The language that the server wrote the page in. */
export const currentLanguage = (): Language => spoken;

/** The words that are there so far. */
export function catalogOf(language: Language): i18n {
  if (catalog !== null) return catalog;
  catalog = openCatalog(language);
  for (const [area, words] of Object.entries(brought.areas ?? {})) addWords(catalog, area, words);
  return catalog;
}

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
 *
 * @returns the page's `handle`, by which its document knows what to bring
 */
export async function loadWords(...areas: readonly AreaName[]): Promise<SaidAreas> {
  const missing = areas.filter((area) => brought.areas?.[area] === undefined);
  const begun = missing.map((area) => {
    const words = loading.get(area) ?? loadArea(area);
    loading.set(area, words);
    return words;
  });
  await Promise.all(begun);
  return { areas };
}

/** As the server wrote them: a document keeps what it came with. */
export const wordsOfDocument = (_areas: readonly AreaName[]): string => text;

/** Polaris' own words in the page's language; undefined: it speaks that by itself. */
export const polarisWords = (_language: Language): PolarisWords => brought.polaris;
