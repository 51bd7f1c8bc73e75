import type { Recipe } from "#app/domain/generation/schemas.ts";
import type { Backdrop, Camera, Floor } from "./backdrop.ts";
import { type Colour, colourOf, mix } from "./colour.ts";

const WHITE = colourOf("#ffffff");
const BLACK = colourOf("#000000");

/** A table before a wall that is out of focus. */
const TABLE: Floor = { horizon: 0.17, rollOff: 0.012 };
const TABLE_CAMERA: Camera = { eye: 0.62, tilt: 0.27 };

const WOODS: Readonly<Record<"light" | "warm" | "dark", { grain: readonly string[]; wall: string }>> = {
  light: { grain: ["#b9986f", "#d3b48a", "#e3caa6"], wall: "#eae6df" },
  warm: { grain: ["#7f5535", "#a9764c", "#c3946a"], wall: "#e6dfd5" },
  dark: { grain: ["#2f2119", "#4d382b", "#6b513f"], wall: "#b9b2a9" },
};

const MARBLES: Readonly<Record<"light" | "dark", { stone: string; vein: string; wall: string }>> = {
  light: { stone: "#f3f2f0", vein: "#7d8087", wall: "#d9d7d3" },
  dark: { stone: "#2b2c2f", vein: "#cfc9bf", wall: "#8a8884" },
};

/** What a recipe has behind the product. */
export function backdropRecipeOf(recipe: Recipe): Backdrop {
  switch (recipe.name) {
    case "white":
      return { kind: "plain", colour: WHITE };
    case "colour":
      return { kind: "plain", colour: colourOf(recipe.colour) };
    case "transparent":
      return { kind: "none" };
    case "gradient": {
      const from = colourOf(recipe.colour);
      const to = recipe.secondColour === undefined ? otherTone(from) : colourOf(recipe.secondColour);
      return { kind: "gradient", from: to, to: from };
    }
    case "studio":
      return { kind: "studio", paper: colourOf(recipe.colour), floor: { horizon: 0.16, rollOff: 0.2 } };
    case "pedestal":
      return {
        kind: "pedestal",
        paint: colourOf(recipe.colour),
        floor: { horizon: 0.13, rollOff: 0.12 },
        camera: { eye: 0.6, tilt: 0.2 },
        height: 0.1,
      };
    case "arch":
      return {
        kind: "arch",
        paint: colourOf(recipe.colour),
        floor: { horizon: 0.15, rollOff: 0.004 },
        depth: 0.045,
      };
    case "wood": {
      const { grain, wall } = WOODS[recipe.tone];
      const [dark, middle, pale] = grain.map(colourOf) as [Colour, Colour, Colour];
      return {
        kind: "wood",
        grain: [dark, middle, pale],
        wall: colourOf(wall),
        floor: TABLE,
        camera: TABLE_CAMERA,
      };
    }
    case "marble": {
      const { stone, vein, wall } = MARBLES[recipe.tone];
      return {
        kind: "marble",
        stone: colourOf(stone),
        vein: colourOf(vein),
        wall: colourOf(wall),
        floor: TABLE,
        camera: TABLE_CAMERA,
      };
    }
    case "fabric":
      return {
        kind: "fabric",
        cloth: colourOf(recipe.colour),
        floor: { horizon: 0.17, rollOff: 0.16 },
        camera: TABLE_CAMERA,
      };
    case "winter":
      return {
        kind: "winter",
        sky: colourOf("#c3d3e2"),
        haze: colourOf("#e9f0f6"),
        trees: colourOf("#9bb0c2"),
        snow: colourOf("#eff4f9"),
        floor: { horizon: 0.17, rollOff: 0.02 },
        camera: { eye: 0.5, tilt: 0.25 },
      };
    case "summer":
      return {
        kind: "summer",
        wall: colourOf("#f2e3ce"),
        ground: colourOf("#eedbc1"),
        floor: { horizon: 0.16, rollOff: 0.006 },
      };
  }
}

/** A lighter tone of a colour; of a very pale one a darker one, for lighter is hardly seen. */
function otherTone(colour: Colour): Colour {
  const light = (colour.red * 54 + colour.green * 183 + colour.blue * 19) / 256;
  return light > 215 ? mix(colour, BLACK, 0.16) : mix(colour, WHITE, 0.55);
}
