import { expect, test } from "vitest";
import type { ItemNoun } from "#app/components/item-noun.ts";
import type { Selection } from "#app/domain/catalog/schemas.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import {
  emptySentence,
  chosenSentence,
  foundSentence,
  fullSentence,
  readingSentence,
  readingShare,
  titlesLine,
  tooSmallSentence,
} from "./sentences.ts";

test("a reading tells a share only where its total is known", () => {
  expect(readingSentence(1200, 9800)).toBe("Reading products: 1,200 of about 9,800");
  expect(readingShare(2450, 9800)).toBe(0.25);
  expect(readingSentence(1200, null)).toBe("Reading products: 1,200 so far");
  expect(readingSentence(0, null)).toBe("Reading products");
  expect(readingShare(1200, null)).toBeNull();
});

test("a reading that finds more than was expected never says more than all", () => {
  expect(readingSentence(10, 9)).toBe("Reading products: 9 of about 9");
  expect(readingShare(10, 9)).toBe(1);
});

const gid = (kind: string, id: number) => `gid://shopify/${kind}/${id}`;
const collections = (length: number) => ({
  collectionGids: Array.from({ length }, (_, index) => gid("Collection", index + 1)),
});

test.each<[Selection, string]>([
  [{ productGids: [gid("Product", 1)] }, "1 product is chosen."],
  [collections(1), "A collection is chosen: 34 products."],
  [collections(3), "3 collections are chosen: 34 products."],
  [{ all: true }, "All products are chosen: 34 products."],
  [{ query: "vendor:Halden" }, "What “vendor:Halden” finds is chosen: 34 products."],
  [{ lacking: { kind: "no-picture" } }, "Products without a picture, worst first, are chosen: 34 products."],
  [
    { lacking: { kind: "fewer-pictures-than", count: 3 }, within: collections(2) },
    "Products with fewer than 3 pictures in 2 collections, worst first, are chosen: 34 products.",
  ],
  [
    { lacking: { kind: "main-picture-below", px: 1100 } },
    "Products whose main picture is smaller than 1,100 pixels, worst first, are chosen: 34 products.",
  ],
  [
    { lacking: { kind: "main-picture-not-square" } },
    "Products whose main picture isn't square, worst first, are chosen: 34 products.",
  ],
])("%j is told as a merchant says it", (selection, sentence) => {
  expect(chosenSentence(selection, 34)).toBe(sentence);
});

test("how many products a search finds is told, also when there are too many to count", () => {
  expect(foundSentence({ count: 25_000, isExact: false })).toBe(
    "This search finds more than 25,000 products.",
  );
  expect(foundSentence({ count: 1, isExact: true })).toBe("This search finds 1 product.");
  expect(foundSentence({ count: 0, isExact: true })).toBe("This search finds no product.");
});

test("products without room say what it means for credits and what to do", () => {
  expect(fullSentence(1, "picture")).toMatch(
    /^1 product has no room .* made and charged, .* removed in Shopify\.$/,
  );
  expect(fullSentence(2, "video")).not.toMatch(/picture/);
});

test.each([
  ["too-small-hd-fits", 12, "12 pictures are too small for Ultra; HD fits."],
  ["too-small-standard-fits", 1, "1 picture is too small for this quality; Standard fits."],
  ["no-picture", 3, null],
])("%s is told with the quality that fits", (reason, count, sentence) => {
  expect(tooSmallSentence({ reason, count })).toBe(sentence);
});

test("an order that would make nothing says why, and the way on", () => {
  const said = (reasons: readonly string[], noun: ItemNoun = "picture") =>
    emptySentence(
      reasons.map((reason) => ({ reason })),
      noun,
    );
  expect(said([])).toContain("no products");
  expect(said(["already-made"], "video")).toBe(
    "All of these videos were made before. Choose others, or make them again.",
  );
  expect(said(["too-small-hd-fits", "too-small-standard-fits"])).toContain("Choose a quality that fits");
  expect(said(["too-small-hd-fits", "no-picture"])).toContain("None of these products has a photo");
});

test("titles are followed by how many more there are", () => {
  expect(titlesLine(["Mug", "Vase"], 0)).toBe("Mug, Vase");
  expect(titlesLine(["Mug", "Vase"], 1200)).toBe("Mug, Vase and 1,200 more");
  expect(inLanguage("ja", () => titlesLine(["Mug", "Vase"], 3))).toBe("Mug、Vase、ほか3件");
});

test("a choice is told in the order and the plural of the language", () => {
  const lacking: Selection = {
    lacking: { kind: "main-picture-below", px: 1100 },
    within: { collectionGids: ["gid://shopify/Collection/1"] },
  };
  expect(inLanguage("de", () => chosenSentence(lacking, 1))).toBe(
    "Produkte in 1 Kategorie, deren Hauptbild kleiner als 1.100 Pixel ist, die dringendsten zuerst, sind ausgewählt: 1 Produkt.",
  );
  expect(inLanguage("ja", () => chosenSentence(lacking, 34))).toBe(
    "1件のコレクションから、メイン画像が1,100ピクセル未満の商品を不足が大きい順に選択しています：商品34点。",
  );
});
