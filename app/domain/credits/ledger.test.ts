import { expect, test } from "vitest";
import { assertPriceable, holdRequestHash, requestHash } from "./ledger.ts";
import { PICTURE_PRICE_CREDITS, VIDEO_PRICE_CREDITS, WELCOME_CREDITS } from "./prices.ts";

const item = (itemId: string, priceCredits: number) => ({ itemId, priceCredits });

test("prices are the product's", () => {
  expect(PICTURE_PRICE_CREDITS).toEqual({ standard: 15, hd: 20, ultra: 30 });
  expect(VIDEO_PRICE_CREDITS).toEqual({ "5s": 260, "10s": 460 });
  expect(WELCOME_CREDITS).toBe(50);
});

test("the same hold has the same fingerprint, another item, price or order has another", () => {
  const hash = holdRequestHash([item("a", 15), item("b", 20)]);
  expect(holdRequestHash([item("a", 15), item("b", 20)])).toBe(hash);
  for (const other of [
    [item("a", 15)],
    [item("a", 15), item("b", 15)],
    [item("b", 20), item("a", 15)],
    [item("a", 15), item("c", 20)],
  ]) {
    expect(holdRequestHash(other)).not.toBe(hash);
  }
});

test("contents that only look alike when they are joined have different fingerprints", () => {
  expect(requestHash(["a", "bc"])).not.toBe(requestHash(["ab", "c"]));
  expect(requestHash(["1"])).not.toBe(requestHash([1]));
});

test.each([
  ["no items", []],
  ["a price of nothing", [item("a", 0)]],
  ["a negative price", [item("a", -15)]],
  ["a broken credit", [item("a", 1.5)]],
  ["no number", [item("a", Number.NaN)]],
  ["an item that comes twice", [item("a", 15), item("a", 15)]],
])("a hold with %s is a bug", (_name, items) => {
  expect(() => assertPriceable(items)).toThrow(RangeError);
});
