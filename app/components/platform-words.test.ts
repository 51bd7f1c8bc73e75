import { expect, test } from "vitest";
import { styleNotes } from "../domain/generation/platforms.ts";
import {
  FIRST_RECIPES,
  type PlatformId,
  type Quality,
  type StyleSettings,
  WHITE_RECIPE,
  WHITE_STYLE,
} from "../domain/generation/schemas.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { noteSentence } from "./platform-words.ts";

const style = (overrides: Partial<StyleSettings>): StyleSettings => ({ ...WHITE_STYLE, ...overrides });
const colour = { ...WHITE_RECIPE, name: "colour", colour: "#1d3557" } as const;
const told = (settings: StyleSettings, quality: Quality): string[] =>
  styleNotes(settings, quality).map(noteSentence);

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
  expect(told(style({ platforms }), "standard")).toEqual([]);
});

test("a platform that asks for white says so when the style isn't", () => {
  expect(told(style({ recipe: colour, platforms: ["amazon-main", "ebay"] }), "hd")).toEqual([
    "Amazon, main image asks for a pure white background.",
  ]);
});

test("proportions that a platform doesn't take are said, one that it takes is enough", () => {
  expect(told(style({ ratios: ["9:16"], platforms: ["pinterest"] }), "hd")).toEqual([
    "Pinterest asks for 2:3; this style doesn't make that.",
  ]);
  expect(told(style({ ratios: ["9:16", "2:3"], platforms: ["pinterest"] }), "hd")).toEqual([]);
  expect(told(style({ platforms: ["zalando"] }), "hd")).toEqual([
    "Zalando, packshot asks for proportions that can't be made here yet.",
  ]);
});

test("a scene is said where white or nothing is recommended, transparency where it is lost", () => {
  const notes = (recipe: StyleSettings["recipe"], ...platforms: PlatformId[]) =>
    told(style({ recipe, platforms }), "standard");
  expect(notes(FIRST_RECIPES.wood, "google", "amazon-main", "ebay")).toEqual([
    "Google Shopping recommends a white or transparent background for the main picture.",
    "Amazon, main image asks for a pure white background.",
  ]);
  expect(notes(FIRST_RECIPES.transparent, "google", "ebay")).toEqual([]);
  expect(notes(FIRST_RECIPES.transparent, "etsy", "walmart-main")).toEqual([
    "Etsy, first photo shows what is transparent as black.",
    "Walmart, primary image asks for a pure white background.",
  ]);
});

test("what a place recommends is said with the grammar of the language", () => {
  const wood = style({ recipe: FIRST_RECIPES.wood, platforms: ["google"] });
  expect(inLanguage("de", () => told(wood, "standard"))).toEqual([
    "Google Shopping empfiehlt für das Hauptbild einen weißen oder transparenten Hintergrund.",
  ]);
});
