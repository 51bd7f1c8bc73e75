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

const SCENE: Light = {
  contact: { opacity: 0.6, blur: 0.006, drop: 0.003 },
  ambient: { opacity: 0.46, blur: 0.026, depth: 0.06, isUnderAll: true },
};

const ACROSS_THE_FLOOR = { opacity: 0.48, blur: 0.02, sideways: 0.72, back: 0.15, height: 0.72 };

/**
 * The same lights in a scene with a floor: a product has more weight there, its shadow is what holds it to the ground,
 * and there is room for it.
 */
export const SCENE_LIGHTS: readonly Light[] = [
  SCENE,
  { ...SCENE, thrown: ACROSS_THE_FLOOR },
  { ...SCENE, thrown: { ...ACROSS_THE_FLOOR, sideways: -ACROSS_THE_FLOOR.sideways } },
  { ...SCENE, thrown: { opacity: 0.4, blur: 0.026, sideways: 1.15, back: 0.17, height: 0.9 } },
];

/** From which side a light comes: −1 the left, 1 the right, 0 above. The backdrop is lit from there as well. */
export function sideOf(light: Light | undefined): -1 | 0 | 1 {
  const sideways = light?.thrown?.sideways ?? 0;
  return sideways > 0 ? -1 : sideways < 0 ? 1 : 0;
}
