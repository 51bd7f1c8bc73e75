/** Grammar that another language than English asks for. */
import { expect, test } from "vitest";
import { WHITE_RECIPE } from "../domain/generation/schemas.ts";
import { inLanguage } from "../platform/i18n/spoken-language.ts";
import { questionsOf } from "./answer-words.ts";
import { publicationWords } from "./publication-words.ts";
import { outcomeSentence, progressSentence } from "./run-figures.ts";
import { paceSentence, runTitle, styleWords } from "./run-words.ts";
import { wholeNumber } from "./whole-number.ts";
import { checkSentence, checkTitle } from "./finding-words.ts";
import { QUALITY_WORDS, VERDICT_WORDS, runWords } from "./words.ts";

const counts = { queued: 5, running: 2, done: 3, failed: 1, cancelled: 1 };

test("tables of words are read in the language at hand, however early they were made", () => {
  const read = () => [QUALITY_WORDS["video-5"], VERDICT_WORDS.warn.label, checkTitle("target-fill")];
  expect(read()).toEqual(["5 s video", "Passed with notes", "How much the product fills"]);
  expect(inLanguage("de", read)).toEqual([
    "5-s-Video",
    "Mit Hinweisen bestanden",
    "Wie viel das Produkt füllt",
  ]);
  expect(inLanguage("ja", () => JSON.stringify(VERDICT_WORDS.pass))).toBe(
    '{"label":"合格","tone":"success"}',
  );
});

test("German counts in its cases, and its sentences have its figures", () => {
  inLanguage("de", () => {
    expect(runTitle({ kind: "whole", itemCount: 12_000, quality: "hd" })).toBe("Lauf mit 12.000 Bildern");
    expect(runTitle({ kind: "rest", itemCount: 1, quality: "hd" })).toBe("Rest des Auftrags, 1 Bild");
    expect(progressSentence(counts, "picture")).toBe("4 von 11 Bildern fertig, 1 abgebrochen");
    expect(paceSentence({ remainingMs: 240_000, perMinute: 40, hasWorkers: true })).toBe(
      "Etwa 40 pro Minute, noch etwa 4 Minuten",
    );
    expect(styleWords({ quality: "hd", recipe: WHITE_RECIPE, settings: { ratios: ["1:1", "4:5"] } })).toBe(
      "HD, weißer Hintergrund, 1:1 und 4:5",
    );
    expect(
      checkSentence({
        checkId: "white-border",
        outcome: "block",
        evidence: { offPixels: 1_200, minLevel: 29 },
      }),
    ).toBe("1.200 Pixel des Rands sind nicht rein weiß (dunkelster Wert 29 von 255).");
    expect(checkSentence({ checkId: "silhouette", outcome: "person", evidence: { difference: 0.12 } })).toBe(
      "Die Form des Produkts weicht um 12,0\u00A0% seiner Fläche vom Original ab. Vergleichen Sie es mit dem Original.",
    );
  });
});

test("French and Spanish say a million with its preposition, and agree with what was cancelled", () => {
  expect(inLanguage("fr", () => runTitle({ kind: "retry", itemCount: 1_000_000, quality: "hd" }))).toBe(
    "Relance de 1\u202F000\u202F000 d’images",
  );
  expect(inLanguage("es", () => outcomeSentence({ ...counts, cancelled: 2 }, "picture"))).toBe(
    "3 imágenes creadas, 1 fallo, 2 canceladas",
  );
  expect(inLanguage("fr", () => runWords("done", { failed: 2 }).label)).toBe("Terminée, 2 échecs");
});

test("Japanese sets no spaces between sentences and facts", () => {
  inLanguage("ja", () => {
    expect(outcomeSentence(counts, "video")).toBe("動画3本を生成、失敗1件、キャンセル1本");
    expect(questionsOf(["claims", "watermark"])).toBe(
      "どの表現も事実で、掲載する場所で認められていますか？文字は商品の一部ですか？",
    );
    expect(publicationWords("done", { queued: 0, publishing: 0, done: 1, failed: 1 }).sentence).toBe(
      "1点の商品に追加、要確認1点",
    );
  });
});

test.each([
  ["en", "1,500"],
  ["de", "1.500"],
  ["fr", "1 500"],
  ["fr", "1\u202F500"],
  ["es", "1.500"],
  ["ja", "1,500"],
] as const)("a number is understood with the thousands of its language: %s %j", (language, typed) => {
  expect(inLanguage(language, () => wholeNumber(typed, { max: 2000 }))).toEqual({ ok: true, value: 1500 });
});

test.each([
  ["en", "1.500"],
  ["de", "1,500"],
  ["de", "1.50"],
  ["fr", "1.500"],
] as const)("and not with those of another: %s %j", (language, typed) => {
  expect(inLanguage(language, () => wholeNumber(typed, { max: 2000 })).ok).toBe(false);
});
