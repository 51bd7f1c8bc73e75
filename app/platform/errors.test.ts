import { expect, test } from "vitest";
import { REFUSALS, type RefusalReason, refusalToHttp, refuse } from "./errors.ts";

const reasons = Object.keys(REFUSALS) as RefusalReason[];

test.each(reasons)("the refusal %s has a status and sentences that a merchant can act on", (reason) => {
  const { status, body } = refusalToHttp(
    refuse(reason, { needed: 135, available: 5, shortfall: 130, count: 2, limit: 10_000 }),
  );
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(600);
  const message = String(body.message);
  expect(message).toMatch(/\.$/);
  // No apology, no shouting, no code, no figure that is missing.
  expect(message).not.toMatch(/sorry|!|undefined|NaN|[a-z]+_[a-z]+/i);
});

test("figures are written as people read them", () => {
  const { body } = refusalToHttp(
    refuse("insufficient-credits", { needed: 150_000, available: 50, shortfall: 149_950 }),
  );
  expect(body.message).toContain("149,950 credits short");
});
