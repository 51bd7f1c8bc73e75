/** A language's words, ready to be asked for. */
import { createInstance, type FormatterModule, type i18n } from "i18next";
import type { Language } from "./languages.ts";
import type { Area } from "./words.ts";

const NAMESPACE = "translation";

/**
 * A catalogue that holds nothing yet. Figures in words are written as the language writes them; other values come as they
 * are: pages escape what they show, and mails are plain text.
 */
export function openCatalog(language: Language): i18n {
  const instance = createInstance();
  void instance.use(figuresIn(language)).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: { [NAMESPACE]: {} } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true, alwaysFormat: true },
  });
  return instance;
}

/** Puts an area's words into a catalogue, as `area.key`. */
export function addWords(catalog: i18n, area: string, words: Area): void {
  const byKey = Object.entries(words).map(([key, text]) => [`${area}.${key}`, text]);
  catalog.addResourceBundle(catalog.language, NAMESPACE, Object.fromEntries(byKey), true);
}

function figuresIn(language: Language): FormatterModule {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return {
    type: "formatter",
    init: () => {},
    add: () => {},
    addCached: () => {},
    format: (value: unknown) => (typeof value === "number" ? numbers.format(value) : String(value)),
  };
}
