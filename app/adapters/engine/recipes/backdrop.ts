import type { Colour } from "./colour.ts";

/**
 * A floor that ends behind the product. Lengths are shares of the frame's shorter side.
 */
export interface Floor {
  /** How far above the product's foot the floor ends at the least; further for a product that reaches further back. */
  readonly horizon: number;
  /** Over how much height wall and floor go over into each other: paper rolls off, a table ends. */
  readonly rollOff: number;
}

/** From where a floor is seen. */
export interface Camera {
  /** Height of the eye over the product's foot, as a share of the frame's shorter side: where level lines would meet. */
  readonly eye: number;
  /** How flat a circle on the floor looks at the product's foot: its height by its width. */
  readonly tilt: number;
}

/** What is behind the product and under it, as data; each kind has its renderer in backdrops/. */
export type Backdrop =
  | { readonly kind: "plain"; readonly colour: Colour }
  /** Nothing: the delivered file has alpha. */
  | { readonly kind: "none" }
  /** From the light's side to the other one, or from above to below. */
  | { readonly kind: "gradient"; readonly from: Colour; readonly to: Colour }
  | { readonly kind: "studio"; readonly paper: Colour; readonly floor: Floor }
  | {
      readonly kind: "pedestal";
      readonly paint: Colour;
      readonly floor: Floor;
      readonly camera: Camera;
      /** How high the pedestal is, as a share of the frame's shorter side. */
      readonly height: number;
    }
  | { readonly kind: "arch"; readonly paint: Colour; readonly floor: Floor; readonly depth: number }
  | {
      readonly kind: "wood";
      /** From the darkest grain to the palest. */
      readonly grain: readonly [Colour, Colour, Colour];
      readonly wall: Colour;
      readonly floor: Floor;
      readonly camera: Camera;
    }
  | {
      readonly kind: "marble";
      readonly stone: Colour;
      readonly vein: Colour;
      readonly wall: Colour;
      readonly floor: Floor;
      readonly camera: Camera;
    }
  | { readonly kind: "fabric"; readonly cloth: Colour; readonly floor: Floor; readonly camera: Camera }
  | {
      readonly kind: "winter";
      readonly sky: Colour;
      readonly haze: Colour;
      readonly trees: Colour;
      readonly snow: Colour;
      readonly floor: Floor;
      readonly camera: Camera;
    }
  | { readonly kind: "summer"; readonly wall: Colour; readonly ground: Colour; readonly floor: Floor };
