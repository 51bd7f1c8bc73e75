import fc from "fast-check";
import { expect, test } from "vitest";
import { returnToSchema } from "#app/domain/billing/schemas.ts";
import {
  ANCHORS,
  FIRST_RECIPES,
  FRAMINGS,
  MARBLE_TONES,
  PLATFORM_IDS,
  QUALITIES,
  RATIOS,
  type Recipe,
  runSettingsSchema,
  SHADOWS,
  type StyleSettings,
  WOOD_TONES,
  WHITE_RECIPE,
  WHITE_STYLE,
} from "#app/domain/generation/schemas.ts";
import {
  addressOf,
  type ChosenStyle,
  type CreateSettings,
  beginningOf,
  createPath,
  fittingStyle,
  isWhiteStyle,
  runSettingsOf,
  sameStyle,
  settingsOf,
  wayOf,
  WHITE,
  withQuality,
  withSettings,
  withStyle,
} from "./create-settings.ts";

const ID = "0190a0a0-0000-7000-8000-000000000001";
const usual = settingsOf(new URLSearchParams());

const scene = {
  version: fc.constant(1 as const),
  shadow: fc.constantFrom(...SHADOWS),
  framing: fc.constantFrom(...FRAMINGS),
};
const floor = { ...scene, shadow: fc.constant("soft" as const) };
const plain = { ...scene, anchor: fc.constantFrom(...ANCHORS) };
const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
const named = <Name extends string>(name: Name) => ({ name: fc.constant(name) });
const REQUIRED = ["name", "version", "shadow", "framing"] as const;
const recipe: fc.Arbitrary<Recipe> = fc.oneof(
  fc.record({ ...named("white"), ...plain }, { requiredKeys: [...REQUIRED] }),
  fc.record({ ...named("transparent"), ...plain }, { requiredKeys: [...REQUIRED] }),
  fc.record({ ...named("colour"), ...plain, colour }, { requiredKeys: [...REQUIRED, "colour"] }),
  fc.record(
    { ...named("gradient"), ...plain, colour, secondColour: colour },
    { requiredKeys: [...REQUIRED, "colour"] },
  ),
  fc.record({ ...named("studio"), ...floor, colour }),
  fc.record({ ...named("fabric"), ...floor, colour }),
  fc.record({ ...named("wood"), ...floor, tone: fc.constantFrom(...WOOD_TONES) }),
  fc.record({ ...named("marble"), ...floor, tone: fc.constantFrom(...MARBLE_TONES) }),
  fc.record({ ...named("winter"), ...floor }),
);
const style: fc.Arbitrary<ChosenStyle> = fc.oneof(
  fc.record({ styleId: fc.uuid(), version: fc.integer({ min: 1, max: 2_147_483_647 }) }),
  fc.record({
    settings: fc.record({
      recipe,
      ratios: fc.subarray([...RATIOS], { minLength: 1 }),
      platforms: fc.subarray([...PLATFORM_IDS]),
    }),
    basedOn: fc.option(fc.uuid()),
  }),
);
const anySettings: fc.Arbitrary<CreateSettings> = fc
  .record({
    quality: fc.constantFrom(...QUALITIES),
    style,
    variations: fc.integer({ min: 1, max: 4 }),
    again: fc.boolean(),
    engine: fc.option(fc.constantFrom("local", "double")),
    pilot: fc.option(fc.string({ maxLength: 20, unit: "grapheme-ascii" })),
    budget: fc.string({ maxLength: 20, unit: "grapheme-ascii" }),
    failPercent: fc.string({ maxLength: 20, unit: "grapheme-ascii" }),
  })
  // What is not saved is what the quality can have.
  .map((one) =>
    "settings" in one.style
      ? { ...one, style: { ...one.style, settings: fittingStyle(one.style.settings, one.quality) } }
      : one,
  );

test("what an address says is what was chosen, right numbers and wrong ones", () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      expect(settingsOf(new URLSearchParams(addressOf(settings).toString()))).toEqual(settings);
    }),
  );
});

test("every address can be come back to after a purchase", () => {
  const longest = settingsOf(
    new URLSearchParams({
      scene: "gradient",
      background: "aabbcc",
      second: "ddeeff",
      anchor: "bottom",
      shadow: "none",
      framing: "loose",
      ratios: RATIOS.join(","),
      platforms: PLATFORM_IDS.join(","),
      from: ID,
      engine: "x".repeat(40),
      pilot: "ü".repeat(20),
      budget: "ü".repeat(20),
      fail: "%".repeat(20),
    }),
  );
  expect(returnToSchema.safeParse(createPath(ID, longest)).success).toBe(true);
});

test.each([
  "quality=best&variations=9&again=yes&engine=&style=none.1&background=red&ratios=5:5&platforms=bazaar&from=me",
  "style=0190a0a0-0000-7000-8000-000000000001.0&variations=1.5",
  "style=0190a0a0-0000-7000-8000-000000000001.99999999999&shadow=hard",
  "scene=beach&background=aabbcc",
  "scene=studio",
  "scene=studio&background=aabbcc&shadow=none",
  "scene=wood&tone=green",
  "scene=wood&anchor=bottom",
])("an address of nonsense shows the usual: %s", (query) => {
  expect(settingsOf(new URLSearchParams(query))).toEqual(usual);
});

test("the usual is the white style, and an address names nothing but the quality", () => {
  expect(isWhiteStyle(usual.style)).toBe(true);
  expect(addressOf(usual).toString()).toBe("quality=standard");
  expect(createPath(null, usual)).toBe("/app/create?quality=standard");
});

