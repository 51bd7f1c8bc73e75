import type { Plane, Rgb } from "../picture.ts";
import { boxMean, halved } from "./box-filter.ts";
import { colourPlanes } from "./guided-filter.ts";

/** How strongly colours speak against the network: 1 = as much as the network's own log-odds. */
const WEIGHT = 0.5;
/** Smallest colour variance that we believe in, squared 0…1 units: grain of a normal photo. */
const NOISE = 4e-4;
/** Above this the network counts as sure of product, below 1 − this as sure of backdrop. */
const CORE = 0.9;
/** Share of sure pixels that a window needs before its colours count. */
const MIN_SHARE = 0.004;

/**
 * The second opinion at half the picture's size, where it costs a quarter and says the same.
 * @returns a plane of half the size
 */
export function halfSizedOpinion(picture: Rgb, soft: Plane, radiusPx: number): Plane {
  const half = halved(soft);
  const colours = colourPlanes(picture).map((data) => halved({ ...soft, data }).data);
  return refineByLocalColour(colours, half, Math.round(radiusPx / 2));
}

/**
 * Decides doubtful pixels anew by the colours nearby: one Gaussian for product, one for backdrop, in a window around
 * each pixel. A second opinion, independent of GrabCut: where both agree the cut-out can be trusted.
 */
function refineByLocalColour(colours: readonly Float32Array[], soft: Plane, radiusPx: number): Plane {
  const { widthPx, heightPx } = soft;
  const size = widthPx * heightPx;
  const probability = soft.data;
  const product = new Float32Array(size);
  const backdrop = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    product[i] = probability[i]! > CORE ? 1 : 0;
    backdrop[i] = probability[i]! < 1 - CORE ? 1 : 0;
  }
  const mean = (data: Float32Array) => boxMean({ widthPx, heightPx, data }, radiusPx).data;
  const moments = (weight: Float32Array) => {
    const weighted = new Float32Array(size);
    return {
      share: mean(weight),
      channels: colours.map((colour) => {
        for (let i = 0; i < size; i++) weighted[i] = weight[i]! * colour[i]!;
        const first = mean(weighted);
        for (let i = 0; i < size; i++) weighted[i]! *= colour[i]!;
        return { colour, first, second: mean(weighted) };
      }),
    };
  };
  const near = moments(product);
  const far = moments(backdrop);
  const out = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    const p = probability[i]!;
    const nearShare = near.share[i]!;
    const farShare = far.share[i]!;
    if (p > 0.995 || p < 0.005 || nearShare < MIN_SHARE || farShare < MIN_SHARE) {
      out[i] = p;
      continue;
    }
    let evidence = 0;
    for (let c = 0; c < 3; c++) {
      const { colour, first, second } = near.channels[c]!;
      const other = far.channels[c]!;
      const value = colour[i]!;
      const nearMean = first[i]! / nearShare;
      const farMean = other.first[i]! / farShare;
      const nearVariance = Math.max(0, second[i]! / nearShare - nearMean * nearMean) + NOISE;
      const farVariance = Math.max(0, other.second[i]! / farShare - farMean * farMean) + NOISE;
      evidence +=
        0.5 *
        ((value - farMean) ** 2 / farVariance -
          (value - nearMean) ** 2 / nearVariance +
          Math.log(farVariance / nearVariance));
    }
    const odds = Math.log(p / (1 - p)) + WEIGHT * Math.max(-8, Math.min(8, evidence));
    out[i] = 1 / (1 + Math.exp(-odds));
  }
  return { widthPx, heightPx, data: out };
}
