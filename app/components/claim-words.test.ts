import { expect, test } from "vitest";
import { CLAIMS } from "../domain/review/claims/claim-rows.ts";
import { inLanguage } from "../platform/i18n/spoken-language.ts";
import { checkSentence, checkTitle } from "./finding-words.ts";

const told = (checkId: string, outcome: "pass" | "warn" | "person" | "block", evidence: object) =>
  checkSentence({ checkId, outcome, evidence: { ...evidence } });
const hit = {
  claimId: "disease_treatment",
  class: "Disease treatment or cure",
  phrase: "cures arthritis",
  where: "alt",
  regime: ["FTC Act s.5", "TikTok Shop"],
  source: ["https://www.rules.example/1?a=b", "https://other.example"],
  readDate: "2026-11-22",
  question: "Approved drug/device? Context (e.g. pet, veterinary).",
};
const ASKED =
  "“cures arthritis” in the alt text may be a claim (Disease treatment or cure). Approved drug/device? Context (e.g. pet, veterinary). Rule: FTC Act s.5; TikTok Shop, rules.example, read Nov 22, 2026.";

test.each([
  [
    told("claims", "person", { hits: [hit], hitCount: 1 }),
    `${ASKED} Accept only what is true and allowed where you show it.`,
  ],
  [
    told("claims", "warn", { hits: [{ ...hit, where: "title" }], hitCount: 1 }),
    `${ASKED.replace("the alt text", "the product's title")} Nothing is held back; check that it is true where you advertise it.`,
  ],
  [
    told("claims", "person", { hits: [hit, hit, hit, hit], hitCount: 25 }),
    `${ASKED} ${ASKED} ${ASKED} There are 22 more phrases like this. Accept only what is true and allowed where you show it.`,
  ],
  [
    told("claims", "pass", { hits: [], hitCount: 0, textCount: 2 }),
    "No advertising claim was found; English wording is what we know.",
  ],
  [told("claims", "pass", { notJudged: "no-texts" }), "There is no text to be checked."],
  [
    told("claims", "warn", { hits: [], hitCount: 0, unreadCharacters: 5 }),
    "No advertising claim was found; English wording is what we know. 5 characters at the end of the text weren't read: it is too long.",
  ],
  [
    told("claims", "person", { hits: [null, 3, { phrase: "x" }, { ...hit, readDate: "someday" }] }),
    "No advertising claim was found; English wording is what we know.",
  ],
  [
    told("file-name", "pass", { fileName: "MUG_white_20261128_00aa11bb22.jpg", template: "{sku}_{n}" }),
    "MUG_white_20261128_00aa11bb22.jpg follows your template {sku}_{n} and is safe on every computer.",
  ],
  [
    told("file-name", "warn", { fileName: "a.jpg", template: "{sku}_{n}" }),
    "a.jpg was named by another template than {sku}_{n}, and keeps its name.",
  ],
  [
    told("file-name", "block", { fileName: "con.jpg", template: "{n}" }),
    "con.jpg isn't a name that every computer takes. Generate it again.",
  ],
  [told("file-name", "pass", { notJudged: "no-file" }), "The file has no name yet."],
])("%s", (sentence, expected) => expect(sentence).toBe(expected));

test("both are called by what they are about", () => {
  expect(checkTitle("claims")).toBe("Advertising claims");
  expect(checkTitle("file-name")).toBe("File name");
});

test("a class of claims is asked in the data's own words, and in the reader's language", () => {
  for (const { id, class: kind, question } of CLAIMS) {
    const found = { ...hit, claimId: id, class: "of before", question: "of before" };
    const ask = () => told("claims", "person", { hits: [found] });
    expect(ask(), id).toContain(`(${kind}). ${question} Rule`);
    expect(inLanguage("de", ask), id).not.toContain("of before");
  }
  const unknown = { ...hit, claimId: "of-tomorrow", where: "prompt" };
  expect(inLanguage("de", () => told("claims", "person", { hits: [unknown] }))).toBe(
    "„cures arthritis“ im Prompt könnte eine Werbeaussage sein (Disease treatment or cure). Approved drug/device? Context (e.g. pet, veterinary). Regel: FTC Act s.5; TikTok Shop, rules.example, gelesen am 22.11.2026. Nehmen Sie nur an, was wahr und dort erlaubt ist, wo Sie es zeigen.",
  );
});
