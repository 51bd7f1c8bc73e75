import { expect, test } from "vitest";
import { REFUSALS, type RefusalReason, refusalToHttp, refuse } from "./errors.ts";

const reasons = Object.keys(REFUSALS) as RefusalReason[];
/** A clause that tells the reader to do something ends every sentence. */
const NEXT_STEP =
  /(^|[.;,] |then |or |can |and )(approve|buy|choose|contact|generate|add|go to|look at|open|publish|reload|remove|review|start|try)\b[^.]*\.$/i;

test.each(reasons)("the refusal %s has a status and sentences that a merchant can act on", (reason) => {
  const { status, body } = refusalToHttp(
    refuse(reason, {
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
    }),
  );
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
