/** What surrounds a product: recipes, their parameters, and where the product stands in the frame. Browser-safe, pure. */
import { z } from "zod";

/** Proportions of a delivered picture, width to height. */
export const RATIOS = ["1:1", "4:5", "3:4", "2:3", "9:16", "16:9", "1.91:1"] as const;
export type Ratio = (typeof RATIOS)[number];

/** Most pictures or videos of one source in the same proportions. Each has another light, each video another move too. */
export const MAX_VARIATIONS = 4;

export const SHADOWS = ["soft", "none"] as const;
/** How much of the frame the product fills: `standard` is what marketplaces ask for, on a scene somewhat less. */
export const FRAMINGS = ["tight", "standard", "loose"] as const;
/** Where a product stands before a backdrop without a floor; on a floor the floor says it. */
export const ANCHORS = ["centre", "bottom"] as const;
export const WOOD_TONES = ["light", "warm", "dark"] as const;
export const MARBLE_TONES = ["light", "dark"] as const;

const common = { version: z.literal(1), framing: z.enum(FRAMINGS).default("standard") };
/** Without a floor the shadow is a matter of taste, and left out the anchor is the frame's middle. */
const plain = { ...common, shadow: z.enum(SHADOWS).default("soft"), anchor: z.enum(ANCHORS).optional() };
/** On a floor a product without a shadow would float. */
const floor = { ...common, shadow: z.literal("soft").default("soft") };
const hexColour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, "is no colour of the form #rrggbb")
  .toLowerCase();

export const recipeSchema = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("white"), ...plain }),
  z.strictObject({ name: z.literal("colour"), ...plain, colour: hexColour }),
  z.strictObject({
    name: z.literal("gradient"),
    ...plain,
    colour: hexColour,
    /** Left out: a lighter tone of the first one. */
    secondColour: hexColour.optional(),
  }),
  z.strictObject({ name: z.literal("studio"), ...floor, colour: hexColour }),
  z.strictObject({ name: z.literal("pedestal"), ...floor, colour: hexColour }),
  z.strictObject({ name: z.literal("arch"), ...floor, colour: hexColour }),
  z.strictObject({ name: z.literal("wood"), ...floor, tone: z.enum(WOOD_TONES).default("light") }),
  z.strictObject({ name: z.literal("marble"), ...floor, tone: z.enum(MARBLE_TONES).default("light") }),
  z.strictObject({ name: z.literal("fabric"), ...floor, colour: hexColour }),
  z.strictObject({ name: z.literal("winter"), ...floor }),
  z.strictObject({ name: z.literal("summer"), ...floor }),
  z.strictObject({ name: z.literal("transparent"), ...plain }),
]);
/**
 * A versioned description of the scene around the product. `white`: marketplace main image, pure white; `colour`: one
 * plain colour, the brand's for instance; `transparent`: no backdrop but the shadow; the others are rendered scenes.
 */
export type Recipe = z.output<typeof recipeSchema>;
export type RecipeName = Recipe["name"];
export const WHITE_RECIPE = {
  name: "white",
  version: 1,
  shadow: "soft",
  framing: "standard",
} as const satisfies Recipe;

/** What each recipe begins with, before a merchant has chosen anything: previews show it like this. */
export const FIRST_RECIPES: { readonly [Name in RecipeName]: Extract<Recipe, { name: Name }> } = {
  white: WHITE_RECIPE,
  colour: { ...WHITE_RECIPE, name: "colour", colour: "#f2efe9" },
  gradient: { ...WHITE_RECIPE, name: "gradient", colour: "#8fb3d1" },
  studio: { ...WHITE_RECIPE, name: "studio", colour: "#e6e1d8" },
  pedestal: { ...WHITE_RECIPE, name: "pedestal", colour: "#e8d9cb" },
  arch: { ...WHITE_RECIPE, name: "arch", colour: "#d9c3b0" },
  wood: { ...WHITE_RECIPE, name: "wood", tone: "light" },
  marble: { ...WHITE_RECIPE, name: "marble", tone: "light" },
  fabric: { ...WHITE_RECIPE, name: "fabric", colour: "#dcd3c5" },
  winter: { ...WHITE_RECIPE, name: "winter" },
  summer: { ...WHITE_RECIPE, name: "summer" },
  transparent: { ...WHITE_RECIPE, name: "transparent" },
};

interface Traits {
  /** Whether the product stands on something that is drawn: its shadow and its place are no matter of choice then. */
  readonly hasFloor: boolean;
  /** `plain`: one colour, to the pixel; `scenic`: drawn, no pixel has a given colour. */
  readonly ground: "plain" | "scenic" | "transparent";
  /** What is left of the framing's share: a scene needs room around its product. */
  readonly share: number;
  /** How far the product's middle lies under the frame's, and where its foot ends at the lowest: shares of the height. */
  readonly sink: number;
  readonly lowest: number;
  /** Whether the product keeps out of what apps draw over a picture: `APP_ZONES`. */
  readonly keepsZones: boolean;
}

