import { describe, expect, test } from "vitest";
import type { CatalogPicture, CatalogProduct } from "../catalog/index.server.ts";
import { planRun } from "./plan.ts";

const PICTURE: CatalogPicture = {
  mediaGid: "gid://shopify/MediaImage/1",
  url: "https://cdn.shopify.com/1.jpg",
  widthPx: 1000,
  heightPx: 800,
  status: "ready",
};
const product = (number: number, mainPicture: CatalogPicture | null = PICTURE): CatalogProduct => ({
  productGid: `gid://shopify/Product/${number}`,
  title: `Product ${number}`,
  sku: `SKU-${number}`,
  productType: "",
  mediaCount: mainPicture ? 1 : 0,
  mainPicture,
});
const planned = (picture: Partial<CatalogPicture> | null) =>
  planRun([product(1, picture && { ...PICTURE, ...picture })]).skipped[0]?.reason ?? "item";

describe("a product becomes an item or is left out with its reason", () => {
  test.each<[string, Partial<CatalogPicture> | null, string]>([
    ["a ready picture", {}, "item"],
    ["no picture", null, "no-picture"],
    [
      "a picture in processing",
      { status: "processing", url: null, widthPx: null, heightPx: null },
      "picture-not-ready",
    ],
    ["a picture that Shopify could not process", { status: "failed", url: null }, "picture-not-ready"],
    ["a ready picture without an address", { url: null }, "picture-not-ready"],
    ["499 pixels on the longest side", { widthPx: 499, heightPx: 499 }, "picture-too-small"],
    ["500 pixels on the longest side, standing", { widthPx: 1, heightPx: 500 }, "item"],
    ["500 pixels on the longest side, lying", { widthPx: 500, heightPx: 1 }, "item"],
    ["a size that Shopify does not tell", { widthPx: null, heightPx: null }, "item"],
  ])("%s", (_, picture, outcome) => expect(planned(picture)).toBe(outcome));
});

test("an item keeps what it needs of its product, in the order of the selection", () => {
  expect(planRun([product(2), product(1)]).items).toEqual([
    expect.objectContaining({ sku: "SKU-2" }),
    {
      productGid: "gid://shopify/Product/1",
      productTitle: "Product 1",
      sku: "SKU-1",
      mediaGid: PICTURE.mediaGid,
      sourceUrl: PICTURE.url,
    },
  ]);
});

test("a product that was read twice counts once", () => {
  const { items, skipped } = planRun([product(1), product(2, null), product(1), product(2, null)]);
  expect(items).toHaveLength(1);
  expect(skipped).toHaveLength(1);
});

test("products that were asked for and are gone are named, each once", () => {
  const { skipped } = planRun(
    [product(1)],
    [1, 9, 9].map((number) => `gid://shopify/Product/${number}`),
  );
  expect(skipped).toEqual([
    { productGid: "gid://shopify/Product/9", productTitle: "", sku: "", reason: "product-gone" },
  ]);
});

test("nothing chosen plans nothing", () => expect(planRun([])).toEqual({ items: [], skipped: [] }));
