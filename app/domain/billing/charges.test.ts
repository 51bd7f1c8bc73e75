import { describe, expect, test } from "vitest";
import { LANGUAGES } from "#app/platform/i18n/languages.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { chargeName, judgeCharge, requestHash } from "./charges.ts";
import { PACKS } from "./offers.ts";
import type { PurchaseFacts } from "./ports.ts";
import { orderSchema, chargeGidSchema, returnToSchema } from "./schemas.ts";

const ordered = { chargeName: "500 credits, ref. 0123456789ab", priceCents: 600, currency: "USD" };
const charge: PurchaseFacts = {
  chargeGid: "gid://shopify/AppPurchaseOneTime/1",
  name: ordered.chargeName,
  status: "ACTIVE",
  test: false,
  priceCents: 600,
  currency: "USD",
  createdAt: "2026-11-22T10:00:00Z",
};
const real = { allowTestCharges: false };

test("packs are the product's, and a bigger pack never costs more per credit", () => {
  expect(PACKS.map((pack) => [pack.credits, pack.priceCents])).toEqual([
    [500, 600],
    [2_000, 2_000],
    [10_000, 8_500],
    [150_000, 90_000],
  ]);
  const perCredit = PACKS.map((pack) => pack.priceCents / pack.credits);
  expect(perCredit).toEqual(perCredit.toSorted((a, b) => b - a));
});

describe("a charge", () => {
  test("that is paid as ordered is granted", () => {
    expect(judgeCharge(ordered, charge, real)).toBe("granted");
  });
  test.each([
    ["waits while Shopify has not decided", { status: "PENDING" }, "waiting"],
    ["ends when it was declined", { status: "DECLINED" }, "ended"],
    ["ends when it expired", { status: "EXPIRED" }, "ended"],
    ["of another price is never granted", { priceCents: 1 }, "unexplained"],
    ["in another currency is never granted", { currency: "JPY" }, "unexplained"],
    ["that took no money buys nothing", { test: true }, "test-refused"],
    ["of another price is not excused by being a test", { test: true, priceCents: 1 }, "unexplained"],
  ] as const)("%s", (_name, change, outcome) => {
    expect(judgeCharge(ordered, { ...charge, ...change }, real)).toBe(outcome);
  });
  test("that nobody ordered is never granted, whatever it is called", () => {
    expect(judgeCharge(null, { ...charge, name: "150,000 credits" }, real)).toBe("unexplained");
  });
  test("that is a test counts where tests are allowed", () => {
    expect(judgeCharge(ordered, { ...charge, test: true }, { allowTestCharges: true })).toBe("granted");
  });
});

test("two intents of one shop never give their charges the same name", () => {
  const one = chargeName("500 credits", "01a202e4-bc75-7510-9c23-53dde4c6be70");
  expect(one).toBe("500 credits, ref. 53dde4c6be70");
  expect(chargeName("500 credits", "01a202e4-bc75-7510-9c23-53dde4c6be71")).not.toBe(one);
});

test("the same purchase has the same fingerprint, another has another", () => {
  expect(requestHash(["pack-500", "/app"])).toBe(requestHash(["pack-500", "/app"]));
  expect(requestHash(["pack-500", "/app"])).not.toBe(requestHash(["pack-2000", "/app"]));
});

test.each(["/app", "/app/create?products=1,2&quality=hd", "/app/runs/01a202e4-bc75", "/app?x=%20y"])(
  "the merchant may return to %s",
  (path) => expect(returnToSchema.safeParse(path).success).toBe(true),
);

test.each([
  "",
  "app",
  "/",
  "/apple",
  "//evil.example",
  "/app//evil.example/../..",
  "/app/../../admin",
  "/app/%2e%2e/%2e%2e/x",
  "/\\evil.example",
  "/app\\evil",
  "https://evil.example/app",
  "javascript:alert(1)",
  "/app/x\r\nSet-Cookie: a=b",
  "/app#fragment",
  `/app/${"x".repeat(1000)}`,
])("the merchant is never sent to %j", (path) => {
  expect(returnToSchema.safeParse(path).success).toBe(false);
});

test.each([
  "gid://shopify/AppSubscriptionLineItem/1",
  "gid://shopify/AppPurchaseOneTime/",
  "gid://shopify/AppPurchaseOneTime/1?x",
  "1",
  "gid://shopify/AppPurchaseOneTime/123456789012345678901",
])("%j names no charge", (gid) => {
  expect(chargeGidSchema.safeParse(gid).success).toBe(false);
});

test("a purchase without a key is no purchase", () => {
  expect(orderSchema.safeParse({ offerId: "pack-500", idempotencyKey: "", returnTo: "/app" }).success).toBe(
    false,
  );
});

test.each(LANGUAGES)("in %s a charge's name begins with the plan's and ends with the mark", (language) => {
  const name = inLanguage(language, () =>
    chargeName(t("billing.chargedPlan", { plan: "Growth" }), "01a202e4-bc75-7510-9c23-53dde4c6be70"),
  );
  expect(name).toMatch(/^Growth[ -].* 53dde4c6be70$/);
});
