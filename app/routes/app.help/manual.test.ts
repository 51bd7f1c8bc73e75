import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TOPICS, failureAnchor, publishingAnchor, refusalHelp } from "#app/components/help-anchors.ts";
import { FAILURE_CODES, FAILURE_REASONS } from "#app/domain/generation/schemas.ts";
import { publishingFailureHelp } from "#app/domain/publishing/index.server.ts";
import { REFUSALS } from "#app/platform/errors.ts";
import { anchoredId, searchManual, textOf } from "./manual.ts";
import { presentHelp } from "./presenter.server.ts";

const { sections } = presentHelp();
const paragraphs = sections.flatMap((section) => section.paragraphs);
const ids = new Set(paragraphs.map(({ id }) => id));

test("every anchor is there once", () => {
  const all = sections.flatMap(({ id, paragraphs: own }) => [id, ...own.map((one) => one.id)]);
  expect(new Set(all).size).toBe(all.length);
  for (const id of all) expect(id).toMatch(/^[A-Za-z0-9_-]+$/);
});

test.each(FAILURE_CODES)("the failure %s has a paragraph with its remedy", (code) => {
  expect(ids).toContain(failureAnchor({ code }));
});
test.each(FAILURE_REASONS)("the closer cause %s has a paragraph with its remedy", (reason) => {
  expect(ids).toContain(failureAnchor({ code: "unsupported_input", reason }));
});
test.each(publishingFailureHelp().map(({ code }) => code))(
  "the publication's failure %s has a paragraph",
  (code) => {
    expect(ids).toContain(publishingAnchor(code));
  },
);
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
