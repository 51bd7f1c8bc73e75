import { expect, test } from "vitest";
import { ruleOf } from "../review/rules/platform-rules.ts";
import { fileRules, PLATFORMS, styleNotes } from "./platforms.ts";
import {
  FILE_FORMATS,
  FIRST_RECIPES,
  PLATFORM_IDS,
  type StyleSettings,
  WHITE_RECIPE,
  WHITE_STYLE,
} from "./schemas.ts";

const style = (overrides: Partial<StyleSettings>): StyleSettings => ({ ...WHITE_STYLE, ...overrides });
const colour = { ...WHITE_RECIPE, name: "colour", colour: "#1d3557" } as const;

test("a style that a platform takes has no note, and one that it doesn't take says why", () => {
  expect(styleNotes(style({ platforms: ["shopify", "amazon-main"] }), "standard")).toEqual([]);
  const tall = style({ recipe: colour, ratios: ["9:16"], platforms: ["amazon-main", "zalando"] });
  expect(styleNotes(tall, "hd")).toEqual([
    { platform: "amazon-main", kind: "white" },
    { platform: "amazon-main", kind: "ratios", ratios: ["1:1"] },
    { platform: "zalando", kind: "white" },
    { platform: "zalando", kind: "no-ratio" },
  ]);
});

test("a picture on nothing is a file that keeps transparency, whatever its platforms take", () => {
  expect(fileRules([], FIRST_RECIPES.transparent).formats).toEqual(["png", "webp"]);
  expect(fileRules(["ebay", "pinterest"], FIRST_RECIPES.transparent).formats).toEqual(["png"]);
  expect(fileRules(["zalando"], FIRST_RECIPES.transparent).formats).toEqual(["png"]);
  expect(fileRules(["zalando"], FIRST_RECIPES.wood)).toEqual(fileRules(["zalando"]));
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

test.each(PLATFORM_IDS)("what Create says of %s is what its results are reviewed by", (id) => {
  const { minPx, ratios, isWhite, formats, maxBytes, showsClearBlack, ...platform } = PLATFORMS[id];
  const rule = ruleOf(id);
  const { picture } = rule;
  expect(platform).toMatchObject({ source: rule.source, readOn: rule.readOn, confidence: rule.confidence });
  expect(maxBytes).toBe(picture.maxBytes);
  expect(isWhite).toBe(
    picture.background === "pure-white" || (picture.background === "white" && id === "zalando"),
  );
  expect(showsClearBlack === true).toBe(picture.transparency?.includes("black") === true);
  expect(formats).toEqual(
    picture.formats &&
      FILE_FORMATS.filter((format) => picture.formats!.some((taken) => taken.format === format)),
  );
  const least = picture.minPx;
  expect(minPx?.px ?? null).toBe(
    least === null ? null : least.basis === "width_height" ? Math.max(least.w, least.h) : least.px,
  );
  // Proportions that can be made here, of those that the place takes; where it takes nearly any, Create says nothing.
  for (const ratio of ratios ?? []) {
    const [width, height] = ratio.split(":").map(Number) as [number, number];
    expect(
      picture.ratios?.some(({ from, to }) => width / height >= from - 0.005 && width / height <= to + 0.005),
    ).toBe(true);
  }
});
