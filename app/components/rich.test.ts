import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { Rich } from "./Rich.tsx";

const shown = (titles: string) =>
  renderToStaticMarkup(
    createElement(Rich, {
      words: "home.titlesAndMore",
      values: { count: 2 },
      parts: { titles: createElement("b", null, titles) },
    }),
  );
const tried = (part: Parameters<typeof Rich>[0]["parts"]) =>
  renderToStaticMarkup(createElement(Rich, { words: "home.tryOneWith", parts: part }));

test("an element stands where the language has it", () => {
  expect(shown("Mug")).toBe("<b>Mug</b> and 2 more");
  expect(inLanguage("ja", () => shown("Mug"))).toContain("<b>Mug</b>");
});

test("what a merchant wrote is text: it becomes no element and no part", () => {
  const answered = (by: string) =>
    renderToStaticMarkup(
      createElement(Rich, {
        words: "words.answer.accept",
        values: { by },
        parts: { at: createElement("i"), reason: createElement("b") },
      }),
    );
  const html = answered("<at/><script>alert(1)</script><reason>x</reason>");
  expect(html.match(/<i>/g)).toHaveLength(1);
  expect(html.match(/<b>/g)).toHaveLength(1);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

test("words that hold a part nobody gave are a bug", () => {
  expect(() => tried({})).toThrow("unknown part title");
});
