import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "./i18n/languages.ts";
import { inLanguage } from "./i18n/spoken-language.ts";
import { REFUSALS, type RefusalReason, refusalToHttp, refuse } from "./errors.ts";

const reasons = Object.keys(REFUSALS) as RefusalReason[];
/** A clause that tells the reader to do something ends every sentence. */
const NEXT_STEP =
  /(^|[.;,] |then |or |can |and )(approve|buy|choose|contact|generate|add|go to|look at|open|publish|reload|remove|review|start|try)\b[^.]*\.$/i;

/** Details of any refusal. */
const DETAILS = {
  needed: 135,
  available: 5,
  shortfall: 130,
  count: 2,
  limit: 10_000,
  expected: 3,
  found: 4,
  bound: 90,
  budget: 100,
  name: "Navy",
  problem: "Price is too low",
  field: "budget",
  plan: "Growth",
  until: "2026-12-12T10:00:00.000Z",
  decision: "reject",
  by: "merchant:7",
  at: "2026-12-12T10:00:00.000Z",
};

test.each(reasons)("the refusal %s has a status and sentences that a merchant can act on", (reason) => {
  const { status, body } = refusalToHttp(refuse(reason, DETAILS));
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(600);
  const message = String(body.message);
  expect(message).toMatch(/\.$/);
  expect(message, "what it means for credits").toMatch(/\bcredits\b/);
  expect(message, "the next step").toMatch(NEXT_STEP);
  // No apology, no shouting, no code, no figure that is missing.
  expect(message).not.toMatch(/sorry|!|undefined|NaN|[a-z]+_[a-z]+/i);
});

test("what was wrong with a request is told to programs, not in the sentence", () => {
  const { body } = refusalToHttp(
    refuse("invalid-input", { problem: "selection.productGids: Invalid input" }),
  );
  expect(body.message).not.toContain("productGids");
  expect(body.problem).toBe("selection.productGids: Invalid input");
});

test("figures are written as people read them", () => {
  const { body } = refusalToHttp(
    refuse("insufficient-credits", { needed: 150_000, available: 50, shortfall: 149_950 }),
  );
  expect(body.message).toContain("149,950 credits short");
});

/** How the languages name credits, and end a sentence. */
const CREDITS: Readonly<Record<Language, RegExp>> = {
  en: /credits?\b.*\.$/s,
  de: /Credits?\b.*\.$/s,
  fr: /crédits?.*\.$/s,
  es: /créditos?.*\.$/s,
  ja: /クレジット.*。$/s,
};

test.each(LANGUAGES)("every refusal has its words in %s, with what it means for credits", (language) => {
  for (const reason of reasons) {
    const message = inLanguage(language, () => String(refusalToHttp(refuse(reason, DETAILS)).body.message));
    expect(message, reason).toMatch(CREDITS[language]);
    expect(message, reason).not.toMatch(/refusals\.|\{\{|!|undefined|NaN/);
    expect(message, reason).not.toMatch(language === "en" ? /\b(Ihre|vos|sus)\b/ : /\b(your|the)\b/i);
  }
});

test("who answered meanwhile, what and when, is told in the reader's language", () => {
  const told = (isOwn: boolean) =>
    String(refusalToHttp(refuse("answered-meanwhile", { ...DETAILS, isOwn })).body.message);
  expect(told(false)).toBe(
    "Somebody else has answered meanwhile: rejected by Shopify user 7 on December 12, 2026 at 10:00 AM UTC. That answer stands and your credits are unchanged; look at it, then answer again.",
  );
  expect(inLanguage("de", () => told(true))).toBe(
    "Sie haben inzwischen geantwortet: abgelehnt am 12. Dezember 2026 um 10:00 UTC. Diese Antwort gilt, und Ihre Credits sind unverändert; sehen Sie sie sich an und antworten Sie erneut.",
  );
});

test("a shortage of one is one credit", () => {
  const { body } = refusalToHttp(refuse("insufficient-credits", { needed: 15, available: 14, shortfall: 1 }));
  expect(body.message).toMatch(/^1 credit short: this needs 15 and 14 are available\./);
});

test("a style that can't vary says why", () => {
  expect(refusalToHttp(refuse("too-many-variations", { limit: 1 })).body.message).toContain("shadow");
  expect(refusalToHttp(refuse("too-many-variations", { limit: 4 })).body.message).toContain(
    "at most 4 variations",
  );
});
