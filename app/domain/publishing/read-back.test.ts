import { expect, test } from "vitest";
import type { ProductMedium } from "./ports.ts";
import { compareReadBack } from "./read-back.ts";

const medium = (mediaGid: string, over: Partial<ProductMedium> = {}): ProductMedium => ({
  mediaGid,
  kind: "image",
  alt: mediaGid,
  state: "ready",
  ...over,
});
const [a, b, ours] = [medium("a"), medium("b"), medium("ours")];
const added = [{ fileGid: "ours", altText: "ours" }];

test.each([
  ["ours behind the others", [a, b, ours], true],
  ["something of the merchant's behind ours", [a, b, ours, medium("new")], true],
  ["one of theirs gone", [b, ours], "media-changed"],
  ["theirs reordered", [b, a, ours], "media-changed"],
  ["an alt text of theirs changed", [a, medium("b", { alt: "other" }), ours], "media-changed"],
  ["ours in front", [ours, a, b], "media-changed"],
  ["ours missing", [a, b], "medium-missing"],
  ["ours not ready", [a, b, medium("ours", { state: "processing" })], "medium-missing"],
  ["ours without its alt text", [a, b, medium("ours", { alt: "" })], "medium-missing"],
] as const)("%s", (_name, after, outcome) => {
  expect(compareReadBack([a, b], after, added)).toEqual(
    outcome === true ? { matches: true } : { matches: false, problem: outcome },
  );
});

test("a product that had nothing shows ours alone", () => {
  expect(compareReadBack([], [ours], added)).toEqual({ matches: true });
});
