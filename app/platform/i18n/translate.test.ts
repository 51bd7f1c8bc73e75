import { expect, test } from "vitest";
import { catalogOf, wordsOfDocument } from "#language";
import { inLanguage } from "./spoken-language.ts";
import { hasWords, language, listed, sentences, t } from "./translate.ts";

test("words are said in the language at hand, and in English without one", async () => {
  expect(t("frame.home")).toBe("Home");
  expect(inLanguage("de", () => t("frame.home"))).toBe("Startseite");
  const late = inLanguage("ja", async () => {
    await Promise.resolve();
    return [language(), t("frame.home")];
  });
  const other = inLanguage("fr", async () => t("frame.home"));
  expect(await Promise.all([late, other])).toEqual([["ja", "ホーム"], "Accueil"]);
  expect(language()).toBe("en");
});

test("a key from outside is asked about before it is used", () => {
  expect(hasWords("frame.home")).toBe(true);
  expect(hasWords("frame.constructor")).toBe(false);
  expect(hasWords("__proto__")).toBe(false);
});

test("sentences and lists are joined as the language does it", () => {
  expect(sentences("One.", null, "", "Two.")).toBe("One. Two.");
  expect(inLanguage("ja", () => sentences("一。", "二。"))).toBe("一。二。");
  expect(listed(["a", "b", "c"])).toBe("a, b, and c");
  expect(inLanguage("de", () => listed(["a", "b"], "disjunction"))).toBe("a oder b");
});

test("figures are written as the language writes them, and choose its plural", () => {
  expect(t("figures.credits", { count: 1 })).toBe("1 credit");
  expect(t("figures.credits", { count: 12_500 })).toBe("12,500 credits");
  expect(inLanguage("de", () => t("figures.credits", { count: 12_500 }))).toBe("12.500 Credits");
  expect(inLanguage("fr", () => t("figures.credits", { count: 0 }))).toBe("0 crédit");
});

test("what somebody wrote is text: no value is looked up, filled in or nested", () => {
  const hostile = { count: 2, title: "$t(frame.home) {{count}}" };
  expect(t("figures.credits", hostile)).toBe("2 credits");
  const catalog = catalogOf("en");
  catalog.addResource("en", "translation", "figures.probe", "“{{title}}”");
  expect(catalog.t("figures.probe", hostile)).toBe("“$t(frame.home) {{count}}”");
});

test("a document brings its page's words, and no words of its own end the script that holds them", () => {
  const text = inLanguage("ja", () => wordsOfDocument(["home"]));
  const brought = JSON.parse(text) as { polaris: object; areas: Record<string, Record<string, string>> };
  expect(Object.keys(brought.areas).toSorted()).toEqual(["figures", "frame", "home", "words"]);
  expect(brought.areas.frame?.home).toBe("ホーム");
  expect(brought.polaris).toHaveProperty("Polaris");
  expect(text).not.toContain("<");
  expect(JSON.parse(inLanguage("en", () => wordsOfDocument([])))).not.toHaveProperty("polaris");
});
