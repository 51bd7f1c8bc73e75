import { expect, test } from "vitest";
import { centsToDecimal, decimalToCents } from "./billing.ts";

test.each([
  [0, "0.00"],
  [5, "0.05"],
  [99, "0.99"],
  [100, "1.00"],
  [1999, "19.99"],
  [123456789, "1234567.89"],
])("%i cents are written as %s and read back", (cents, decimal) => {
  expect(centsToDecimal(cents)).toBe(decimal);
  expect(decimalToCents(decimal)).toBe(cents);
});

test.each([
  ["19", 1900],
  ["19.9", 1990],
  ["19.9900", 1999],
])("Shopify's %s is %i cents", (decimal, cents) => {
  expect(decimalToCents(decimal)).toBe(cents);
});

test.each(["", "-1.00", "1,99", "1.999", "1e3", "NaN", ".5", "1.", "9999999999999.00"])(
  "%j is no price",
  (decimal) => {
    expect(() => decimalToCents(decimal)).toThrow(/isn't an amount/);
  },
);

test.each([-1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])("%d is no amount of cents", (cents) => {
  expect(() => centsToDecimal(cents)).toThrow(/no amount/);
});