test("a forecast depends on how pictures are made, not on limits", () => {
  expect(wayOf({ ...usual, pilot: "20", budget: "100", failPercent: "5" }).toString()).toBe(
    wayOf(usual).toString(),
  );
});

test("all settings are ones that a start takes", () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      expect(runSettingsSchema.safeParse(runSettingsOf(settings)).success).toBe(true);
    }),
  );
});

test("other settings leave the rest of an address as it is", () => {
  const before = new URL(`https://app.example/app/create?shop=x&draft=${ID}&quality=hd&budget=5&shadow=none`);
  const after = withSettings(before, { ...usual, pilot: "7" });
  expect(after.search).toBe(`?shop=x&draft=${ID}&quality=standard&pilot=7`);
});

test("a style without a shadow has one picture of a photo, whatever was chosen before", () => {
  const four = { ...usual, variations: 4 };
  const shadowless = { ...WHITE_RECIPE, shadow: "none" as const };
  expect(withStyle(four, WHITE, { ...WHITE_STYLE, recipe: shadowless }).variations).toBe(1);
  expect(withStyle(four, WHITE, WHITE_STYLE).variations).toBe(4);
});

const clear = (): StyleSettings => ({
  ...WHITE_STYLE,
  recipe: { ...FIRST_RECIPES.transparent, framing: "loose" },
});

test("a video is never transparent: the background becomes white, and framing and shadow stay", () => {
  const before: CreateSettings = { ...usual, style: { settings: clear(), basedOn: null } };
  const video = withQuality(before, "video-5", clear());
  expect(video).toMatchObject({
    quality: "video-5",
    style: { settings: { recipe: { name: "white", framing: "loose", shadow: clear().recipe.shadow } } },
  });
  const { style } = settingsOf(new URLSearchParams("quality=video-10&scene=transparent&framing=loose"));
  expect(style).toEqual(video.style);
});

test.each([
  [["4:5", "9:16", "1.91:1"], ["9:16"]],
  [["4:5"], ["1:1"]],
  [
    ["16:9", "1:1"],
    ["16:9", "1:1"],
  ],
] as const)("of the proportions %j a video has %j", (ratios, left) => {
  const chosen = { ...WHITE_STYLE, ratios: [...ratios] };
  const before: CreateSettings = { ...usual, style: { settings: chosen, basedOn: null } };
  expect(withQuality(before, "video-5", chosen).style).toMatchObject({ settings: { ratios: left } });
});

test("a saved style that a video can't have becomes settings that are based on it; one that it can have stays", () => {
  const saved = { styleId: ID, version: 3 };
  const before: CreateSettings = { ...usual, style: saved };
  const tall = { ...WHITE_STYLE, ratios: ["2:3" as const, "9:16" as const] };
  expect(withQuality(before, "video-5", tall).style).toEqual({
    settings: { ...tall, ratios: ["9:16"] },
    basedOn: ID,
  });
  expect(withQuality(before, "video-5", WHITE_STYLE).style).toBe(saved);
  expect(withStyle({ ...usual, quality: "video-5" }, saved, clear()).style).toMatchObject({
    settings: { recipe: { name: "white" } },
    basedOn: ID,
  });
  expect(withQuality(before, "ultra", tall).style).toBe(saved);
});

test("an address from before there were scenes still names its colour", () => {
  const { style } = settingsOf(new URLSearchParams("background=1d3557&framing=loose"));
  expect(style).toMatchObject({
    settings: { recipe: { name: "colour", colour: "#1d3557", framing: "loose", shadow: "soft" } },
  });
});

test("two styles with other tones or colours are not the same", () => {
  const wood = (tone: "light" | "dark") => ({ ...WHITE_STYLE, recipe: { ...FIRST_RECIPES.wood, tone } });
  expect(sameStyle(wood("light"), wood("light"))).toBe(true);
  expect(sameStyle(wood("light"), wood("dark"))).toBe(false);
  const gradient = { ...WHITE_STYLE, recipe: FIRST_RECIPES.gradient };
  const two = { ...gradient, recipe: { ...FIRST_RECIPES.gradient, secondColour: "#000000" } };
  expect(sameStyle(gradient, two)).toBe(false);
});

test("two styles are the same whatever the order of their proportions and platforms", () => {
  const one = { ...WHITE_STYLE, ratios: ["1:1" as const, "4:5" as const] };
  expect(sameStyle(one, { ...one, ratios: ["4:5", "1:1"] })).toBe(true);
  expect(sameStyle(one, WHITE_STYLE)).toBe(false);
  expect(sameStyle(WHITE_STYLE, { ...WHITE_STYLE, platforms: ["ebay"] })).toBe(false);
});

test("an address that says nothing of how begins with the shop's style, or with its places on white", () => {
  const style = { styleId: ID, version: 3 };
  expect(beginningOf(new URLSearchParams("draft=x"), { style, platforms: [] }).style).toEqual(style);
  expect(beginningOf(new URLSearchParams(), { style: null, platforms: ["ebay"] }).style).toEqual({
    settings: { ...WHITE_STYLE, platforms: ["ebay"] },
    basedOn: null,
  });
  expect(beginningOf(new URLSearchParams(), { style: null, platforms: [] })).toEqual(usual);
});

test("an address that says how is kept, whatever the shop begins with", () => {
  const defaults = { style: { styleId: ID, version: 3 }, platforms: ["ebay" as const] };
  expect(beginningOf(new URLSearchParams("quality=hd"), defaults)).toEqual({ ...usual, quality: "hd" });
});
