import type { Light } from "./scene-recipe.ts";

const OVERHEAD: Light = {
  contact: { opacity: 0.34, blur: 0.0065, drop: 0.002 },
  ambient: { opacity: 0.2, blur: 0.02, depth: 0.035 },
};

const FROM_THE_SIDE = { opacity: 0.26, blur: 0.016, sideways: 0.42, back: 0.1, height: 0.6 };

/** The light of each variation, the first one first. */
export const LIGHTS: readonly Light[] = [
  OVERHEAD,
  // From the left.
  { ...OVERHEAD, thrown: FROM_THE_SIDE },
  // From the right.
  { ...OVERHEAD, thrown: { ...FROM_THE_SIDE, sideways: -FROM_THE_SIDE.sideways } },
  // Low, from the left: a longer and paler shadow.
  { ...OVERHEAD, thrown: { opacity: 0.22, blur: 0.022, sideways: 0.95, back: 0.16, height: 0.9 } },
];
