/** How likely colours are, learnt from samples: a mixture of Gaussians, as GrabCut uses. Found without random numbers. */

const COMPONENTS = 5;
/** Added to each channel's variance (of 255²), so that one colour alone is a model too. */
const NOISE_VARIANCE = 1;

interface Component {
  readonly weight: number;
  readonly mean: readonly [number, number, number];
  /** Upper triangle of the inverse covariance: rr, rg, rb, gg, gb, bb. */
  readonly inverse: readonly [number, number, number, number, number, number];
  /** weight / sqrt(determinant) */
  readonly scale: number;
}

/** The mixture's components, likeliest first in nothing: their order is that of the splits. */
export type ColourModel = readonly Component[];

/**
 * Learns a mixture: the samples are split along their widest direction, the widest part first (Orchard and Bouman,
 * 1991), then each part becomes a Gaussian.
 * @param rgb three bytes a pixel
 * @param samples numbers of pixels, one at least
 */
export function learnColours(rgb: Uint8Array, samples: Int32Array): ColourModel {
  const parts = [describe(rgb, samples)];
  while (parts.length < COMPONENTS) {
    const widest = parts.reduce((one, other) => (other.spread > one.spread ? other : one));
    const halves = split(rgb, widest);
    if (halves === undefined) break;
    parts.splice(parts.indexOf(widest), 1, ...halves.map((half) => describe(rgb, half)));
  }
  return parts.map(({ samples: own, mean, covariance }) =>
    gaussian(own.length / samples.length, mean, covariance),
  );
}

/** The same with each sample given to the component under which it is likeliest. */
export function relearnColours(rgb: Uint8Array, samples: Int32Array, model: ColourModel): ColourModel {
  const owner = new Uint8Array(samples.length);
  const counts = new Int32Array(model.length);
  for (let i = 0; i < samples.length; i++) {
    const at = samples[i]! * 3;
    let best = 0;
    let most = -1;
    for (let k = 0; k < model.length; k++) {
      const density = densityOf(model[k]!, rgb[at]!, rgb[at + 1]!, rgb[at + 2]!);
      if (density > most) {
        most = density;
        best = k;
      }
    }
    owner[i] = best;
    counts[best]!++;
  }
  const next: Component[] = [];
  for (let k = 0; k < model.length; k++) {
    if (counts[k] === 0) continue;
    const { mean, covariance } = describe(
      rgb,
      samples.filter((_, i) => owner[i] === k),
    );
    next.push(gaussian(counts[k]! / samples.length, mean, covariance));
  }
  return next;
}

/** −log of how likely a colour is; bounded, because a colour never seen is no proof. */
export function unlikeliness(model: ColourModel, red: number, green: number, blue: number): number {
  let sum = 0;
  for (let k = 0; k < model.length; k++) sum += densityOf(model[k]!, red, green, blue);
  return -Math.log(sum + 1e-300);
}

function densityOf({ mean, inverse, scale }: Component, red: number, green: number, blue: number): number {
  const r = red - mean[0];
  const g = green - mean[1];
  const b = blue - mean[2];
  const distance =
    inverse[0] * r * r +
    inverse[3] * g * g +
    inverse[5] * b * b +
    2 * (inverse[1] * r * g + inverse[2] * r * b + inverse[4] * g * b);
  return scale * Math.exp(-0.5 * distance);
}

type Triangle = [number, number, number, number, number, number];

interface Part {
  readonly samples: Int32Array;
  readonly mean: readonly [number, number, number];
  readonly covariance: Triangle;
  /** Its widest direction, and the variance along it. */
  readonly axis: readonly [number, number, number];
  readonly spread: number;
}

function describe(rgb: Uint8Array, samples: Int32Array): Part {
  const sums = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    const at = samples[i]! * 3;
    const r = rgb[at]!;
    const g = rgb[at + 1]!;
    const b = rgb[at + 2]!;
    sums[0]! += r;
    sums[1]! += g;
    sums[2]! += b;
    sums[3]! += r * r;
    sums[4]! += r * g;
    sums[5]! += r * b;
    sums[6]! += g * g;
    sums[7]! += g * b;
    sums[8]! += b * b;
  }
  const count = Math.max(1, samples.length);
  const [r, g, b] = [sums[0]! / count, sums[1]! / count, sums[2]! / count];
  const covariance: Triangle = [
    sums[3]! / count - r * r + NOISE_VARIANCE,
    sums[4]! / count - r * g,
    sums[5]! / count - r * b,
    sums[6]! / count - g * g + NOISE_VARIANCE,
    sums[7]! / count - g * b,
    sums[8]! / count - b * b + NOISE_VARIANCE,
  ];
  return { samples, mean: [r, g, b], covariance, ...widestAxis(covariance) };
}

/** The covariance's first eigenvector, by power iteration. */
function widestAxis([rr, rg, rb, gg, gb, bb]: Triangle): Pick<Part, "axis" | "spread"> {
  let axis: [number, number, number] = [0.6, 0.7, 0.4];
  let spread = 0;
  for (let step = 0; step < 20; step++) {
    const [x, y, z] = axis;
    const next = [rr * x + rg * y + rb * z, rg * x + gg * y + gb * z, rb * x + gb * y + bb * z] as const;
    spread = Math.hypot(...next);
    if (spread === 0) break;
    axis = [next[0] / spread, next[1] / spread, next[2] / spread];
  }
  return { axis, spread };
}

/** Both sides of a part's mean along its axis; undefined when one of them would be empty. */
function split(rgb: Uint8Array, { samples, mean, axis }: Part): [Int32Array, Int32Array] | undefined {
  const at = (i: number) => {
    const j = i * 3;
    return (
      (rgb[j]! - mean[0]) * axis[0] + (rgb[j + 1]! - mean[1]) * axis[1] + (rgb[j + 2]! - mean[2]) * axis[2]
    );
  };
  const near = samples.filter((i) => at(i) <= 0);
  const far = samples.filter((i) => at(i) > 0);
  return near.length === 0 || far.length === 0 ? undefined : [near, far];
}

function gaussian(weight: number, mean: Component["mean"], [rr, rg, rb, gg, gb, bb]: Triangle): Component {
  const c00 = gg * bb - gb * gb;
  const c01 = rb * gb - rg * bb;
  const c02 = rg * gb - rb * gg;
  const determinant = rr * c00 + rg * c01 + rb * c02;
  const k = 1 / determinant;
  return {
    weight,
    mean,
    inverse: [
      c00 * k,
      c01 * k,
      c02 * k,
      (rr * bb - rb * rb) * k,
      (rg * rb - rr * gb) * k,
      (rr * gg - rg * rg) * k,
    ],
    scale: weight / Math.sqrt(determinant),
  };
}
