import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { ReadPicture, ReadProduct } from "../catalog/index.server.ts";
import { type SkippedProduct, exceedsMedia, groupSkipped, madeKey, planProduct } from "./plan.ts";
import { FIRST_RECIPES, WHITE_RECIPE } from "./schemas.ts";

const picture = (number: number, overrides: Partial<ReadPicture> = {}): ReadPicture => ({
  mediaGid: `gid://shopify/MediaImage/${number}`,
  url: `https://cdn.shopify.com/s/files/${number}.jpg`,
  widthPx: 1200,
  heightPx: 900,
  status: "ready",
  role: number === 1 ? "main" : "further",
  optionValue: null,
  ...overrides,
});
const product = (overrides: Partial<ReadProduct> = {}): ReadProduct => ({
  productGid: "gid://shopify/Product/1",
  title: "Mug",
  sku: "MUG",
  productType: "Kitchen",
  mediaCount: 1,
  collectionGid: null,
  optionNames: [],
  pictures: [picture(1)],
  valuesWithoutPicture: [],
  ...overrides,
});
const settings = {
  recipe: WHITE_RECIPE,
  quality: "standard",
  ratios: ["1:1"],
  variations: 1,
} as const;
const reasons = (skipped: readonly SkippedProduct[]) => skipped.map(({ reason }) => reason);

test("a picture becomes one item for each proportion and variation, in that order", () => {
  const { items } = planProduct(product(), { ...settings, ratios: ["4:5", "1:1"], variations: 2 });
  expect(items.map(({ ratio, variation }) => `${ratio} ${variation}`)).toEqual([
    "4:5 1",
    "4:5 2",
    "1:1 1",
    "1:1 2",
  ]);
});

test("all chosen pictures become items, each with what it is to its product", () => {
  const { items } = planProduct(product({ pictures: [picture(1), picture(2)] }), settings);
  expect(items.map(({ mediaGid, pictureRole }) => [mediaGid.at(-1), pictureRole])).toEqual([
    ["1", "main"],
    ["2", "further"],
  ]);
});

test("an item goes by the SKU of the variant that shows its photo, else by the product's, as in readings without one", () => {
  const { items, skipped } = planProduct(
    product({
      pictures: [picture(1, { sku: "MUG-RED" }), picture(2), picture(3, { sku: "MUG-BLUE", url: null })],
    }),
    settings,
  );
  expect(items.map(({ sku }) => sku)).toEqual(["MUG-RED", "MUG"]);
  expect(skipped.map(({ sku }) => sku)).toEqual(["MUG"]);
});

test("a picture of an option's value says which value its variants have", () => {
  const red = picture(3, { role: "option", optionValue: "Red" });
  const { items, skipped } = planProduct(
    product({ pictures: [red], valuesWithoutPicture: ["Blue", "Green"] }),
    settings,
    "Colour",
  );
  expect(items).toMatchObject([{ pictureRole: "option", optionName: "Colour", optionValue: "Red" }]);
  expect(reasons(skipped)).toEqual(["no-picture-of-option", "no-picture-of-option"]);
});

test("a product without the chosen option gives its main picture, of no value", () => {
  const { items } = planProduct(product(), settings, "Colour");
  expect(items).toMatchObject([{ pictureRole: "main", optionName: null, optionValue: null }]);
});

test.each<[string, Partial<ReadPicture>, string]>([
  ["is still being prepared by Shopify", { status: "processing" }, "picture-not-ready"],
  ["failed at Shopify", { status: "failed" }, "picture-not-ready"],
  ["has no address", { url: null }, "picture-not-ready"],
  ["has 499 pixels on its longest side", { widthPx: 499, heightPx: 499 }, "picture-too-small"],
])("a picture that %s is left out, the product's others are not", (_, overrides, reason) => {
  const { items, skipped } = planProduct(
    product({ pictures: [picture(1, overrides), picture(2)] }),
    settings,
  );
  expect(items.map(({ mediaGid }) => mediaGid.at(-1))).toEqual(["2"]);
  expect(reasons(skipped)).toEqual([reason]);
});

