import { describe, expect, test } from "vitest";
import { readProductOf } from "./choose-pictures.ts";
import type { ProductFacts } from "./ports.ts";
import type { CatalogPicture } from "./schemas.ts";

const image = (number: number): CatalogPicture => ({
  mediaGid: `gid://shopify/MediaImage/${number}`,
  url: `https://cdn.shopify.com/s/files/1/${number}.jpg`,
  widthPx: 1200,
  heightPx: 900,
  status: "ready",
});
const variant = (colour: string, mediaNumber: number | null, size = "M", sku: string | null = null) => ({
  sku,
  options: [
    { name: "Size", value: size },
    { name: "Colour", value: colour },
  ],
  mediaGid: mediaNumber === null ? null : `gid://shopify/MediaImage/${mediaNumber}`,
});
const product = (overrides: Partial<ProductFacts> = {}): ProductFacts => ({
  productGid: "gid://shopify/Product/1",
  title: "Shirt",
  sku: "SHIRT",
  productType: "Shirts",
  mediaCount: 4,
  optionNames: ["Size", "Colour"],
  images: [image(1), image(2), image(3)],
  variants: [],
  ...overrides,
});
const shown = (facts: ProductFacts, optionName = "Colour") => {
  const read = readProductOf(facts, { kind: "per-option", optionName }, null);
  return {
    pictures: read.pictures.map(({ mediaGid, role, optionValue }) => [
      mediaGid.split("/").at(-1),
      role,
      optionValue,
    ]),
    without: read.valuesWithoutPicture,
  };
};

test("main is the first picture, or none", () => {
  const read = readProductOf(product(), { kind: "main" }, "gid://shopify/Collection/7");
  expect(read.pictures).toEqual([{ ...image(1), role: "main", optionValue: null }]);
  expect(read).toMatchObject({
    collectionGid: "gid://shopify/Collection/7",
    mediaCount: 4,
    optionNames: ["Size", "Colour"],
  });
  expect(read).not.toHaveProperty("images");
  expect(readProductOf(product({ images: [] }), { kind: "main" }, null).pictures).toEqual([]);
});

test("all is every picture in the product's order, the first as main", () => {
  const { pictures } = readProductOf(product(), { kind: "all" }, null);
  expect(pictures.map(({ mediaGid, role }) => [mediaGid, role])).toEqual([
    [image(1).mediaGid, "main"],
    [image(2).mediaGid, "further"],
    [image(3).mediaGid, "further"],
  ]);
});

describe("one picture for each value of an option", () => {
  test("comes from the first variant of the value that has a picture of its own", () => {
    const variants = [
      variant("Red", null, "S"),
      variant("Blue", 3),
      variant("Red", 2, "M"),
      variant("Red", 1, "L"),
    ];
    expect(shown(product({ variants }))).toEqual({
      pictures: [
        ["2", "option", "Red"],
        ["3", "option", "Blue"],
      ],
      without: [],
    });
  });

  test("is found whatever the case of the option's name", () => {
    expect(shown(product({ variants: [variant("Red", 2)] }), "cOLOUR").pictures).toHaveLength(1);
  });

  test("is missing for a value of which no variant has one, and the value is named", () => {
    const variants = [variant("Red", null), variant("Blue", 3), variant("Green", null)];
    expect(shown(product({ variants }))).toEqual({
      pictures: [["3", "option", "Blue"]],
      without: ["Red", "Green"],
    });
  });

  test("is missing when the variant shows a video, or a picture that is gone", () => {
    expect(shown(product({ variants: [variant("Red", 99)] }))).toEqual({ pictures: [], without: ["Red"] });
  });

  test("may be the same picture for two values", () => {
    expect(shown(product({ variants: [variant("Red", 2), variant("Blue", 2)] })).pictures).toEqual([
      ["2", "option", "Red"],
      ["2", "option", "Blue"],
    ]);
  });

  test("is the main picture for a product without such an option, and none when it has no picture", () => {
    const variants = [variant("Red", 2)];
    expect(shown(product({ variants }), "Fabric")).toEqual({ pictures: [["1", "main", null]], without: [] });
    expect(shown(product({ images: [], variants: [] }))).toEqual({ pictures: [], without: [] });
  });
});

describe("a picture comes with the SKU", () => {
  const skus = (facts: ProductFacts, choice: Parameters<typeof readProductOf>[1]) =>
    readProductOf(facts, choice, null).pictures.map(({ sku }) => sku);
  const variants = [
    variant("Red", null, "S", "RED-S"),
    variant("Red", 2, "M"),
    variant("Red", 2, "L", "RED-L"),
    variant("Red", 2, "XL", "RED-XL"),
    variant("Blue", 2, "M", "BLUE-M"),
    variant("Green", 3, "M"),
  ];

  test("of the first variant with one that shows it, and with none where there is none", () => {
    expect(skus(product({ variants }), { kind: "all" })).toEqual([undefined, "RED-L", undefined]);
    expect(skus(product({ variants: [variant("Red", 1, "M", "RED")] }), { kind: "main" })).toEqual(["RED"]);
  });

  test("of its own value where it was chosen by an option, also when two values share a picture", () => {
    expect(skus(product({ variants }), { kind: "per-option", optionName: "Colour" })).toEqual([
      "RED-L",
      "BLUE-M",
      undefined,
    ]);
  });
});
