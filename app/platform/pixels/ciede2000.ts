/**
 * CIEDE2000 for millions of pixels: 8-bit sRGB in, tables instead of powers and cosines, within 0.005 of the formula.
 * Source: Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", Color Research & Application 30 (2005);
 * sRGB by IEC 61966-2-1, CIELAB for its own white point D65.
 */

const DEGREE = Math.PI / 180;

/** Linear light of each of the 256 levels. */
const LINEAR = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** CIELAB's f(t) for t from 0 to a little above 1; read between two entries. */
const F_STEPS = 8192;
const F_END = 1.01;
const F = Float64Array.from({ length: F_STEPS + 2 }, (_, i) => {
  const t = (i / F_STEPS) * F_END;
  return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
});

/** By mean hue: the weight T of hue differences, and how far blue ones turn, sin(2Δθ). */
const HUE_STEPS = 7200;
const STEP_PER_RADIAN = HUE_STEPS / (2 * Math.PI);
const WEIGHT = new Float64Array(HUE_STEPS + 1);
const TURN = new Float64Array(HUE_STEPS + 1);
for (let i = 0; i <= HUE_STEPS; i++) {
  const hue = i / STEP_PER_RADIAN;
  WEIGHT[i] =
    1 -
    0.17 * Math.cos(hue - 30 * DEGREE) +
    0.24 * Math.cos(2 * hue) +
    0.32 * Math.cos(3 * hue + 6 * DEGREE) -
    0.2 * Math.cos(4 * hue - 63 * DEGREE);
  TURN[i] = Math.sin(60 * DEGREE * Math.exp(-(((hue / DEGREE - 275) / 25) ** 2)));
}

/** By chroma: √(C⁷ / (C⁷ + 25⁷)). No sRGB colour has a chroma of 200 or more. */
const CHROMA_STEPS_PER_UNIT = 64;
const MUTED = Float64Array.from({ length: 200 * CHROMA_STEPS_PER_UNIT + 1 }, (_, i) => {
  const power = (i / CHROMA_STEPS_PER_UNIT) ** 7;
  return Math.sqrt(power / (power + 25 ** 7));
});

/** The difference of two colours; about 1 can just be seen when they lie side by side. */
export function ciede2000(
  red1: number,
  green1: number,
  blue1: number,
  red2: number,
  green2: number,
  blue2: number,
): number {
  if (red1 === red2 && green1 === green2 && blue1 === blue2) return 0;
  const r1 = LINEAR[red1]!;
  const g1 = LINEAR[green1]!;
  const b1 = LINEAR[blue1]!;
  const r2 = LINEAR[red2]!;
  const g2 = LINEAR[green2]!;
  const b2 = LINEAR[blue2]!;
  const x1 = f(0.43388734556603975 * r1 + 0.3762240091374988 * g1 + 0.18988864529646143 * b1);
  const y1 = f(0.2126390058715102 * r1 + 0.715168678767756 * g1 + 0.0721923153607337 * b1);
  const z1 = f(0.017750040070973215 * r1 + 0.1094476208552385 * g1 + 0.8728023390737883 * b1);
  const x2 = f(0.43388734556603975 * r2 + 0.3762240091374988 * g2 + 0.18988864529646143 * b2);
  const y2 = f(0.2126390058715102 * r2 + 0.715168678767756 * g2 + 0.0721923153607337 * b2);
  const z2 = f(0.017750040070973215 * r2 + 0.1094476208552385 * g2 + 0.8728023390737883 * b2);

  const lightness1 = 116 * y1 - 16;
  const lightness2 = 116 * y2 - 16;
  const isGrey1 = red1 === green1 && green1 === blue1;
  const isGrey2 = red2 === green2 && green2 === blue2;
  const a1 = isGrey1 ? 0 : 500 * (x1 - y1);
  const a2 = isGrey2 ? 0 : 500 * (x2 - y2);
  const yellow1 = isGrey1 ? 0 : 200 * (y1 - z1);
  const yellow2 = isGrey2 ? 0 : 200 * (y2 - z2);

  const meanChroma = (Math.sqrt(a1 * a1 + yellow1 * yellow1) + Math.sqrt(a2 * a2 + yellow2 * yellow2)) / 2;
  const stretch = 1.5 - 0.5 * muted(meanChroma);
  const redness1 = a1 * stretch;
  const redness2 = a2 * stretch;
  const chroma1 = Math.sqrt(redness1 * redness1 + yellow1 * yellow1);
  const chroma2 = Math.sqrt(redness2 * redness2 + yellow2 * yellow2);

  const dLightness = lightness2 - lightness1;
  const dChroma = chroma2 - chroma1;
  // The chord between both points of the hue plane is made of the differences of chroma and of hue.
  const dRedness = redness2 - redness1;
  const dYellow = yellow2 - yellow1;
  const chordOfHue = dRedness * dRedness + dYellow * dYellow - dChroma * dChroma;
  const isTurned = chroma1 * chroma2 > 0 && chordOfHue > 0;
  const isClockwise = redness1 * yellow2 - redness2 * yellow1 < 0;
  const dHue = isTurned ? (isClockwise ? -Math.sqrt(chordOfHue) : Math.sqrt(chordOfHue)) : 0;

  // The mean hue halves the smaller angle between both; a colour without chroma has none to add.
  const across = (chroma1 > 0 ? redness1 / chroma1 : 0) + (chroma2 > 0 ? redness2 / chroma2 : 0);
  const up = (chroma1 > 0 ? yellow1 / chroma1 : 0) + (chroma2 > 0 ? yellow2 / chroma2 : 0);
  const hue = Math.atan2(up, across);
  const step = ((hue < 0 ? hue + 2 * Math.PI : hue) * STEP_PER_RADIAN + 0.5) | 0;

  const chroma = (chroma1 + chroma2) / 2;
  const fromGrey = (lightness1 + lightness2) / 2 - 50;
  const squared = fromGrey * fromGrey;
  const byLightness = dLightness / (1 + (0.015 * squared) / Math.sqrt(20 + squared));
  const byChroma = dChroma / (1 + 0.045 * chroma);
  const byHue = dHue / (1 + 0.015 * chroma * WEIGHT[step]!);
  const turned = -2 * muted(chroma) * TURN[step]! * byChroma * byHue;
  const sum = byLightness * byLightness + byChroma * byChroma + byHue * byHue + turned;
  return sum > 0 ? Math.sqrt(sum) : 0;
}

function f(t: number): number {
  const at = t * (F_STEPS / F_END);
  const below = at | 0;
  const low = F[below]!;
  return low + (F[below + 1]! - low) * (at - below);
}

function muted(chroma: number): number {
  const at = chroma * CHROMA_STEPS_PER_UNIT;
  const below = at | 0;
  const low = MUTED[below]!;
  return low + (MUTED[below + 1]! - low) * (at - below);
}
