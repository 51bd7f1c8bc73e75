import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "./languages.ts";

const areas = (language: Language): string[] =>
  readdirSync(join(import.meta.dirname, "catalogs", language)).toSorted();
const words = (language: Language, area: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, "catalogs", language, area), "utf8"));

const FORM = /_(zero|one|two|few|many|other)$/;
const stem = (key: string): string => key.replace(FORM, "");
/** `{{values}}` and `<parts>`, in any order. */
const held = (text: string): string[] =>
  [
    ...new Set([...text.matchAll(/\{\{-? ?(\w+)[^}]*\}\}|<\/?(\w+)\/?>/g)].map(([whole]) => whole)),
  ].toSorted();

const others = LANGUAGES.filter((language) => language !== "en");

test.each(LANGUAGES)("%s has every area, and all areas are loaded", (language) => {
  expect(areas(language)).toEqual(areas("en"));
  const source = readFileSync(join(import.meta.dirname, "catalogs", `${language}.ts`), "utf8");
  for (const area of areas(language)) expect(source).toContain(`./${language}/${area}"`);
});

describe.each(areas("en"))("%s", (area) => {
  const english = words("en", area);
  const plurals = new Set(
    Object.keys(english)
      .filter((key) => FORM.test(key))
      .map(stem),
  );

  test.each(LANGUAGES)("has every key in %s, with the plural forms of the language", (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const wanted = [...new Set(Object.keys(english).map(stem))].flatMap((key) =>
      plurals.has(key) ? forms.map((form) => `${key}_${form}`) : [key],
    );
    expect(Object.keys(words(language, area)).toSorted()).toEqual(wanted.toSorted());
  });

  test.each(others)("holds the same values and parts in %s, and says something", (language) => {
    for (const [key, text] of Object.entries(words(language, area))) {
      const source = english[key] ?? english[`${stem(key)}_other`] ?? "";
      // A single one is often said without its figure: "the result".
      const given = held(text).filter((value) => value !== "{{count}}");
      expect(given, `${language} ${area} ${key}`).toEqual(
        held(source).filter((value) => value !== "{{count}}"),
      );
      expect(text.trim(), `${language} ${area} ${key}`).not.toBe("");
    }
  });
});
