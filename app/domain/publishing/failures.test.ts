import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "#app/platform/i18n/languages.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { FAILURES, cause, failure, laterPublication, rejected, undoFailure } from "./failures.ts";
import { HINDRANCES, NOTES, sentenceOf } from "./preflight.ts";

const NEXT_STEP = /^(Approve|Check|Free|Generate|Look for|Open|Publish|Remove|Undo) .*\.$/;

const everyFailure = [...Object.keys(FAILURES), "SOME_NEW_CODE"].map((code) => failure(code, "Too much"));

describe("what a merchant reads when a result could not be published", () => {
  test.each(everyFailure)("$text", ({ text }) => {
    const [what, next, ...more] = text.split(" Publishing costs no credits. ");
    expect(what, "what happened").toMatch(/^[A-Z].*\.$/);
    expect(next, "the next step").toMatch(NEXT_STEP);
    expect(more).toEqual([]);
    expect(text).not.toMatch(/!|sorry|apologi|unfortunately|oops/i);
    expect(text).not.toMatch(/\b(job|task|asset|hold|entity|payload|item|provider|engine|error)\b/i);
    expect(text, "no code").not.toMatch(/\w_\w/);
  });
});

test("each way in which Shopify's processing of a picture or a video can fail has a sentence of its own", () => {
  const schema = readFileSync("test/shopify-double/schema/admin-2026-10.graphql", "utf8");
  const [, body = ""] = /^enum FileErrorCode \{(.*?)^\}/ms.exec(schema) ?? [];
  const codes = [...body.matchAll(/^ {2}([A-Z]\w+)/gm)].map(([, code = ""]) => code);
  const ours = codes.filter((code) => !/^(EXTERNAL_VIDEO|MODEL3D)_/.test(code));
  expect(ours.length).toBeGreaterThan(20);
  expect(ours.filter((code) => !Object.hasOwn(FAILURES, code))).toEqual([]);
});

test.each([
  "IMAGE_PROCESSING_FAILURE",
  "UNSUPPORTED_IMAGE_FILE_TYPE",
  "VIDEO_INVALID_FILETYPE_ERROR",
  "VIDEO_METADATA_READ_ERROR",
])(
  "%s is no fault of the file, which was verified before it was sent: the next step costs nothing",
  (code) => {
    expect(failure(code).text).toMatch(/that it received.* Publishing costs no credits\. Publish again\.$/);
  },
);

test("what Shopify writes about a refusal that we don't know is quoted, its code is kept beside it", () => {
  expect(failure("BRAND_NEW_CODE", "File is too tall.")).toEqual({
    code: "BRAND_NEW_CODE",
    text: "Shopify refused this file (“File is too tall.”). Publishing costs no credits. Publish again; if it is refused again, contact support with the code under Details.",
  });
});

test.each(["", "   ", "NON_READY_STATE", "userError: BRAND_NEW_CODE"])(
  "what is no words is left out of the sentence: %j",
  (said) => {
    expect(failure("BRAND_NEW_CODE", said).text).toMatch(/^Shopify refused this file\. Publishing costs/);
  },
);

test("text from outside is of limited length", () => {
  const { code, text } = failure("X".repeat(1_000), "y ".repeat(1_000));
  expect(code).toHaveLength(100);
  expect(text.length).toBeLessThan(500);
});

const OTHERS = LANGUAGES.filter((language) => language !== "en");
const TOLD = {
  failure: [...Object.keys(FAILURES), "SOME_NEW_CODE"].map((code) => () => failure(code, "Too much").text),
  undo: [...Object.keys(FAILURES), "SOME_NEW_CODE"].map((code) => () => undoFailure(code, "Too much").text),
  check: [...Object.keys(HINDRANCES), ...Object.keys(NOTES)].map((code) => () => sentenceOf(code)),
};

describe.each(OTHERS)("in %s", (language) => {
  test.each(["failure", "undo", "check"] as const)("every %s has sentences of its own", (kind) => {
    for (const tell of TOLD[kind]) {
      const text = inLanguage(language, tell);
      expect(text).toMatch(language === "ja" ? /。$/ : /^\p{Lu}.*\.$/u);
      expect(text).not.toBe(tell());
      expect(text, "no key, no value left open").not.toMatch(/publishing\.|\{\{|\w_\w/);
    }
  });
});

test("in Japanese what happened, its credits and the next step are three sentences without spaces", () => {
  expect(inLanguage("ja", () => failure("file-gone").text)).toBe(
    "ファイルが商品に追加される前にShopifyで削除されました。公開にクレジットはかかりません。追加するには、もう一度公開してください。",
  );
});

test("what is kept of a failure is told in the language of whoever reads it, with what was said in its own", () => {
  const told = ({ code, said }: { code: string; said: string | null }) =>
    inLanguage("de", () => failure(code, said).text);
  expect(told(rejected(" The colour is wrong. "))).toMatch(/abgelehnt \(„The colour is wrong\.“\), bevor/);
  expect(told(cause("BRAND_NEW_CODE", "File is too tall."))).toMatch(/abgelehnt \(„File is too tall\.“\)\./);
  const { code, said } = laterPublication(new Date("2026-11-29T14:05:09Z"));
  expect(inLanguage("fr", () => undoFailure(code, said).text)).toContain(
    "publication du 2026-11-29, 14:05 UTC",
  );
  expect(cause("gave-up").said).toBeNull();
});

test("a sentence that was kept whole, before there were languages, is told anew by its code or shown as it is", () => {
  const old = "It was so. Publishing costs no credits. Publish again.";
  expect(failure("gave-up", old)).toEqual(failure("gave-up"));
  for (const code of ["rejected", "BRAND_NEW_CODE"]) expect(failure(code, old).text).toBe(old);
  expect(undoFailure("undo-later-publication", old).text).toBe(old);
});
