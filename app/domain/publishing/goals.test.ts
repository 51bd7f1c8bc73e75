import { describe, expect, test } from "vitest";
import {
  type OurMedium,
  type ProductPlan,
  type VariantLine,
  linksOf,
  publicationTarget,
  readBackProblem,
  touchedVariants,
} from "./goals.ts";
import type { ProductMedium, ProductVariant } from "./ports.ts";

const medium = (mediaGid: string, over: Partial<ProductMedium> = {}): ProductMedium => ({
  mediaGid,
  kind: "image",
  alt: mediaGid,
  state: "ready",
  ...over,
});
const variant = (variantGid: string, value: string, mediaGid: string | null = null): ProductVariant => ({
  variantGid,
  mediaGid,
  options: [
    { name: "Size", value: "M" },
    { name: "Colour", value },
  ],
});
const line = (assetId: string, over: Partial<VariantLine> = {}): VariantLine => ({
  assetId,
  toVariants: true,
  replacesGid: null,
  optionName: "Colour",
  optionValue: "Red",
  isVideo: false,
  ...over,
});
const ours = (mediaGid: string, over: Partial<OurMedium> = {}): OurMedium => ({
  assetId: `asset ${mediaGid}`,
  mediaGid,
  altText: mediaGid,
  placement: "append",
  replacesGid: null,
  ...over,
});
const [a, b, x] = [medium("a"), medium("b"), medium("x")];

describe("which variants are to show ours", () => {
  const variants = [variant("v1", "Red", "a"), variant("v2", "red"), variant("v3", "Blue", "b")];
  test.each([
    [
      "those of its colour, whatever they show",
      [line("x")],
      [
        ["v1", "a", "x"],
        ["v2", null, "x"],
      ],
    ],
    ["none when it isn't assigned to variants", [line("x", { toVariants: false })], []],
    ["none when it shows the product as a whole", [line("x", { optionName: null, optionValue: null })], []],
    ["none when it is a video", [line("x", { isVideo: true })], []],
    [
      "those that show what it replaces",
      [line("x", { toVariants: false, replacesGid: "b" })],
      [["v3", "b", "x"]],
    ],
    [
      "what it replaces comes second where another one wants them",
      [line("x"), line("y", { toVariants: false, replacesGid: "a" })],
      [
        ["v1", "a", "x", "y"],
        ["v2", null, "x"],
      ],
    ],
    [
      "those that show what a video replaces, which show nothing then",
      [line("x", { isVideo: true, replacesGid: "b" })],
      [["v3", "b"]],
    ],
    [
      "of several in one place each in turn, but no video",
      ["x", "y", "z"].map((id) => line(id, { toVariants: false, replacesGid: "b", isVideo: id === "x" })),
      [["v3", "b", "y", "z"]],
    ],
    [
      "the first one that wants them",
      [line("x"), line("y")],
      [
        ["v1", "a", "x"],
        ["v2", null, "x"],
      ],
    ],
  ])("%s", (_name, lines, links) => {
    expect(
      linksOf(lines, variants).map(({ variantGid, before, assetIds }) => [variantGid, before, ...assetIds]),
    ).toEqual(links);
  });
});

test("what failed replaces nothing and is shown by no variant", () => {
  const links = [{ variantGid: "v", before: "a", assetIds: ["asset x"] }];
  expect(publicationTarget({ before: [a, b], links }, [])).toEqual({
    absent: [],
    replaced: new Map(),
    anchored: [],
    links: new Map(),
  });
  expect(
    publicationTarget({ before: [a, b], links }, [ours("x", { placement: "replace", replacesGid: "a" })]),
  ).toEqual({
    absent: [],
    replaced: new Map([["a", ["x"]]]),
    anchored: [{ mediaGid: "x", after: [] }],
    links: new Map([["v", "x"]]),
  });
});

test("several in the place of one medium stand there in their order, and it goes once all of them are there", () => {
  const both = ["x", "y"].map((id) => ours(id, { placement: "replace", replacesGid: "a" }));
  const links = [{ variantGid: "v", before: "a", assetIds: ["asset x", "asset y"] }];
  expect(publicationTarget({ before: [a, b], links }, both)).toEqual({
    absent: [],
    replaced: new Map([["a", ["x", "y"]]]),
    anchored: [
      { mediaGid: "x", after: [] },
      { mediaGid: "y", after: ["x"] },
    ],
    links: new Map([["v", "x"]]),
  });
  expect(publicationTarget({ before: [a, b], links }, both.slice(1)).links).toEqual(new Map([["v", "y"]]));
});

test("a variant is touched when it gets one of ours or loses what it shows, and by nothing else", () => {
  const of = (assetIds: string[]) => [{ variantGid: "v", before: "a", assetIds }];
  const successor = ours("y", { placement: "replace", replacesGid: "a" });
  const touched = (given: string | null) => [{ variantGid: "v", before: "a", given }];
  expect(touchedVariants(of(["asset x"]), [ours("y")])).toEqual([]);
  expect(touchedVariants(of(["asset x"]), [ours("x")])).toEqual(touched("x"));
  expect(touchedVariants(of(["asset x", "asset y"]), [successor])).toEqual(touched("y"));
  expect(touchedVariants(of(["asset x", "asset y"]), [ours("x"), successor])).toEqual(touched("x"));
  expect(touchedVariants(of([]), [successor])).toEqual(touched(null));
});

describe("what is appended reads back", () => {
  const plan: ProductPlan = { before: [a, b], links: [] };
  test.each([
    ["ours behind the others", [a, b, x], null],
    ["something of the merchant's behind ours", [a, b, x, medium("new")], null],
    ["something of the merchant's between", [a, b, medium("new"), x], null],
    ["one of theirs gone", [b, x], "media-changed"],
    ["theirs reordered", [b, a, x], "media-changed"],
    ["an alt text of theirs changed", [a, medium("b", { alt: "other" }), x], "media-changed"],
    ["ours in front", [x, a, b], "media-changed"],
    ["ours missing", [a, b], "medium-missing"],
    ["ours not ready", [a, b, medium("x", { state: "processing" })], "medium-missing"],
    ["ours without its alt text", [a, b, medium("x", { alt: "" })], "medium-missing"],
  ])("%s: %s", (_name, media, problem) => {
    expect(readBackProblem(plan, [ours("x")], { media, variants: [] })).toBe(problem);
  });
  test("on a product that had nothing, ours alone", () => {
    expect(readBackProblem({ before: [], links: [] }, [ours("x")], { media: [x], variants: [] })).toBeNull();
  });
});

describe("what is placed reads back", () => {
  const plan: ProductPlan = {
    before: [a, b],
    links: [{ variantGid: "v", before: "a", assetIds: ["asset x"] }],
  };
  const inPlaceOfA = [ours("x", { placement: "replace", replacesGid: "a" })];
  test.each([
    ["in the old one's place", [x, b], "x", null],
    ["the old one still there", [x, a, b], "x", "not-arranged"],
    ["at the end", [b, x], "x", "not-arranged"],
    ["the variant shows something else", [x, b], "b", "not-arranged"],
    ["the variant shows nothing", [x, b], null, "not-arranged"],
    ["another one gone as well", [x], "x", "media-changed"],
  ])("%s: %s", (_name, media, shows, problem) => {
    expect(readBackProblem(plan, inPlaceOfA, { media, variants: [variant("v", "Red", shows)] })).toBe(
      problem,
    );
  });
  test("when the variant is gone that is said", () => {
    expect(readBackProblem(plan, inPlaceOfA, { media: [x, b], variants: [] })).toBe("variant-deleted");
  });
});
