import type { Rgb } from "../picture.ts";
import { type ColourModel, learnColours, relearnColours, unlikeliness } from "./colour-model.ts";
import { DIRECTIONS, minCut, NEIGHBOUR_X, NEIGHBOUR_Y } from "./min-cut.ts";

/** What is known of a pixel before the cut. `MAYBE_…`: colours and neighbours decide. */
export const BACKDROP = 0;
export const PRODUCT = 1;
export const MAYBE_BACKDROP = 2;
export const MAYBE_PRODUCT = 3;

const ITERATIONS = 2;
/** With fewer pixels on one side there are no colours to learn from. */
const MIN_SEEDS = 30;
/** Colours are learnt from so many pixels of each side, evenly spread. */
const MAX_SAMPLES = 12_000;
/** How strongly neighbours of one colour stay together. Source: the paper's γ. */
const SMOOTHNESS = 50;
/** The cut counts in whole numbers, hundredths of the paper's units. */
const UNITS = 100;

/**
 * GrabCut (Rother, Kolmogorov and Blake, 2004) over the undecided pixels only: what is certain takes part in learning
 * the colours and pulls at its undecided neighbours, but is no node of the graph.
 * @param seeds one of the four values a pixel
 * @returns 1 for product, 0 for backdrop
 */
export function grabCut(picture: Rgb, seeds: Uint8Array): Uint8Array {
  const { widthPx, heightPx, data: rgb } = picture;
  const size = widthPx * heightPx;
  const labels = new Uint8Array(size);
  for (let i = 0; i < size; i++) labels[i] = seeds[i]! & 1;
  const open = new Int32Array(size).fill(-1);
  const nodes: number[] = [];
  const seedCounts = [0, 0];
  for (let i = 0; i < size; i++) {
    if (seeds[i]! < MAYBE_BACKDROP) seedCounts[seeds[i]!]!++;
    else {
      open[i] = nodes.length;
      nodes.push(i);
    }
  }
  if (nodes.length === 0 || Math.min(...seedCounts) <= MIN_SEEDS) return labels;

  const { neighbours, links, pulls } = linkNodes(picture, nodes, open, seeds);
  let models: [ColourModel, ColourModel] | undefined;
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const samples = [samplesOf(labels, 0), samplesOf(labels, 1)] as const;
    models = models
      ? [relearnColours(rgb, samples[0], models[0]), relearnColours(rgb, samples[1], models[1])]
      : [learnColours(rgb, samples[0]), learnColours(rgb, samples[1])];
    const terminals = new Int32Array(nodes.length);
    for (let node = 0; node < nodes.length; node++) {
      const at = nodes[node]! * 3;
      const [r, g, b] = [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!];
      terminals[node] =
        Math.round((unlikeliness(models[0], r, g, b) - unlikeliness(models[1], r, g, b)) * UNITS) +
        pulls[node]!;
    }
    const side = minCut({ nodeCount: nodes.length, neighbours, capacities: links.slice(), terminals });
    for (let node = 0; node < nodes.length; node++) labels[nodes[node]!] = side[node]!;
  }
  return labels;
}

function samplesOf(labels: Uint8Array, label: number): Int32Array {
  let count = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] === label) count++;
  const step = Math.max(1, count / MAX_SAMPLES);
  const samples = new Int32Array(Math.floor((count - 1) / step) + 1);
  let seen = 0;
  let taken = 0;
  for (let i = 0; i < labels.length && taken < samples.length; i++) {
    if (labels[i] !== label) continue;
    if (seen >= taken * step) samples[taken++] = i;
    seen++;
  }
  return samples.subarray(0, taken);
}

/** The graph's edges, and how strongly certain neighbours pull each node: positive to the product. */
function linkNodes(picture: Rgb, nodes: readonly number[], open: Int32Array, seeds: Uint8Array) {
  const { widthPx, heightPx, data } = picture;
  const neighbours = new Int32Array(nodes.length * DIRECTIONS).fill(-1);
  const links = new Int32Array(nodes.length * DIRECTIONS);
  const pulls = new Int32Array(nodes.length);
  const beta = 1 / (2 * meanDifference(picture));
  for (let node = 0; node < nodes.length; node++) {
    const i = nodes[node]!;
    const x = i % widthPx;
    const y = (i - x) / widthPx;
    for (let d = 0; d < DIRECTIONS; d++) {
      const u = x + NEIGHBOUR_X[d]!;
      const v = y + NEIGHBOUR_Y[d]!;
      if (u < 0 || v < 0 || u >= widthPx || v >= heightPx) continue;
      const j = v * widthPx + u;
      const length = u === x || v === y ? 1 : Math.SQRT2;
      const weight = Math.round((UNITS * SMOOTHNESS * Math.exp(-beta * difference(data, i, j))) / length);
      const other = open[j]!;
      if (other >= 0) {
        neighbours[node * DIRECTIONS + d] = other;
        links[node * DIRECTIONS + d] = weight;
      } else pulls[node]! += seeds[j] === PRODUCT ? weight : -weight;
    }
  }
  return { neighbours, links, pulls };
}

function difference(data: Uint8Array, i: number, j: number): number {
  const r = data[i * 3]! - data[j * 3]!;
  const g = data[i * 3 + 1]! - data[j * 3 + 1]!;
  const b = data[i * 3 + 2]! - data[j * 3 + 2]!;
  return r * r + g * g + b * b;
}

/** The mean squared difference of neighbours, from every other row. */
function meanDifference({ widthPx, heightPx, data }: Rgb): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y + 1 < heightPx; y += 2) {
    for (let x = 0, i = y * widthPx; x + 1 < widthPx; x++, i++) {
      sum += difference(data, i, i + 1) + difference(data, i, i + widthPx);
      count += 2;
    }
  }
  return Math.max(1e-3, sum / Math.max(1, count));
}
