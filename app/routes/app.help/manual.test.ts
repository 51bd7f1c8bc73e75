import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TOPICS, failureAnchor, publishingAnchor, refusalHelp } from "#app/components/help-anchors.ts";
import { FAILURE_CODES, FAILURE_REASONS } from "#app/domain/generation/schemas.ts";
import { publishingFailureHelp } from "#app/domain/publishing/index.server.ts";
import { REFUSALS } from "#app/platform/errors.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { LANGUAGES } from "#app/platform/i18n/languages.ts";
import { presentHelp } from "./presenter.server.ts";
import { anchoredId, foldingIds, openFor, searchManual, textOf } from "./search.ts";

const { sections } = presentHelp();
const paragraphs = sections.flatMap((section) => section.paragraphs);
const foundIn = (language: (typeof LANGUAGES)[number], query: string): string[] =>
  inLanguage(language, () =>
    searchManual(presentHelp().sections, query).flatMap((section) => section.paragraphs.map(({ id }) => id)),
  );
const ids = new Set(paragraphs.map(({ id }) => id));

test("every anchor is there once", () => {
  const all = sections.flatMap(({ id, paragraphs: own }) => [id, ...own.map((one) => one.id)]);
  expect(new Set(all).size).toBe(all.length);
  for (const id of all) expect(id).toMatch(/^[A-Za-z0-9_-]+$/);
});

test.each(FAILURE_CODES)("the failure %s has a paragraph with its remedy", (code) => {
  expect(ids).toContain(anchoredId(sections, failureAnchor({ code })));
  expect(anchoredId(sections, failureAnchor({ code }))).not.toBe("when-it-fails");
});
test.each(FAILURE_REASONS)("the closer cause %s has a paragraph with its remedy", (reason) => {
  const id = anchoredId(sections, failureAnchor({ code: "unsupported_input", reason }));
  expect(ids).toContain(id);
  expect(id).not.toBe("when-it-fails");
});
test.each(publishingFailureHelp().map(({ code }) => code))(
  "the publication's failure %s has a paragraph",
  (code) => {
    expect(ids).toContain(anchoredId(sections, publishingAnchor(code)));
    expect(anchoredId(sections, publishingAnchor(code))).not.toBe("when-publishing-fails");
  },
);
test("nothing is told twice", () => {
  const told = paragraphs.map(({ title, lines }) => [title, ...lines].join("\n"));
  expect(told.filter((text, place) => told.indexOf(text) !== place)).toEqual([]);
});
test.each(TOPICS)("the topic %s has a paragraph", (topic) => {
  expect(ids).toContain(topic);
});

test("every refusal that is explained leads to a paragraph", () => {
  const links = Object.keys(REFUSALS).flatMap((reason) => refusalHelp(reason) ?? []);
  expect(links.length).toBeGreaterThan(20);
  for (const link of links) expect(ids).toContain(link.replace("/app/help?topic=", ""));
  expect(refusalHelp("no-answer")).toBeNull();
  expect(refusalHelp("toString")).toBeNull();
});

test("every anchor that a page links by hand is there", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".tsx") && !path.includes("app.help"),
  );
  const anchors = files.flatMap((path) =>
    [...readFileSync(join("app", path), "utf8").matchAll(/(?:<LearnMore anchor=|helpUrl\()"([^"]*)"/g)].map(
      ([, id]) => id,
    ),
  );
  expect(anchors.length).toBeGreaterThan(1);
  for (const id of anchors) expect(ids).toContain(id);
});

test("every link of the manual leads to a page that there is", () => {
  const routes = readdirSync("app/routes").map((name) => name.replace(/\.tsx?$/, ""));
  for (const { link } of paragraphs) {
    if (!link) continue;
    const name = `app.${link.to.replace("/app/", "").replaceAll("/", ".")}`;
    expect(
      routes.some((route) => route === name || route === `${name}._index`),
      link.to,
    ).toBe(true);
  }
});

test("the manual is written plainly: no internal words, no apology, no shouting", () => {
  for (const paragraph of paragraphs)
    expect(textOf(paragraph)).not.toMatch(/\b(job|asset|entity|payload|sorry)\b|!|undefined|NaN|null/i);
});

test.each(["returned credits", "  RETURNED   crédits ", "credits returned"])(
  "%j finds what returns credits",
  (query) => {
    const found = searchManual(sections, query).flatMap((section) => section.paragraphs.map(({ id }) => id));
    expect(found).toContain("holding");
    expect(found).not.toContain("keyboard");
  },
);
test("an empty search shows everything, one without a result nothing", () => {
  expect(searchManual(sections, "  ")).toBe(sections);
  expect(searchManual(sections, "zeppelin")).toEqual([]);
  expect(searchManual(sections, "(.*")).toEqual([]);
});

test.each([
  ["undo", "undo"],
  ["failed-needs_cutout", "failed-needs_cutout"],
  ["failed-of-a-later-version", "when-it-fails"],
  ["publishing-SOMETHING_NEW", "when-publishing-fails"],
  ["credits", "credits"],
  ["nowhere", null],
  ["", null],
])("%s leads to %s", (asked, id) => {
  expect(anchoredId(sections, asked)).toBe(id);
});

test.each([
  ["de", "RÜCKGÄNGIG", "undo"],
  ["de", "ruckgangig", "undo"],
  ["de", "grosser pinsel", "keyboard"],
  ["fr", "credits reserves", "holding"],
  ["fr", "l'echantillon", "limits"],
  ["fr", "regles plateformes", "platform-rules"],
  ["es", "CREDITOS RESERVADO", "holding"],
  ["ja", "クレジット　返却", "holding"],
  ["ja", "ｸﾚｼﾞｯﾄ", "prices"],
  ["ja", "輪郭", "outlines"],
] as const)("in %s, %j finds %s", (language, query, id) => {
  expect(foundIn(language, query)).toContain(id);
});
test("in Japanese a mark on a letter is no accent: it makes another word", () => {
  expect(foundIn("ja", "がそう")).toEqual([]);
  expect(foundIn("ja", "ガイド")).toContain("home");
  expect(foundIn("ja", "カイト")).toEqual([]);
});

test.each(LANGUAGES)("in %s the manual has the same anchors, and every sentence its figures", (language) => {
  const said = inLanguage(language, () => presentHelp().sections);
  expect(foldingIds(said)).toEqual(foldingIds(sections));
  for (const paragraph of said.flatMap((section) => section.paragraphs))
    expect(textOf(paragraph)).not.toMatch(/[{}]|undefined|NaN/);
});

test("what is asked for is opened with its section, what isn't there opens nothing", () => {
  expect(openFor(sections, "undo")).toEqual(["publishing-and-undo", "undo"]);
  expect(openFor(sections, "failed-needs_cutout")).toEqual(["failures", "failed-needs_cutout"]);
  expect(openFor(sections, "credits")).toEqual(["credits"]);
  expect(openFor(sections, null)).toEqual([]);
});

test("failures are closed one by one, topics with their section", () => {
  expect(foldingIds(sections)).toContain("failed-needs_cutout");
  expect(foldingIds(sections)).not.toContain("undo");
});
