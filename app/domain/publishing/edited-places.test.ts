import { expect, test } from "vitest";
import { type PublishedProduct, editedPlaces } from "./edited-places.ts";
import type { ProductMedium, ProductVariant } from "./ports.ts";

const medium = (mediaGid: string, alt = mediaGid): ProductMedium => ({
  mediaGid,
  kind: "image",
  alt,
  state: "ready",
});
const variant = (variantGid: string, mediaGid: string | null): ProductVariant => ({
  variantGid,
  mediaGid,
  options: [],
});
const [a, b, x] = [medium("a"), medium("b"), medium("x")];

const ours = { assetId: "asset", mediaGid: "x", altText: "x" } as const;
const appended: PublishedProduct = {
  before: [a, b],
  after: [a, b, x],
  links: [],
  ours: [{ ...ours, placement: "append", replacesGid: null }],
  isProven: true,
  history: { successions: [], madeAgain: new Map(), undone: new Set() },
};
const replaced: PublishedProduct = {
  before: [a, b],
  after: [x, b],
  links: [{ variantGid: "v", before: "a", assetIds: ["asset"] }],
  ours: [{ ...ours, placement: "replace", replacesGid: "a" }],
  isProven: true,
  history: { successions: [], madeAgain: new Map(), undone: new Set() },
};

test.each([
  ["as it was published", [a, b, x], []],
  ["another picture was added", [a, b, x, medium("new")], []],
  ["theirs were reordered", [b, a, x], []],
  ["an alt text of theirs was changed", [a, medium("b", "other"), x], []],
  ["ours was removed", [a, b], []],
  ["ours became the main one", [x, a, b], ["order"]],
  ["our alt text was changed", [a, b, medium("x", "mine")], ["alt-text"]],
])("of something appended, %s: %j", (_name, media, places) => {
  expect(editedPlaces(appended, { media, variants: [] }).map(({ what }) => what)).toEqual(places);
});

test("something appended that a variant shows since is in use", () => {
  const shown = { media: [a, b, x], variants: [variant("v", "x"), variant("w", "a")] };
  expect(editedPlaces(appended, shown)).toEqual([{ what: "assigned", variantGid: "v" }]);
});

test.each([
  ["as it was published", [x, b], "x", []],
  ["something was added behind it", [x, b, medium("new")], "x", []],
  ["the order was changed", [b, x], "x", ["order"]],
  ["ours was removed", [b], null, []],
  ["ours was removed, and what it replaced is there again", [b, a], "a", []],
  ["ours was removed, and the variant got another picture", [b], "b", ["variant"]],
  ["what it replaced is there again", [x, b, a], "x", ["put-back"]],
  ["the variant shows something else", [x, b], "b", ["variant"]],
  ["the variant shows nothing", [x, b], null, ["variant"]],
  ["the variant shows what it did before, which is there again", [x, b, a], "a", ["put-back"]],
])("of something replaced, %s: %j", (_name, media, shows, places) => {
  const shown = { media, variants: [variant("v", shows)] };
  expect(editedPlaces(replaced, shown).map(({ what }) => what)).toEqual(places);
});

test("what moved up because another of ours was removed is no main picture that anybody chose", () => {
  const behind = {
    assetId: "other",
    mediaGid: "y",
    altText: "y",
    placement: "append",
    replacesGid: null,
  } as const;
  const y = medium("y");
  const both = { ...replaced, before: [a], after: [x, y], ours: [...replaced.ours, behind] };
  const what = (published: PublishedProduct, media: ProductMedium[]) =>
    editedPlaces(published, { media, variants: [] }).map((place) => place.what);
  expect(what(both, [y])).toEqual([]);
  expect(what({ ...both, after: null }, [y])).toEqual([]);
  expect(what(both, [y, x])).toEqual(["order"]);
  expect(what({ ...both, before: [a, b], after: [x, b, y] }, [y, b])).toEqual(["order", "order"]);
});

test("a variant that was deleted since is no edit: there is nothing to give back", () => {
  expect(editedPlaces(replaced, { media: [x, b], variants: [] })).toEqual([]);
});

test("what a publication didn't come to is no edit: a variant without a picture, a replaced picture that is still there", () => {
  const unfinished = { ...replaced, isProven: false };
  const left = { media: [a, b, x], variants: [variant("v", null)] };
  expect(editedPlaces({ ...unfinished, after: left.media }, left)).toEqual([]);
  expect(editedPlaces({ ...unfinished, after: null }, left)).toEqual([]);
  const edited = { media: [a, b, x], variants: [variant("v", "b")] };
  expect(editedPlaces({ ...unfinished, after: left.media }, edited).map(({ what }) => what)).toEqual([
    "variant",
  ]);
});

test("of a product that was never seen as planned, the order isn't known to be edited", () => {
  expect(
    editedPlaces({ ...replaced, after: null }, { media: [b, x], variants: [variant("v", "x")] }),
  ).toEqual([]);
});
