import type { Rgb, Size } from "../picture.ts";
import { drawArch } from "../backdrops/arch.ts";
import { drawFabric } from "../backdrops/fabric.ts";
import { drawGradient } from "../backdrops/gradient.ts";
import { drawMarble } from "../backdrops/marble.ts";
import { drawPedestal } from "../backdrops/pedestal.ts";
import { drawPlain } from "../backdrops/plain.ts";
import { drawStudio } from "../backdrops/studio.ts";
import { drawSummer } from "../backdrops/summer.ts";
import { drawWinter } from "../backdrops/winter.ts";
import { drawWood } from "../backdrops/wood.ts";
import { sideOf } from "../recipes/lights.ts";
import type { SceneRecipe } from "../recipes/scene-recipe.ts";
import type { Stand } from "./stand.ts";

const WHITE = { red: 255, green: 255, blue: 255 };

/** Draws what is behind the product and under it, at the frame's size. Nothing of the product is in it. */
export function drawBackdrop({ backdrop, light, seed }: SceneRecipe, frame: Size, stand: Stand): Rgb {
  const setting = { stand, side: sideOf(light), seed };
  switch (backdrop.kind) {
    case "plain":
      return drawPlain(backdrop.colour, frame);
    case "none":
      return drawPlain(WHITE, frame);
    case "gradient":
      return drawGradient(backdrop, frame, setting);
    case "studio":
      return drawStudio(backdrop, frame, setting);
    case "pedestal":
      return drawPedestal(backdrop, frame, setting);
    case "arch":
      return drawArch(backdrop, frame, setting);
    case "wood":
      return drawWood(backdrop, frame, setting);
    case "marble":
      return drawMarble(backdrop, frame, setting);
    case "fabric":
      return drawFabric(backdrop, frame, setting);
    case "winter":
      return drawWinter(backdrop, frame, setting);
    case "summer":
      return drawSummer(backdrop, frame, setting);
  }
}
