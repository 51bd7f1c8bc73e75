import { expect, test } from "vitest";
import { HINDRANCES, NOTES } from "#app/domain/publishing/preflight.ts";
import { stepOfLine, stepOfLines } from "./check-steps.ts";

const LINE = { assetId: "a", productGid: "gid://shopify/Product/7", runId: "r" };
const CODES = [...Object.keys(HINDRANCES), ...Object.keys(NOTES)];

test.each(CODES.filter((code) => code !== "product-deleted"))(
  "%s has something to do beside leaving the result out, for one result and for many",
  (code) => {
    expect(stepOfLine(code, LINE).kind).not.toBe("leave-out");
    for (const lineCount of [1, 2]) expect(stepOfLines(code, LINE, lineCount).kind).not.toBe("leave-out");
  },
);

test("what is deleted, or not known any more, can only be left out", () => {
  for (const code of ["product-deleted", "of-yesterday", "constructor"])
    expect(stepOfLine(code, LINE)).toEqual({ kind: "leave-out" });
});

test("a step leads to the product, the review or the result that it is about", () => {
  expect(stepOfLine("too-many-media", LINE)).toMatchObject({
    to: "shopify://admin/products/7",
    isAdmin: true,
  });
  expect(stepOfLine("not-reviewed", LINE)).toMatchObject({ to: "/app/review?run=r", isAdmin: false });
  expect(stepOfLine("not-reviewed", { ...LINE, runId: null })).toMatchObject({ to: "/app/review" });
  expect(stepOfLine("already-published", LINE)).toMatchObject({ to: "/app/results/a" });
});

test("of many results each has its own product and its own form; what is the shop's is done once for all", () => {
  expect(stepOfLines("too-many-media", LINE, 3)).toEqual({ kind: "show", text: "Show them" });
  expect(stepOfLines("too-many-media", LINE, 1)).toMatchObject({ kind: "go" });
  expect(stepOfLines("claim-unasked", LINE, 1)).toEqual({ kind: "show", text: "Change the alt text…" });
  expect(stepOfLines("access-denied", LINE, 3)).toMatchObject({ kind: "go" });
  expect(stepOfLines("look-failed", LINE, 3)).toMatchObject({ kind: "check-again" });
});
