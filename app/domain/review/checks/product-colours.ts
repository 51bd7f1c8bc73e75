import { ciede2000 } from "#app/platform/pixels/ciede2000.ts";
import { isSameColour, MOST_COLOUR_DIFFERENCE } from "../schemas.ts";
import type { PictureBox } from "../ports.ts";
import type { Check, CheckContext, CheckResult } from "./check.ts";
import type { SideBySide } from "./compared.ts";
import { mayPaint, notJudged, rounded } from "./not-judged.ts";
import { regionsOf } from "./regions.ts";
import { boxOfCells, ENOUGH_CELLS } from "./side-by-side.ts";

/** So many blocks to a side the frame is divided into: print and edges average out, patches of colour don't. */
const BLOCKS = 64;
/**
 * How far the product may be from its source as we measure it, mean over the blocks, in CIEDE2000. What was only scaled
 * lies below 1; from 6 on nobody takes it for the same colour.
 */
const MOST_DRIFT = 3.5;
/** With fewer blocks there is nothing to average over. */
const ENOUGH_BLOCKS = 8;
const CELLS_IN_A_BLOCK = 4;
/** A cell that is off by more shows something else; so many that hang together are a letter, not an edge. */
const CHANGED = 16;
const MOST_SPOT_CELLS = 6;

/**
 * Whether the product's colours are its source's.
 *
 * An engine that only scales has measured it in the delivered file, of a video in sampled frames, and fails by itself
 * beyond the limits: its figures are held against them. Where the photo is there the colours are measured again, in
 * coarse blocks and with a wider limit, for the proof is given: what is off then is a person's to judge.
 *
 * Where the product may have been painted our measure is the only one, so it has to prove as much: cell by cell, within
 * the same limits. Whatever it can't prove a person compares, also when there is no photo to measure by.
 *
 * A file that wasn't made here has no figures, and is held against the photo alone.
 */
export const productColoursCheck: Check = {
  id: "product-colours",
  section: "product-accuracy",
  version: 3,
  scope: "picture",
  run(_picture, context) {
    const { sideBySide = "no-source" } = context;
    if (mayPaint(context)) {
      if (typeof sideBySide === "string") return notJudged(sideBySide, context);
      return sideBySide.innerCount < ENOUGH_CELLS ? notJudged("too-thin", context) : proved(sideBySide);
    }
    const claimed = judgeClaim(context);
    if (claimed.outcome === "block") return claimed;
    const drift = typeof sideBySide === "string" ? sideBySide : (driftOf(sideBySide) ?? "too-thin");
    if (typeof drift === "string") return { ...claimed, evidence: { ...claimed.evidence, notJudged: drift } };
    const evidence = { ...claimed.evidence, drift: rounded(drift.mean), mostDrift: MOST_DRIFT };
    if (drift.mean <= MOST_DRIFT) return { outcome: "pass", evidence };
    return { outcome: "person", evidence, boxes: [drift.box] };
  },
};

/** The engine's own figures; a file that wasn't made here has none. */
function judgeClaim({ evidence, isForeign }: CheckContext): CheckResult {
  if (isForeign) return { outcome: "pass", evidence: {} };
  const [mean, p99] = [Number(evidence["colourDifferenceMean"]), Number(evidence["colourDifferenceP99"])];
  return {
    outcome: isSameColour({ mean, p99 }) ? "pass" : "block",
    evidence: { mean, p99, mostMean: MOST_COLOUR_DIFFERENCE.mean, mostP99: MOST_COLOUR_DIFFERENCE.p99 },
  };
}

/** Every cell of the product by itself: print that was painted anew changes few cells, and those a lot. */
function proved(grid: SideBySide): CheckResult {
  const { inner, innerCount, source, result, columns, rows } = grid;
  const off = new Float32Array(innerCount);
  const changed = new Uint8Array(inner.length);
  let count = 0;
  for (let cell = 0; cell < inner.length; cell++) {
    if (inner[cell] === 0) continue;
    const level = (rgb: Float32Array, c: number) => Math.round(rgb[cell * 3 + c]!);
    const difference = ciede2000(
      level(source, 0),
      level(source, 1),
      level(source, 2),
      level(result, 0),
      level(result, 1),
      level(result, 2),
    );
    off[count++] = difference;
    if (difference > CHANGED) changed[cell] = 1;
  }
  const mean = off.reduce((sum, one) => sum + one, 0) / innerCount;
  const p99 = off.toSorted()[Math.ceil(innerCount * 0.99) - 1]!;
  const [spot] = regionsOf(changed, columns, rows);
  const spotCells = spot?.count ?? 0;
  const evidence = {
    drift: rounded(mean),
    driftP99: rounded(p99),
    spotCells,
    mostSpotCells: MOST_SPOT_CELLS,
    mostDrift: MOST_COLOUR_DIFFERENCE.mean,
    mostDriftP99: MOST_COLOUR_DIFFERENCE.p99,
  };
  const isSame = isSameColour({ mean, p99 });
  if (isSame && spotCells <= MOST_SPOT_CELLS) return { outcome: "pass", evidence };
  return { outcome: "person", evidence, boxes: [isSame && spot ? boxOfCells(grid, spot) : wholeBox(grid)] };
}

/** Undefined: too little of the product is solid to be compared. */
function driftOf(grid: SideBySide) {
  const { columns, rows, inner, innerCount, source, result } = grid;
  if (innerCount < ENOUGH_CELLS) return undefined;
  const sums = new Float64Array(BLOCKS * BLOCKS * 7);
  const stepCells = Math.max(columns, rows) / BLOCKS;
  for (let cell = 0; cell < inner.length; cell++) {
    if (inner[cell] === 0) continue;
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    const block = (Math.floor(y / stepCells) * BLOCKS + Math.floor(x / stepCells)) * 7;
    for (let c = 0; c < 3; c++) {
      sums[block + c]! += source[cell * 3 + c]!;
      sums[block + 3 + c]! += result[cell * 3 + c]!;
    }
    sums[block + 6]!++;
  }
  let [total, blocks] = [0, 0];
  for (let block = 0; block < sums.length; block += 7) {
    const count = sums[block + 6]!;
    if (count < CELLS_IN_A_BLOCK) continue;
    const at = (k: number) => Math.round(sums[block + k]! / count);
    total += ciede2000(at(0), at(1), at(2), at(3), at(4), at(5));
    blocks++;
  }
  if (blocks < ENOUGH_BLOCKS) return undefined;
  return { mean: total / blocks, box: wholeBox(grid) };
}

/** Around all of the product that is compared. */
function wholeBox(grid: SideBySide): PictureBox {
  const { columns, rows, inner } = grid;
  const box = { left: columns, right: 0, top: rows, bottom: 0 };
  for (let cell = 0; cell < inner.length; cell++) {
    if (inner[cell] === 0) continue;
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return boxOfCells(grid, box);
}
