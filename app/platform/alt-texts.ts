/** The one place that writes what a screen reader says for a published picture. Browser-safe and pure. */
import { hasWords, t } from "./i18n/translate.ts";
import { storableText } from "./schemas.ts";

/**
 * Shopify's limit. It doesn't tell what it counts: UTF-16 code units, of which an emoji has two or more, are the most that
 * a text can come to, so what fits by them fits.
 */
export const MAX_ALT_LENGTH = 512;
/** Whether a text is longer than Shopify takes it. */
export const isAltTextTooLong = (text: string): boolean => text.length > MAX_ALT_LENGTH;
export const DEFAULT_ALT_TEMPLATE = "{title}, {option}, {recipe}";
const ALT_PLACEHOLDERS: ReadonlySet<string> = new Set(["title", "option", "recipe"]);
const MAX_ALT_TEMPLATE_LENGTH = 200;
const ALT_PLACEHOLDER = /\{([a-z]+)\}/g;
const namesIn = (template: string): string[] =>
  [...template.matchAll(ALT_PLACEHOLDER)].map(([, name = ""]) => name);

/** A template for alternative texts, e.g. `{title}, {option}`: each placeholder once at the most, and at least one. */
export const altTemplate = storableText()
  .min(1)
  .max(MAX_ALT_TEMPLATE_LENGTH)
  .refine((template) => namesIn(template).length > 0, "needs a placeholder")
  .refine(
    (template) => namesIn(template).every((name) => ALT_PLACEHOLDERS.has(name)),
    "has a placeholder that there isn't",
  )
  .refine(
    (template) => new Set(namesIn(template)).size === namesIn(template).length,
    "repeats a placeholder",
  );

/** What a merchant reads under the field of a template that isn't one. */
export const altTemplateProblem = (): string => t("words.altTemplateProblem");

/** What an alternative text tells; texts as the merchant wrote them, of any length. */
export interface AltTextFacts {
  readonly productTitle: string;
  readonly recipe: { readonly name: string };
  /** The option's value that the picture shows, e.g. "Red"; null: the product as a whole. */
  readonly optionValue?: string | null;
}

/**
 * What a screen reader says for the picture: the product's title, its option and what surrounds it, at most
 * MAX_ALT_LENGTH as Shopify counts them. In the language at hand: who plans a publication sees its texts in their own
 * before anything is published.
 *
 * @param template one that `altTemplate` accepts; what a placeholder has nothing to say about leaves out the comma or
 *   dash before it as well
 */
export function altText(facts: AltTextFacts, template: string = DEFAULT_ALT_TEMPLATE): string {
  const scene = `words.scene.${facts.recipe.name}`;
  const texts: Readonly<Record<string, string>> = {
    title: facts.productTitle,
    option: facts.optionValue ?? "",
    recipe: hasWords(scene) ? t(scene) : "",
  };
  // The title gives way, for what follows it tells pictures of one product apart.
  const around = filled(template, { ...texts, title: "x" }).length - 1;
  const title = cut(facts.productTitle, Math.max(0, MAX_ALT_LENGTH - around));
  return cut(filled(template, { ...texts, title }), MAX_ALT_LENGTH);
}

function filled(template: string, texts: Readonly<Record<string, string>>): string {
  return template
    .replace(/([\s,;:·–-]*)\{([a-z]+)\}/g, (_, before: string, name: string) => {
      const text = texts[name] ?? "";
      return text === "" ? "" : `${before}${text}`;
    })
    .replace(/^[\s,;:·–-]+/, "")
    .trim();
}

/** The beginning of a text, without half a character at its end; length as Shopify counts it, an emoji as two. */
function cut(text: string, maxLength: number): string {
  let kept = "";
  for (const letter of text) {
    if (kept.length + letter.length > maxLength) break;
    kept += letter;
  }
  return kept.trimEnd();
}
