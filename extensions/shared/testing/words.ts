/// <reference types="vite/client" />
/** Shopify's translations in tests: the real catalogues, and an error for what isn't in them. */

/** A catalogue of `locales/`. */
export type Catalogue = { readonly [key: string]: string | Catalogue };

export const LANGUAGES = ["en.default", "de", "fr", "es", "ja"] as const;
export type Language = (typeof LANGUAGES)[number];

const catalogues = import.meta.glob<{ default: Catalogue }>("../../*/locales/*.json", { eager: true });

export function catalogueOf(extension: string, language: Language): Catalogue {
  const file = catalogues[`../../${extension}/locales/${language}.json`];
  if (!file) throw new Error(`${extension} has no ${language}`);
  return file.default;
}

/**
 * `i18n` as Shopify has it for a merchant who reads `language`: plurals by the language's own rules, numbers in its
 * digits and separators.
 */
export function wordsOf(extension: string, language: Language) {
  const catalogue = catalogueOf(extension, language);
  const tag = language.split(".")[0];
  const plurals = new Intl.PluralRules(tag);
  return {
    formatNumber: (number: number | bigint) => new Intl.NumberFormat(tag).format(number),
    translate(key: string, options: Record<string, unknown> = {}): string {
      const { count } = options;
      const found = key.split(".").reduce<Catalogue | string | undefined>(stepInto, catalogue);
      const text =
        typeof found === "object" && typeof count === "number" ? found[plurals.select(count)] : found;
      if (typeof text !== "string") throw new Error(`${extension} has no ${language} text for ${key}`);
      return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
        if (!(name in options)) throw new Error(`${key} lacks a value for ${name}`);
        return String(options[name]);
      });
    },
  };
}

const stepInto = (at: Catalogue | string | undefined, step: string) =>
  typeof at === "object" ? at[step] : undefined;
