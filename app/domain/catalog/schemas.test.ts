import { describe, expect, test } from "vitest";
import { readingProblemSentence } from "./reading-problems.ts";
import { pictureChoiceSchema, READING_PROBLEMS, selectionSchema } from "./schemas.ts";

const gids = (type: string, count: number) =>
  Array.from({ length: count }, (_, index) => `gid://shopify/${type}/${index + 1}`);
const collectionGids = gids("Collection", 2);

describe("a selection", () => {
  test.each<object>([
    { productGids: gids("Product", 25_000) },
    { collectionGids: gids("Collection", 50) },
    { all: true },
    { query: "tag:summer -status:archived" },
    { lacking: { kind: "no-picture" } },
    { lacking: { kind: "fewer-pictures-than", count: 20 }, within: { collectionGids } },
    { lacking: { kind: "main-picture-below", px: 100 } },
    { lacking: { kind: "main-picture-not-square" } },
  ])("is one of these (%#)", (selection) => {
    expect(selectionSchema.parse(selection)).toEqual(selection);
  });

  test("of one collection, as drafts once kept it, becomes one of collections", () => {
    const kept = { collectionGid: "gid://shopify/Collection/7" };
    expect(selectionSchema.parse(kept)).toEqual({ collectionGids: ["gid://shopify/Collection/7"] });
    expect(selectionSchema.parse(selectionSchema.parse(kept))).toEqual({
      collectionGids: ["gid://shopify/Collection/7"],
    });
  });

  test.each<unknown>([
    {},
    null,
    { productGids: [] },
    { productGids: gids("Product", 25_001) },
    { productGids: ["gid://shopify/Collection/1"] },
    { productGids: ["gid://shopify/Product/99999999999999999999"] },
    { collectionGids: [] },
    { collectionGids: gids("Collection", 51) },
    { collectionGids, all: true },
    { all: false },
    { query: " " },
    { query: "x".repeat(1_001) },
    { query: "a\0b" },
    { query: "\ud800" },
    { lacking: { kind: "beauty" } },
    { lacking: { kind: "fewer-pictures-than", count: 1 } },
    { lacking: { kind: "fewer-pictures-than", count: 2.5 } },
    { lacking: { kind: "main-picture-below", px: 5_001 } },
    { lacking: { kind: "no-picture" }, within: { productGids: gids("Product", 1) } },
    { within: { collectionGids } },
  ])("is none of these (%#)", (selection) => {
    expect(selectionSchema.safeParse(selection).success).toBe(false);
  });
});

test.each<[object, boolean]>([
  [{ kind: "main" }, true],
  [{ kind: "all" }, true],
  [{ kind: "per-option", optionName: "Colour" }, true],
  [{ kind: "per-option" }, false],
  [{ kind: "per-option", optionName: "" }, false],
  [{ kind: "per-option", optionName: "x".repeat(256) }, false],
  [{ kind: "main", optionName: "Colour" }, false],
])("the choice of pictures %j is one: %s", (choice, isOne) => {
  expect(pictureChoiceSchema.safeParse(choice).success).toBe(isOne);
});

test.each(READING_PROBLEMS)(
  "the problem %s is told in full: what it means for credits, and the next step",
  (problem) => {
    const sentence = readingProblemSentence(problem);
    expect(sentence).toMatch(/^[A-Z].* No credits were used; .*\b(choose|change|approve)\b.*\.$/);
    expect(sentence).not.toMatch(/sorry|!|undefined|NaN|[a-z]+_[a-z]+/i);
  },
);
