import { expect, test } from "vitest";
import { LANGUAGES } from "#app/platform/i18n/languages.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { PLATFORM_RULES } from "./platform-rules.ts";
import { dataWords, datedWords, nameOf, placementOf, platformNameOf } from "./rule-words.ts";

const days = (text: string): string[] => (text.match(/\d{4}-\d\d-\d\d/g) ?? []).toSorted();

test("in English a place is called as the data calls it, and dated as the data dates it", () => {
  for (const rule of PLATFORM_RULES) {
    const platform = rule.platform.replace(/^(LAW|STANDARD): /, "");
    expect(nameOf(rule)).toBe(`${platform}, ${rule.placement.replaceAll("_", " ")}`);
    expect(datedWords(rule)).toBe(rule.dated);
  }
});

test.each(LANGUAGES)("in %s a rule has the same days as in the data", (language) => {
  for (const rule of PLATFORM_RULES)
    expect(days(inLanguage(language, () => datedWords(rule)))).toEqual(days(rule.dated));
});

test("everything that a row checks, or has a source of, has words", () => {
  for (const { id, row } of PLATFORM_RULES) {
    for (const { rule } of row.checks) expect(dataWords("check", rule), `${id} ${rule}`).not.toBeNull();
    for (const [about, sources] of Object.entries(row.figure_sources)) {
      for (const field of about.replace(/^(image|video)\./, "").split(","))
        expect(dataWords("about", field), `${id} ${field}`).not.toBeNull();
      for (const { kind } of sources) expect(dataWords("kind", kind), `${id} ${kind}`).not.toBeNull();
    }
  }
  expect(dataWords("about", "something new")).toBeNull();
});

test("a place has its name in other languages; a platform keeps its own", () => {
  const named = (id: string) => {
    const rule = PLATFORM_RULES.find((one) => one.id === id);
    if (!rule) throw new Error(`no rule ${id}`);
    return { whole: nameOf(rule), platform: platformNameOf(rule), placement: placementOf(rule) };
  };
  expect(inLanguage("de", () => named("amazon-main"))).toEqual({
    whole: "Amazon, Hauptbild",
    platform: "Amazon",
    placement: "Hauptbild",
  });
  expect(inLanguage("ja", () => named("eu-ai-act").platform)).toBe("法律と標準");
});
