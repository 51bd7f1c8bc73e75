import { expect, test } from "vitest";
import {
  ANCHORS,
  APP_ZONES,
  backdropOf,
  distinctVariations,
  FRAMING_FILL,
  FRAMINGS,
  hasFloor,
  placementOf,
  RATIOS,
  RECIPE_NAMES,
  type Recipe,
  recipeSchema,
  WHITE_RECIPE,
} from "./schemas.ts";

const COLOURED = new Set(["colour", "gradient", "studio", "pedestal", "arch", "fabric"]);
const recipeNamed = (name: string, more: object = {}): Recipe =>
  recipeSchema.parse({ name, version: 1, ...(COLOURED.has(name) && { colour: "#e6e1d8" }), ...more });

test("a recipe that was stored before there were scenes means what it meant", () => {
  for (const stored of [
    WHITE_RECIPE,
    { name: "white", version: 1, shadow: "none", framing: "tight" },
    { name: "colour", version: 1, shadow: "soft", framing: "loose", colour: "#1d3557" },
  ])
    expect(recipeSchema.parse(stored)).toEqual(stored);
  expect(recipeSchema.parse({ name: "white", version: 1 })).toEqual(WHITE_RECIPE);
  for (const ratio of RATIOS) {
    for (const framing of FRAMINGS) {
      const fill = FRAMING_FILL[framing];
      const place = { fill, heightFill: fill, sink: 0, lowest: 1 };
      expect(placementOf({ ...WHITE_RECIPE, framing }, ratio)).toEqual(place);
      expect(placementOf(recipeNamed("colour", { framing }), ratio)).toEqual(place);
    }
  }
});

test.each(RECIPE_NAMES)("%s needs nothing but its colour, if it has one", (name) => {
  expect(recipeNamed(name)).toMatchObject({ name, shadow: "soft", framing: "standard" });
  expect(distinctVariations(recipeNamed(name))).toBe(4);
});

test.each([
  [{ name: "beach" }],
  [{ name: "studio" }],
  [{ name: "studio", colour: "beige" }],
  [{ name: "studio", colour: "#fff" }],
  [{ name: "gradient", colour: "#ffffff", secondColour: "#ff" }],
  [{ name: "wood", tone: "green" }],
  [{ name: "marble", tone: "warm" }],
  [{ name: "winter", colour: "#ffffff" }],
  [{ name: "white", tone: "light" }],
  [{ name: "white", anchor: "top" }],
  [{ name: "wood", anchor: "bottom" }],
  [{ name: "pedestal", colour: "#ffffff", shadow: "none" }],
  [{ name: "summer", version: 2 }],
  [{ name: "white", framing: "huge" }],
])("no recipe: %j", (words) => {
  expect(recipeSchema.safeParse({ version: 1, ...words }).success).toBe(false);
});

test("a plain backdrop has a colour, a scene and nothing have none", () => {
  expect(backdropOf(recipeNamed("colour", { colour: "#1D3557" }))).toBe("#1d3557");
  const named = Object.fromEntries(RECIPE_NAMES.map((name) => [name, backdropOf(recipeNamed(name))]));
  expect(named).toMatchObject({
    white: "#ffffff",
    gradient: "scenic",
    wood: "scenic",
    transparent: "transparent",
  });
  expect(RECIPE_NAMES.filter((name) => hasFloor({ name })).every((name) => named[name] === "scenic")).toBe(
    true,
  );
});

test("whatever the recipe, framing and proportions, the product has room in the frame", () => {
  for (const name of RECIPE_NAMES) {
    for (const ratio of RATIOS) {
      for (const framing of FRAMINGS) {
        const { fill, heightFill, sink, lowest } = placementOf(recipeNamed(name, { framing }), ratio);
        // As tall as it may be, it stands at its lowest, with its head in the frame.
        const foot = Math.min(0.5 + sink + heightFill / 2, lowest);
        expect(foot - heightFill, `${name} ${framing} ${ratio}`).toBeGreaterThanOrEqual(0);
        expect(Math.max(foot, fill, heightFill), `${name} ${framing} ${ratio}`).toBeLessThan(1);
      }
    }
  }
});

test("a scene keeps its product out of what apps draw over the picture", () => {
  const zones = APP_ZONES["9:16"]!;
  for (const name of RECIPE_NAMES.filter((candidate) => backdropOf(recipeNamed(candidate)) === "scenic")) {
    for (const framing of FRAMINGS) {
      const place = placementOf(recipeNamed(name, { framing }), "9:16");
      for (const height of [place.heightFill, 0.2]) {
        const foot = Math.min(0.5 + place.sink + height / 2, place.lowest);
        expect(foot).toBeLessThanOrEqual(1 - zones.bottom);
        expect(foot - height).toBeGreaterThanOrEqual(zones.top - 1e-9);
      }
      expect(placementOf(recipeNamed(name, { framing }), "4:5").fill).toBeLessThanOrEqual(
        1 - 2 * APP_ZONES["4:5"]!.side,
      );
    }
  }
  for (const zone of Object.values(APP_ZONES)) expect(zone.source).toMatch(/^https:\/\//);
});

test.each(ANCHORS)(
  "anchored at the %s, a low product stands there, and a tall one fills the frame alike",
  (anchor) => {
    const { fill, sink, lowest } = placementOf(recipeNamed("colour", { anchor }), "1:1");
    const foot = (height: number) => Math.min(0.5 + sink + height / 2, lowest);
    expect(foot(fill)).toBeCloseTo(0.9375, 6);
    expect(foot(0.2)).toBeCloseTo(anchor === "bottom" ? 0.9375 : 0.6, 6);
  },
);
