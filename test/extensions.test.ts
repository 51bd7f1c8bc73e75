/** What an extension says and is called, held against the app's own words and against Shopify's limits. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PUBLICATION_WORDS } from "#app/components/publication-words.ts";
import { VERDICT_WORDS } from "#app/components/words.ts";
import { PUBLICATIONS, VERDICTS } from "../extensions/product-results/src/read-block.ts";
import { PROBLEMS } from "../extensions/shared/ask-app.ts";

const folder = join(import.meta.dirname, "..", "extensions");
const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");
const extensions = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "shared")
  .map(({ name }) => name);

const LANGUAGES = ["en.default", "de", "fr", "es", "ja"];
const PLURAL_FORMS = new Set(["zero", "one", "two", "few", "many", "other"]);
/** Longest name of an extension. Source: @shopify/cli, its schema of an extension's configuration. */
const MAX_NAME_LENGTH = 30;
const MAX_HANDLE_LENGTH = 50;

type Catalogue = { readonly [key: string]: string | Catalogue };
const catalogueOf = (extension: string, language: string) =>
  JSON.parse(read(extension, "locales", `${language}.json`)) as Catalogue;
const isPlural = (value: Catalogue) => Object.keys(value).every((key) => PLURAL_FORMS.has(key));

/** Every text by its path; a plural's forms together. */
function textsOf(catalogue: Catalogue, prefix = ""): [path: string, texts: string[]][] {
  return Object.entries(catalogue).flatMap(([key, value]) => {
    const path = `${prefix}${key}`;
    if (typeof value === "string") return [[path, [value]]];
    if (isPlural(value)) return [[path, Object.values(value) as string[]]];
    return textsOf(value, `${path}.`);
  });
}
function pluralsOf(catalogue: Catalogue): Catalogue[] {
  return Object.values(catalogue).flatMap((value) =>
    typeof value === "string" ? [] : isPlural(value) ? [value] : pluralsOf(value),
  );
}
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();

test("there are the two that this is about", () => {
  expect(extensions.toSorted()).toEqual(["generate-media", "product-results"]);
});

describe.each(extensions)("%s", (extension) => {
  const english = textsOf(catalogueOf(extension, "en.default"));

  test("speaks exactly the languages of the app", () => {
    expect(readdirSync(join(folder, extension, "locales")).toSorted()).toEqual(
      LANGUAGES.map((language) => `${language}.json`).toSorted(),
    );
  });

  test.each(LANGUAGES)("lacks no text in %s, and no text is empty", (language) => {
    const texts = textsOf(catalogueOf(extension, language));
    expect(texts.map(([path]) => path).toSorted()).toEqual(english.map(([path]) => path).toSorted());
    for (const [path, all] of texts) for (const text of all) expect(text.trim(), path).not.toBe("");
  });

  test.each(LANGUAGES)("has every plural form of %s, and no other", (language) => {
    const { pluralCategories } = new Intl.PluralRules(language.split(".")[0]).resolvedOptions();
    const plurals = pluralsOf(catalogueOf(extension, language));
    expect(plurals.length).toBeGreaterThan(0);
    for (const plural of plurals) expect(Object.keys(plural).toSorted()).toEqual(pluralCategories.toSorted());
  });

  test.each(LANGUAGES)("fills in the same figures in %s as in English", (language) => {
    const wanted = new Map(english.map(([path, texts]) => [path, placeholders(texts.at(-1) ?? "")]));
    for (const [path, texts] of textsOf(catalogueOf(extension, language)))
      expect(placeholders(texts.at(-1) ?? ""), path).toEqual(wanted.get(path));
  });

  test.each(LANGUAGES)("has a name in %s that Shopify takes", (language) => {
    const { name } = catalogueOf(extension, language);
    expect(String(name).length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
  });

  test("its handles are ones that Shopify takes, and its names come from the catalogue", () => {
    const toml = read(extension, "shopify.extension.toml");
    const handles = [...toml.matchAll(/^handle = "(.*)"$/gm)].map(([, handle]) => handle ?? "");
    expect(handles.length).toBeGreaterThan(0);
    for (const handle of handles) {
      expect(handle).toMatch(/^[a-z][a-z0-9-]*[a-z0-9]$/);
      expect(handle.length).toBeLessThanOrEqual(MAX_HANDLE_LENGTH);
    }
    expect(
      [...toml.matchAll(/^(?:name|description) = "(.*)"$/gm)].every(([, text]) => /^t:\w+$/.test(text ?? "")),
    ).toBe(true);
  });

  test("no text stands outside the catalogue", () => {
    const sources = readdirSync(join(folder, extension, "src")).filter((name) => name.endsWith(".tsx"));
    for (const source of sources) {
      const code = read(extension, "src", source);
      expect(code.match(/>\s*[A-Za-z][^<>{}=;]*</g), source).toBeNull();
      expect(code.match(/(?:heading|label|accessibilityLabel|alt|title)="[^"]+"/g), source).toBeNull();
    }
  });

  test("has a sentence for every problem with the app", () => {
    expect(Object.keys(catalogueOf(extension, "en.default")["problem"] ?? {}).toSorted()).toEqual(
      [...PROBLEMS].toSorted(),
    );
  });
});

test("the block calls a result's state in English as the app does", () => {
  const { verdict, publication } = catalogueOf("product-results", "en.default");
  const labels = (words: Readonly<Record<string, { readonly label: string }>>) =>
    Object.fromEntries(Object.entries(words).map(([state, { label }]) => [state, label]));
  expect(verdict).toEqual(labels(VERDICT_WORDS));
  expect(publication).toEqual(labels(PUBLICATION_WORDS));
});

test("the block knows every state that the app has", () => {
  expect([...VERDICTS].toSorted()).toEqual(Object.keys(VERDICT_WORDS).toSorted());
  expect([...PUBLICATIONS].toSorted()).toEqual(Object.keys(PUBLICATION_WORDS).toSorted());
});

test("the block opens an action that there is", () => {
  const handle = /extension:\/\/([\w-]+)/.exec(read("product-results", "src", "block.tsx"))?.[1];
  expect(read("generate-media", "shopify.extension.toml")).toContain(`handle = "${handle}"`);
});
