import { expect, test } from "vitest";
import { altTemplate, altText } from "./alt-texts.ts";
import { inLanguage } from "./i18n/spoken-language.ts";

const mug = { productTitle: "Stoneware mug", recipe: { name: "white" } };

test.each([
  [mug, undefined, "Stoneware mug, on a white background"],
  [{ ...mug, optionValue: "Red" }, undefined, "Stoneware mug, Red, on a white background"],
  [{ ...mug, recipe: { name: "unheard-of" } }, undefined, "Stoneware mug"],
  [{ ...mug, optionValue: "Red" }, "{option}: {title}", "Red: Stoneware mug"],
  [mug, "{option} – {title}", "Stoneware mug"],
  [mug, "Our {title} {recipe}.", "Our Stoneware mug on a white background."],
])("%j by %s is “%s”", (facts, template, text) => {
  expect(altText(facts, template)).toBe(text);
});

test("what surrounds a product is told in the language of whoever plans the publication", () => {
  expect(inLanguage("de", () => altText(mug))).toBe("Stoneware mug, vor weißem Hintergrund");
  expect(inLanguage("ja", () => altText({ ...mug, recipe: { name: "snow" } }))).toBe("Stoneware mug");
});

test("a long title gives way to what follows it, and no character is cut in half", () => {
  const text = altText({ ...mug, productTitle: "🏺".repeat(400), optionValue: "Red" });
  expect(text.length).toBeLessThanOrEqual(512);
  expect(text).toMatch(/🏺, Red, on a white background$/u);
  expect(text.isWellFormed()).toBe(true);
  expect(altText({ ...mug, optionValue: "x".repeat(900) }).length).toBeLessThanOrEqual(512);
});

test.each(["{title}", "{title}, {option}", "A picture of {title}"])("%s is a template", (template) => {
  expect(altTemplate.safeParse(template).success).toBe(true);
});
test.each(["", "{price}", "{title} {title}", "no placeholder", "x".repeat(300)])("%s is none", (template) => {
  expect(altTemplate.safeParse(template).success).toBe(false);
});