const PLAIN: Traits = { hasFloor: false, ground: "plain", share: 1, sink: 0, lowest: 1, keepsZones: false };
const FLOOR: Traits = {
  hasFloor: true,
  ground: "scenic",
  share: 0.8,
  sink: 0.06,
  lowest: 0.87,
  keepsZones: true,
};
const PEDESTAL: Traits = { ...FLOOR, share: 0.72, sink: 0.03, lowest: 0.8 };

const TRAITS: Readonly<Record<RecipeName, Traits>> = {
  white: PLAIN,
  colour: PLAIN,
  gradient: { ...PLAIN, ground: "scenic", share: 0.9, keepsZones: true },
  studio: FLOOR,
  pedestal: PEDESTAL,
  arch: { ...FLOOR, share: 0.7 },
  wood: FLOOR,
  marble: FLOOR,
  fabric: FLOOR,
  winter: FLOOR,
  summer: FLOOR,
  transparent: { ...PLAIN, ground: "transparent" },
};

/** What the recipes are, in the order in which they are offered. */
export const RECIPE_NAMES = Object.keys(TRAITS) as readonly RecipeName[];

/**
 * How much of the frame the product takes up, 0…1: of the side that it reaches first, so that a tall product fills a
 * tall frame and a wide one a wide frame. Marketplaces ask for 85 to 90 %. Scenes take a share of it: `placementOf`.
 */
export const FRAMING_FILL: Readonly<Record<Recipe["framing"], number>> = {
  tight: 0.92,
  standard: 0.875,
  loose: 0.7,
};

interface Zones {
  /** Shares of the frame's height and width. */
  readonly top: number;
  readonly bottom: number;
  readonly side: number;
  readonly source: string;
}

/** What apps draw over or cut off a picture of these proportions. */
export const APP_ZONES: Readonly<Partial<Record<Ratio, Zones>>> = {
  // Stories and reels: 250 px above and 340 px below of 1,920 belong to names and buttons (third-party figures for Meta).
  "9:16": {
    top: 250 / 1920,
    bottom: 340 / 1920,
    side: 0,
    source: "https://stish.app/knowledge-base/meta-ads-specifications-facebook-instagram",
  },
  // Instagram's profile grid shows 3:4: 1,012 of 1,080 px of the width.
  "4:5": { top: 0, bottom: 0, side: 34 / 1080, source: "https://pictuary.com/glossary/profile-grid" },
};

/** Where a product stands in its frame. */
export interface Placement {
  /** What it takes up at most of the frame's width and height; it reaches one of the two. */
  readonly fill: number;
  readonly heightFill: number;
  /** How far its middle lies under the frame's, as a share of the height (negative: above it) … */
  readonly sink: number;
  /** … but its foot never lower than this share of the height, from the top. */
  readonly lowest: number;
}

/** Where a recipe has its product in a frame of these proportions. */
export function placementOf(recipe: Recipe, ratio: Ratio): Placement {
  const { share, sink, lowest, keepsZones } = TRAITS[recipe.name];
  const fill = share * FRAMING_FILL[recipe.framing];
  const { top, bottom, side } = (keepsZones && APP_ZONES[ratio]) || { top: 0, bottom: 0, side: 0 };
  const room = 1 - top - bottom;
  const isAtBottom = "anchor" in recipe && recipe.anchor === "bottom";
  return {
    fill: Math.min(fill, 1 - 2 * side),
    // The margins that a scene keeps in a frame without zones are part of what the zones take.
    heightFill: Math.min(fill, room),
    sink: isAtBottom ? 1 : sink + (top - bottom) / 2,
    lowest: isAtBottom ? 1 - bottom - (1 - fill) / 2 : Math.min(lowest, 1 - bottom),
  };
}

/** Whether a product stands on a floor there: its shadow and its place are the scene's then, not the merchant's. */
export const hasFloor = ({ name }: Pick<Recipe, "name">): boolean => TRAITS[name].hasFloor;

/** Whether a recipe gives videos: what players show has no transparency. */
export const fitsVideo = ({ name }: Pick<Recipe, "name">): boolean => TRAITS[name].ground !== "transparent";

/**
 * What is behind the product: the plain colour as #rrggbb, `transparent`, or `scenic` when no pixel has a given colour.
 */
export function backdropOf(recipe: Recipe): string {
  const { ground } = TRAITS[recipe.name];
  if (ground !== "plain") return ground;
  return recipe.name === "colour" ? recipe.colour : "#ffffff";
}
