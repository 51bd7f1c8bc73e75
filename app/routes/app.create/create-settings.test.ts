import fc from "fast-check";
import { expect, test } from "vitest";
import { returnToSchema } from "#app/domain/billing/schemas.ts";
import {
  FRAMINGS,
  PLATFORM_IDS,
  QUALITIES,
  RATIOS,
  runSettingsSchema,
  SHADOWS,
  WHITE_RECIPE,
  WHITE_STYLE,
} from "#app/domain/generation/schemas.ts";
import {
  addressOf,
  type ChosenStyle,
  type CreateSettings,
  createPath,
  isWhiteStyle,
  runSettingsOf,
  sameStyle,
  settingsOf,
  wayOf,
  WHITE,
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
const recipe = fc.oneof(
  fc.record({ name: fc.constant("white" as const), ...scene }),
  fc.record({
    name: fc.constant("colour" as const),
    ...scene,
    colour: fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`),
  }),
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
const anySettings: fc.Arbitrary<CreateSettings> = fc.record({
  quality: fc.constantFrom(...QUALITIES),
  style,
  variations: fc.integer({ min: 1, max: 4 }),
  again: fc.boolean(),
  engine: fc.option(fc.constantFrom("local", "double")),
  pilot: fc.option(fc.string({ maxLength: 20, unit: "grapheme-ascii" })),
  budget: fc.string({ maxLength: 20, unit: "grapheme-ascii" }),
  failPercent: fc.string({ maxLength: 20, unit: "grapheme-ascii" }),
});

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
      background: "aabbcc",
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
  expect(withStyle(four, WHITE, shadowless).variations).toBe(1);
  expect(withStyle(four, WHITE, WHITE_STYLE.recipe).variations).toBe(4);
});

test("two styles are the same whatever the order of their proportions and platforms", () => {
  const one = { ...WHITE_STYLE, ratios: ["1:1" as const, "4:5" as const] };
  expect(sameStyle(one, { ...one, ratios: ["4:5", "1:1"] })).toBe(true);
  expect(sameStyle(one, WHITE_STYLE)).toBe(false);
  expect(sameStyle(WHITE_STYLE, { ...WHITE_STYLE, platforms: ["ebay"] })).toBe(false);
});
