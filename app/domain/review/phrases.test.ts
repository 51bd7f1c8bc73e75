import { expect, test } from "vitest";
import type { Language } from "#app/platform/i18n/languages.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { type Phrase, tellFinding } from "./phrases.ts";

const told = (phrase: Phrase | readonly Phrase[], language: Language = "en") =>
  inLanguage(language, () => tellFinding({ evidence: { wanted: phrase } }).evidence["wanted"]);

test("a phrase is told in the language at hand, its figures as the language writes them", () => {
  const least: Phrase = { says: "least.longest_side", px: 1600 };
  expect(told(least)).toBe("at least 1,600 px on the longest side");
  expect(told(least, "de")).toBe("mindestens 1.600 px auf der längsten Seite");
  expect(told(least, "ja")).toBe("長辺1,600 px以上");
  expect(told({ says: "clearPixels", count: 1 }, "de")).toBe("1 Pixel mit Transparenz");
  expect(told({ says: "rates", rates: [23.976, 25] })).toBe("23.976 or 25 frames a second");
  expect(told({ says: "rates", rates: [23.976, 25] }, "de")).toBe("23,976 oder 25 Bilder pro Sekunde");
});

test("choices and several phrases are told together, names as they are", () => {
  const ratios: Phrase = {
    or: [
      { says: "ratio", ratio: 1 },
      { says: "ratio", ratio: 1.91 },
    ],
  };
  expect(told(ratios)).toBe("1 : 1 or 1.91 : 1");
  expect(told(ratios, "fr")).toBe("1\u202f: 1 ou 1,91\u202f: 1");
  expect(told(["JPEG, PNG", { says: "still" }])).toBe("JPEG, PNG, one still picture");
  expect(told([])).toBe("");
});

test("what was kept in words stays, and what nobody understands is left as it is", () => {
  expect(told("at least 500 px on the longest side", "de")).toBe("at least 500 px on the longest side");
  for (const wanted of [null, 7, { says: "later" }, { or: [] }, {}, { says: { px: 1 } }])
    expect(tellFinding({ evidence: { wanted } })).toEqual({ evidence: { wanted } });
});
