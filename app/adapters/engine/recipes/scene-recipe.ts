import type { Placement } from "#app/domain/generation/schemas.ts";
import type { Backdrop } from "./backdrop.ts";

/** A scene around the product, as data. */
export interface SceneRecipe {
  /** What the delivered file calls it. */
  readonly name: string;
  readonly version: number;
  /** Where the product stands in the frame, and how much of it it takes up. */
  readonly placement: Placement;
  readonly backdrop: Backdrop;
  readonly cutting: Cutting;
  /** Outer frame that stays plain backdrop, whatever the shadow does: a share of the frame's shorter side. */
  readonly clearBorder: number;
  /** Undefined: no shadow. */
  readonly light: Light | undefined;
  /** How strongly a polished ground mirrors a product with a flat base, 0…1. Undefined: it doesn't. */
  readonly gloss: number | undefined;
  /** All chance in the backdrop comes from here: the same order gives the same picture. */
  readonly seed: number;
}

/**
 * How exactly the cut-out has to hide what was behind the product, because the new backdrop would show it. `strict`:
 * prints in the old backdrop's colour are product, and the outermost pixels become soft. `lenient` is enough on white,
 * as most photos' own backdrops are white too.
 */
export type Cutting = "strict" | "lenient";

/**
 * Where the light comes from, told by the shadow. Opacities are 0…1. Lengths are shares of the product's square: the
 * square frame in which the product, at the size it has, would have the framing `standard`. So one product has the same
 * shadow in every proportion and framing, and in a standard square the shares are the frame's.
 */
export interface Light {
  /** Dark and narrow, where the product stands on the ground; `drop` is how far it lies below the contact line. */
  readonly contact: { readonly opacity: number; readonly blur: number; readonly drop: number };
  /** Pale and wide, under the whole base; `depth` is how far it reaches behind the contact line. */
  readonly ambient: {
    readonly opacity: number;
    readonly blur: number;
    readonly depth: number;
    /** Whether it fills all between the feet, the hind ones as well, paler the higher the product is above the ground. */
    readonly isUnderAll?: true;
  };
  /** The product's outline laid on the ground, away from the light. Undefined: the light is too high for one. */
  readonly thrown?: {
    readonly opacity: number;
    readonly blur: number;
    /** How far a point of the product is thrown to the right (negative: left) and back, as shares of its height. */
    readonly sideways: number;
    readonly back: number;
    /** The height above the ground from which on nothing is thrown: the shadow fades until there. */
    readonly height: number;
  };
}
