/** A language's words, ready to be asked for. */
import { createInstance, type FormatterModule, type i18n } from "i18next";
import type { Language } from "./languages.ts";
import type { Catalog } from "./words.ts";

/**
 * Figures in words are written as the language writes them; other values come as they are: pages escape what they show,
 * and mails are plain text.
 *
 * @param areas the words, by area and key
 */
export function openCatalog(language: Language, areas: Catalog): i18n {
  const words = Object.fromEntries(
    Object.entries(areas).flatMap(([area, byKey]) =>
      Object.entries(byKey).map(([key, text]) => [`${area}.${key}`, text]),
    ),
  );
  const instance = createInstance();
  void instance.use(figuresIn(language)).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: { translation: words } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true, alwaysFormat: true },
  });
  return instance;
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
