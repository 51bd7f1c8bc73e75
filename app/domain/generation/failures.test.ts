import { describe, expect, test } from "vitest";
import { LANGUAGES } from "#app/platform/i18n/languages.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { afterFailure, FAILURES, failureHelp, failureSentence, skipSentence } from "./failures.ts";
import { FAILURE_CODES, FAILURE_REASONS, SKIP_REASONS } from "./schemas.ts";

const everySentence = [
  ...FAILURE_CODES.map((code) => failureSentence({ code, creditsReturned: 15 })),
  ...FAILURE_REASONS.map((reason) =>
    failureSentence({ code: "unsupported_input", reason, creditsReturned: 15 }),
  ),
  ...SKIP_REASONS.map(skipSentence),
];

describe("what a merchant reads", () => {
  test.each(everySentence)("%s", (sentence) => {
    expect(sentence).toMatch(/credits (are back in your balance|were used)/);
    expect(sentence.match(/[.]( |$)/g)?.length, "two sentences at the most").toBeLessThanOrEqual(2);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/!|sorry|apologi|unfortunately|oops/i);
    expect(sentence).not.toMatch(/\b(job|task|asset|hold|entity|payload|item|provider|engine|error)\b/i);
    expect(sentence).not.toMatch(/\w_\w/);
  });

  test("credits are counted in words that fit their number", () => {
    expect(failureSentence({ code: "quota", creditsReturned: 1 })).toContain(
      "; 1 credit is back in your balance.",
    );
    expect(failureSentence({ code: "quota", creditsReturned: 1500 })).toContain("; 1,500 credits are back");
    expect(failureSentence({ code: "quota", creditsReturned: 0 })).toContain("; no credits were used.");
  });

  test("the finer reason is told instead of the code's own sentence", () => {
    expect(failureSentence({ code: "unsupported_input", reason: "heic_image", creditsReturned: 15 })).toBe(
      "HEIC photos can't be opened here; 15 credits are back in your balance. Save the photo as JPEG and upload it again.",
    );
    expect(failureSentence({ code: "needs_cutout", reason: "cut_by_frame", creditsReturned: 15 })).toBe(
      "The edge of the photo cuts off a part of the product; 15 credits are back in your balance. Use a photo that shows the whole product with space around it.",
    );
    expect(failureSentence({ code: "unsupported_input", reason: null, creditsReturned: 15 })).toMatch(
      /^This photo can't/,
    );
  });
});

describe.each(LANGUAGES)("in %s", (language) => {
  test("every code, closer reason and reason for leaving out has words", () => {
    const told = inLanguage(language, () => [
      ...failureHelp().flatMap(({ what, next }) => [what, next]),
      ...SKIP_REASONS.map(skipSentence),
    ]);
    for (const words of told) {
      expect(words).not.toMatch(/^failures\.|[{}]|[!！]/);
      expect(words).not.toMatch(/undefined|NaN|\w_\w/);
    }
  });

  test("a clause has no end of its own, a next step has one", () => {
    for (const { cause, what, next } of inLanguage(language, failureHelp)) {
      expect(what, cause).toMatch(/[^.。]$/);
      expect(next, cause).toMatch(/[.。]$/);
    }
  });
});

test("a sentence has the order and the plural of its language", () => {
  const said = (creditsReturned: number) =>
    failureSentence({ code: "unsupported_input", reason: "too_small", creditsReturned });
  expect(inLanguage("de", () => [said(1), said(1500)])).toEqual([
    "Das Foto hat an seiner längsten Seite weniger als 500 Pixel; 1 Credit ist wieder in Ihrem Guthaben. Verwenden Sie ein größeres Foto.",
    "Das Foto hat an seiner längsten Seite weniger als 500 Pixel; 1.500 Credits sind wieder in Ihrem Guthaben. Verwenden Sie ein größeres Foto.",
  ]);
  expect(inLanguage("ja", () => said(0))).toBe(
    "写真の長辺が500ピクセル未満です。クレジットは使われていません。より大きな写真を使ってください。",
  );
});

describe("what is tried again", () => {
  test.each([
    "content_review",
    "unsupported_input",
    "needs_cutout",
    "quota",
    "source_missing",
    "storage_full",
    "cancelled",
  ] as const)("%s never", (code) => expect(afterFailure({ code }, 1)).toEqual({ again: false }));

  test("a timeout is never submitted again: the engine is asked", () => {
    expect(afterFailure({ code: "provider_timeout" }, 1)).toEqual({ again: false });
  });

  test.each(["provider_error", "invalid_output"] as const)("%s once", (code) => {
    expect(afterFailure({ code }, 1)).toMatchObject({ again: true });
    expect(afterFailure({ code }, 2)).toEqual({ again: false });
  });

  test("a busy engine six times, with growing pauses that honour what it asks for, up to five minutes", () => {
    const pauses = [1, 2, 3, 4, 5, 6].map((count) => afterFailure({ code: "provider_overloaded" }, count));
    expect(pauses).toEqual([
      ...[5_000, 10_000, 20_000, 40_000, 80_000].map((afterMs) => ({ again: true, afterMs })),
      { again: false },
    ]);
    const asked = (retryAfterMs: number) => afterFailure({ code: "provider_overloaded", retryAfterMs }, 1);
    expect(asked(60_000)).toEqual({ again: true, afterMs: 60_000 });
    expect(asked(0)).toEqual({ again: true, afterMs: 5_000 });
    expect(asked(86_400_000)).toEqual({ again: true, afterMs: 300_000 });
  });
});

test("only what nobody but the operator can mend alerts the operator", () => {
  expect(FAILURE_CODES.filter((code) => FAILURES[code].alertsOperator)).toEqual(["quota", "storage_full"]);
});
