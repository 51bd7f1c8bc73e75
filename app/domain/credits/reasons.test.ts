import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { codedReason, reasonWords } from "./reasons.ts";

test.each([
  [
    codedReason("welcome.given"),
    "Welcome credits for a new shop",
    "Willkommens-Credits für einen neuen Shop",
  ],
  [codedReason("pack.bought", { credits: 2000 }), "Bought 2,000 credits", "2.000 Credits gekauft"],
  [
    codedReason("pack.tested", { credits: 500 }),
    "Bought 500 credits with a test charge",
    "500 Credits mit einer Testbelastung gekauft",
  ],
  [codedReason("plan.trial", { plan: "Growth" }), "Trial of Growth", "Testzeitraum des Tarifs Growth"],
  [
    codedReason("plan.period", { plan: "Growth", count: 30 }),
    "Growth: credits for 30 days",
    "Growth: Credits für 30 Tage",
  ],
  [codedReason("pack.label", { credits: 10_000 }), "10,000 credits", "10.000 Credits"],
])("%s is read in the language at hand", (kept, english, german) => {
  expect(reasonWords(kept)).toBe(english);
  expect(inLanguage("de", () => reasonWords(kept))).toBe(german);
});

test.each([
  "Goodwill",
  "Refunded by Shopify",
  "",
  "plan.unheard-of?plan=x",
  "toString",
  "What? Nothing.",
  "Growth",
])("what is no code stays as it was written: %j", (text) => {
  expect(reasonWords(text)).toBe(text);
});

test("the name of an offer comes back as it went in", () => {
  for (const plan of ["Growth", "R&D = 100% +1?", "日本"])
    expect(reasonWords(codedReason("plan.trial", { plan }))).toBe(`Trial of ${plan}`);
});
