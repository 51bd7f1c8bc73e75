import { expect, test } from "vitest";
import { lackingAmong, severityOf } from "./lacking.ts";
import type { CatalogPicture, Lacking } from "./schemas.ts";

const picture = (
  widthPx: number | null,
  heightPx: number | null,
  status: CatalogPicture["status"] = "ready",
) => ({
  mediaGid: "gid://shopify/MediaImage/1",
  url: "https://cdn.shopify.com/s/files/1/a.jpg",
  widthPx,
  heightPx,
  status,
});
const square = picture(2000, 2000);
const waiting = picture(null, null, "processing");
const broken = picture(null, null, "failed");

const few = (count: number): Lacking => ({ kind: "fewer-pictures-than", count });
const below = (px: number): Lacking => ({ kind: "main-picture-below", px });
const noPicture: Lacking = { kind: "no-picture" };
const notSquare: Lacking = { kind: "main-picture-not-square" };

test.each<[string, Lacking, CatalogPicture[], number | null]>([
  ["no picture at all", noPicture, [], 1],
  ["a picture that Shopify couldn't process is none", noPicture, [broken], 1],
  ["a picture that Shopify still processes is one", noPicture, [waiting], null],
  ["one picture is enough", noPicture, [square], null],

  ["none of four", few(4), [], 1],
  ["one of four", few(4), [square], 0.75],
  ["three of four, and a broken one", few(4), [square, square, square, broken], 0.25],
  ["four of four", few(4), [square, square, square, square], null],

  ["half the size", below(2000), [picture(1000, 700)], 0.5],
  ["the longest side counts, in either direction", below(2000), [picture(700, 1000)], 0.5],
  ["one pixel short", below(2000), [picture(1999, 1999)], 0.0005],
  ["exactly the size", below(2000), [picture(2000, 10)], null],
  ["further pictures don't count", below(2000), [square, picture(10, 10)], null],
  ["no main picture is not a small one", below(2000), [], null],
  ["a size that isn't known", below(2000), [waiting], null],

  ["twice as wide as high", notSquare, [picture(2000, 1000)], 0.5],
  ["twice as high as wide", notSquare, [picture(1000, 2000)], 0.5],
  ["rounded by a pixel", notSquare, [picture(1000, 999)], null],
  ["square", notSquare, [square], null],
  ["no main picture is not out of square", notSquare, [], null],
  ["a size that isn't known is not out of square", notSquare, [waiting], null],
])("%s", (_what, lacking, images, severity) => {
  const found = severityOf({ images }, lacking);
  expect(found && Number(found.toFixed(10))).toBe(severity);
});

test("a glance counts products with one picture and with none apart, and names the worst, equal ones in order", () => {
  const products = [2, 1, 0, 1, 7, 0, 1, 1].map((mediaCount, place) => ({
    productGid: `gid://shopify/Product/${place}`,
    title: `Product ${place}`,
    mediaCount,
    imageUrl: null,
    imageLongestSidePx: 0,
  }));
  const glance = lackingAmong(products, { isAll: false, examplePx: 500 });
  expect(glance).toMatchObject({ lookedAtCount: 8, isAll: false, oneCount: 4, noneCount: 2 });
  expect(glance.worst.map(({ title }) => title)).toEqual([2, 5, 1, 3, 6].map((place) => `Product ${place}`));
  expect(lackingAmong([], { isAll: true, examplePx: 500 })).toMatchObject({
    oneCount: 0,
    noneCount: 0,
    worst: [],
    example: null,
  });
});

test.each([
  [
    "the first that lacks pictures and has a photo that is large enough",
    [
      [2, 900],
      [1, 300],
      [1, 500],
      [1, 800],
    ],
    2,
  ],
  [
    "one that lacks none, where no other has such a photo",
    [
      [0, 0],
      [1, 300],
      [3, 900],
    ],
    2,
  ],
  [
    "nothing where no photo is large enough, or its size isn't known",
    [
      [1, 0],
      [4, 499],
    ],
    null,
  ],
] as const)("to begin with a glance names %s", (_what, shop, place) => {
  const products = shop.map(([mediaCount, imageLongestSidePx], at) => ({
    productGid: `gid://shopify/Product/${at}`,
    title: `Product ${at}`,
    mediaCount,
    imageUrl: null,
    imageLongestSidePx,
  }));
  const { example } = lackingAmong(products, { isAll: true, examplePx: 500 });
  expect(example).toEqual(place === null ? null : products[place]);
});
