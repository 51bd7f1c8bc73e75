import { expect, test } from "vitest";
import { fileRules, PLATFORMS, styleNotes } from "./platforms.ts";
import { PLATFORM_IDS, type PlatformId, type StyleSettings, WHITE_RECIPE, WHITE_STYLE } from "./schemas.ts";

const style = (overrides: Partial<StyleSettings>): StyleSettings => ({ ...WHITE_STYLE, ...overrides });
const colour = { ...WHITE_RECIPE, name: "colour", colour: "#1d3557" } as const;

test("a white square suits every marketplace's main image", () => {
  const platforms: PlatformId[] = [
    "shopify",
    "amazon-main",
    "google",
    "meta",
    "tiktok-shop",
    "ebay",
    "walmart-main",
  ];
  expect(styleNotes(style({ platforms }), "standard")).toEqual([]);
});

test("a platform that asks for white says so when the style isn't", () => {
  expect(styleNotes(style({ recipe: colour, platforms: ["amazon-main", "ebay"] }), "hd")).toEqual([
    "Amazon, main image asks for a pure white background.",
  ]);
});

test("proportions that a platform doesn't take are said, one that it takes is enough", () => {
  expect(styleNotes(style({ ratios: ["9:16"], platforms: ["pinterest"] }), "hd")).toEqual([
    "Pinterest asks for 2:3; this style doesn't make that.",
  ]);
  expect(styleNotes(style({ ratios: ["9:16", "2:3"], platforms: ["pinterest"] }), "hd")).toEqual([]);
  expect(styleNotes(style({ platforms: ["zalando"] }), "hd")).toEqual([
    "Zalando, packshot asks for proportions that can't be made here yet.",
  ]);
});

test("every rule names where it was read and when", () => {
  for (const id of PLATFORM_IDS) {
    expect(PLATFORMS[id].source, id).toMatch(/^https:\/\//);
    expect(PLATFORMS[id].readOn, id).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});

test.each([
  [[], ["jpeg", "webp", "png"], 20_000_000],
  [["google", "ebay"], ["jpeg", "webp", "png"], 12_000_000],
  [["amazon-main", "etsy"], ["jpeg", "png"], 20_000_000],
  [["tiktok-shop", "google"], ["jpeg", "png"], 5_000_000],
  [["meta"], ["jpeg"], 20_000_000],
  [PLATFORM_IDS, ["jpeg"], 5_000_000],
] as const)(
  "a file for %j may be %j of at most %i bytes: what all of them take, and Shopify",
  (ids, formats, maxBytes) => {
    expect(fileRules(ids)).toEqual({ formats, maxBytes });
  },
);
