import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { CLAIMS, PLATFORM_RULES } from "#app/domain/review/index.server.ts";
import { aboutWords } from "./figures.server.ts";
import { presentRules } from "./presenter.server.ts";

const view = presentRules();
const shown = view.platforms.flatMap(({ rules }) => rules);

test("every rule is on the page once, with its figure, source, day and certainty", () => {
  expect(shown.map(({ id }) => id).toSorted()).toEqual(PLATFORM_RULES.map(({ id }) => id).toSorted());
  for (const rule of shown) {
    expect(rule.source).toMatch(/^https:\/\//);
    expect(rule.readOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(rule.figures.length + rule.checks.length + (rule.notes ?? "").length).toBeGreaterThan(0);
    for (const { value } of rule.figures) expect(value).not.toMatch(/undefined|null|NaN|\[object/);
    for (const { rule: name } of rule.checks) expect(name).not.toMatch(/^(image|video)\./i);
    for (const { url } of rule.moreSources) expect(url).toMatch(/^https:\/\//);
  }
});

test("nothing is called as the data's fields are", () => {
  const fields = new Set(
    PLATFORM_RULES.flatMap(({ row }) => Object.keys({ ...row, ...row.image, ...row.video })),
  );
  const internal = [...fields].filter((name) => name.includes("_"));
  expect(internal).toEqual(expect.arrayContaining(["min_px", "aspect_ratios", "metadata_required"]));
  for (const rule of shown) {
    const { source: _, moreSources, ...told } = rule;
    const texts = [told, moreSources.map(({ about }) => about)].map((part) => JSON.stringify(part));
    for (const text of texts) {
      for (const name of internal) expect(text, rule.id).not.toContain(name);
      expect(text, rule.id).not.toMatch(
        /(?<![\w-])(image|video)\.[a-z]|pure_white|\b(prohibited|conditional)"/,
      );
    }
  }
});

test("notes, disagreements, rules and questions are told without the data's own words", () => {
  const told = [
    ...shown.flatMap(({ notes, contradictions }) => [notes ?? "", ...contradictions]),
    ...view.claims.flatMap(({ rule, question }) => [rule, question]),
  ];
  for (const text of told) expect(text).not.toMatch(/\bnull\b|job record|\bthe asset\b/);
  expect(told).toContainEqual(expect.stringContaining("third parties only: left open."));
  expect(told).toContain("Was it made by AI? Then these words contradict what we know of it.");
});

test("what a source is about is told in words, and the data's own words stay", () => {
  expect(aboutWords("image.min_px,recommended_px,max_px,min_fill,formats")).toBe(
    "Smallest size, recommended size, largest size, how much the product fills at least, formats",
  );
  expect(aboutWords("video.max_bytes,max_seconds")).toBe("Videos: largest file, longest video");
  expect(aboutWords("AI label exemption")).toBe("AI label exemption");
});

test("a figure that wasn't found is named as not found, never as no limit", () => {
  const amazon = shown.find(({ id }) => id === "amazon-main");
  expect(amazon?.figures).toContainEqual({
    label: "Smallest picture",
    value: "500 pixels on the longest side",
  });
  expect(amazon?.notFound).toContain("largest file");
  expect(amazon?.contradictions.length).toBeGreaterThan(0);
});

test("every class of claims is on the page with its rule, source, day and certainty", () => {
  expect(view.claims.map(({ id }) => id)).toEqual(CLAIMS.map(({ id }) => id));
  expect(view.claims).toHaveLength(36);
  for (const claim of view.claims) {
    expect(claim.sources.length, claim.id).toBeGreaterThan(0);
    expect(claim.readOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const text of [
      claim.name,
      claim.rule,
      claim.regime,
      claim.question,
      claim.how,
      claim.confidence.label,
    ])
      expect(text).not.toMatch(/^$|undefined|null/);
  }
});

test("a rule that isn't certain says so, and is said to block nowhere", () => {
  const uncertain = shown.filter(({ confidence }) => confidence.label === "Not certain");
  expect(uncertain.map(({ id }) => id)).toContain("temu");
  for (const { checks } of uncertain) expect(checks.some(({ how }) => how.includes("counts"))).toBe(false);
});

test("the places come by platform, laws and standards last, and what changed is told", () => {
  expect(view.platforms.at(0)?.name).toBe("Shopify");
  expect(view.platforms.at(-1)?.name).toBe("Laws and standards");
  expect(view.changes[0]).toMatchObject({ on: "2026-11-28", which: "All rules" });
});

test("in German the app's own words are German, and only a source's words are marked as quoted", () => {
  const german = inLanguage("de", () => presentRules());
  const rules = german.platforms.flatMap((platform) => platform.rules);
  const amazon = rules.find(({ id }) => id === "amazon-main");
  expect(amazon?.placement).toBe("Hauptbild");
  expect(amazon?.figures).toContainEqual({
    label: "Kleinstes Bild",
    value: "500 Pixel auf der längsten Seite",
  });
  expect(amazon?.figures).toContainEqual({
    label: "Hintergrund",
    value: "pure white (RGB 255,255,255)",
    isQuoted: true,
  });
  expect(amazon?.notFound).toContain("größte Datei");
  expect(amazon?.checks.map(({ rule }) => rule)).toContain("Produkt vom Bildrand angeschnitten");
  expect(german.platforms.at(-1)?.name).toBe("Gesetze und Normen");
  expect(german.changes[0]).toMatchObject({ which: "Alle Regeln", what: expect.stringMatching(/^Erste/) });
  const labels = rules.flatMap(({ figures, checks, moreSources }) => [
    ...figures.map(({ label }) => label),
    ...checks.flatMap(({ rule, how }) => [rule, how]),
    ...moreSources.map(({ about }) => about),
  ]);
  for (const label of labels) expect(label).not.toMatch(/\b(the|size|largest|smallest|picture)\b/);
});