test("500 pixels on the longest side are enough, and an unknown size is tried", () => {
  const pictures = [
    picture(1, { widthPx: 500, heightPx: 10 }),
    picture(2, { widthPx: null, heightPx: null }),
  ];
  expect(planProduct(product({ pictures }), settings).items).toHaveLength(2);
});

test.each([
  // 87.5 % of 4,096 px is 3,584: enlarged twice, that is a product of 1,792 px.
  ["ultra", "1:1", 1792, 1792, []],
  ["ultra", "1:1", 1791, 1791, ["too-small-hd-fits"]],
  ["ultra", "1:1", 1791, 400, ["too-small-hd-fits"]],
  // 87.5 % of 2,048 px is 1,792: enlarged three times, that is a product of 598 px.
  ["ultra", "1:1", 598, 598, ["too-small-hd-fits"]],
  ["ultra", "1:1", 597, 597, ["too-small-standard-fits"]],
  ["hd", "1:1", 598, 598, []],
  ["hd", "1:1", 597, 597, ["too-small-standard-fits"]],
  ["standard", "1:1", 500, 500, []],
  // In a wide frame the height decides: 87.5 % of 2,145 px.
  ["ultra", "1.91:1", 1600, 940, []],
  ["ultra", "1.91:1", 1600, 930, ["too-small-hd-fits"]],
  ["ultra", "1:1", null, null, []],
] as const)(
  "%s at %s of a photo of %s × %s px: left out with the quality that fits, or tried",
  (quality, ratio, widthPx, heightPx, left) => {
    const pictures = [picture(1, { widthPx, heightPx })];
    const { items, skipped } = planProduct(product({ pictures }), { ...settings, quality, ratios: [ratio] });
    expect(reasons(skipped)).toEqual(left);
    expect(items).toHaveLength(1 - left.length);
  },
);

test("of several proportions only those are left out that the photo has too few pixels for", () => {
  const pictures = [picture(1, { widthPx: 1600, heightPx: 1600 })];
  const wanted = { ...settings, quality: "ultra", ratios: ["1:1", "1.91:1"], variations: 2 } as const;
  const { items, skipped } = planProduct(product({ pictures }), wanted);
  expect(items.map(({ ratio }) => ratio)).toEqual(["1.91:1", "1.91:1"]);
  expect(reasons(skipped)).toEqual(["too-small-hd-fits", "too-small-hd-fits"]);
});

test("a product without any picture is left out once", () => {
  const { items, skipped } = planProduct(product({ pictures: [] }), { ...settings, variations: 4 });
  expect(items).toEqual([]);
  expect(reasons(skipped)).toEqual(["no-picture"]);
});

test("the same source made the same way has one name; anything else has another", () => {
  const made = {
    ...settings,
    mediaGid: "gid://shopify/MediaImage/1",
    url: "https://cdn.shopify.com/1.jpg?v=1",
    ratio: "1:1",
    variation: 1,
  } as const;
  const others = [
    { ...made, url: "https://cdn.shopify.com/1.jpg?v=2" },
    { ...made, mediaGid: "gid://shopify/MediaImage/2" },
    { ...made, quality: "hd" as const },
    { ...made, ratio: "4:5" as const },
    { ...made, variation: 2 },
    { ...made, recipe: { ...WHITE_RECIPE, shadow: "none" as const } },
    { ...made, recipe: { ...WHITE_RECIPE, framing: "tight" as const } },
    { ...made, recipe: { ...WHITE_RECIPE, name: "colour" as const, colour: "#ffffff" } },
    { ...made, recipe: { ...WHITE_RECIPE, name: "colour" as const, colour: "#fffffe" } },
    { ...made, recipe: { ...WHITE_RECIPE, anchor: "bottom" as const } },
    { ...made, recipe: FIRST_RECIPES.gradient },
    { ...made, recipe: { ...FIRST_RECIPES.gradient, secondColour: "#ffffff" } },
    { ...made, recipe: FIRST_RECIPES.studio },
    { ...made, recipe: { ...FIRST_RECIPES.studio, colour: "#ffffff" } },
    { ...made, recipe: FIRST_RECIPES.wood },
    { ...made, recipe: { ...FIRST_RECIPES.wood, tone: "dark" as const } },
    { ...made, recipe: FIRST_RECIPES.transparent },
  ];
  expect(madeKey({ ...made, recipe: { ...WHITE_RECIPE } })).toBe(madeKey(made));
  expect(new Set([made, ...others].map(madeKey)).size).toBe(others.length + 1);
});

test("what was made before there were scenes keeps its name", () => {
  const made = { mediaGid: "gid://shopify/MediaImage/1", url: "https://cdn.shopify.com/1.jpg" };
  const way = { quality: "hd", ratio: "4:5", variation: 2 } as const;
  const recipe = { ...WHITE_RECIPE, name: "colour", colour: "#1d3557" } as const;
  const named = [made.mediaGid, made.url, ["colour", 1, "soft", "standard", "#1d3557"], "hd", "4:5", 2];
  const before = createHash("sha256").update(JSON.stringify(named)).digest("hex");
  expect(madeKey({ ...made, ...way, recipe })).toBe(before);
  expect(madeKey({ ...made, ...way, recipe: { ...recipe, anchor: undefined } })).toBe(before);
});

test.each([
  [249, 1, false],
  [250, 1, true],
  [248, 2, false],
  [248, 3, true],
])("a product with %i media and %i new ones passes Shopify's 250: %s", (mediaCount, newItems, full) => {
  expect(exceedsMedia({ mediaCount }, newItems)).toBe(full);
});

test("left-out pictures are counted by reason, the most frequent first, with at most 50 products each", () => {
  const skip = (reason: SkippedProduct["reason"], count: number): SkippedProduct[] =>
    Array.from({ length: count }, (_, index) => ({
      productGid: `gid://shopify/Product/${index}`,
      productTitle: `Product ${index}`,
      sku: "",
      reason,
    }));
  const groups = groupSkipped([...skip("no-picture", 2), ...skip("already-made", 60)]);
  expect(groups.map(({ reason, count, products }) => [reason, count, products.length])).toEqual([
    ["already-made", 60, 50],
    ["no-picture", 2, 2],
  ]);
});

test("all pictures of a product are angles of one video, those that can't be used left out; of options each is its own", () => {
  const video = { ...settings, quality: "video-5" } as const;
  const pictures = [1, 2, 3, 4, 5, 6].map((number) =>
    picture(number, number === 2 ? { widthPx: 100, heightPx: 90 } : {}),
  );
  const { items } = planProduct(product({ pictures }), video);
  expect(items.map(({ mediaGid, moreSourceUrls }) => [mediaGid, moreSourceUrls])).toEqual([
    [picture(1).mediaGid, [3, 4, 5].map((number) => picture(number).url)],
  ]);
  expect(planProduct(product({ pictures }), settings).items).toHaveLength(5);
  expect(planProduct(product(), video).items[0]!.moreSourceUrls).toEqual([]);
  const options = ["Red", "Blue"].map((optionValue, i) => picture(i + 1, { role: "option", optionValue }));
  expect(planProduct(product({ pictures: options }), video, "Colour").items).toHaveLength(2);
});

test("a video of other angles is another video", () => {
  const made = {
    mediaGid: "m",
    url: "u",
    recipe: WHITE_RECIPE,
    quality: "video-5",
    ratio: "1:1",
    variation: 1,
  } as const;
  const keys = [[], ["a"], ["b"], ["a", "b"]].map((moreSourceUrls) => madeKey({ ...made, moreSourceUrls }));
  expect(new Set(keys).size).toBe(4);
  expect(madeKey(made)).toBe(keys[0]);
});
