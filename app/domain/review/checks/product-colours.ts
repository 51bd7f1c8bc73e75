import { ciede2000 } from "#app/platform/pixels/ciede2000.ts";
import { isSameColour, MOST_COLOUR_DIFFERENCE } from "../schemas.ts";
import type { Check, CheckContext, CheckResult } from "./check.ts";
import type { SideBySide } from "./compared.ts";
import { notJudged, rounded } from "./not-judged.ts";
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

/**
 * Whether the product's colours are its source's. An engine that only scales has measured it in the delivered file,
 * of a video in sampled frames, and fails by itself beyond the limits: its figures are held against them. Where the
 * photo is there the colours are measured again, from both pictures; what is off then is a person's to judge. Without
 * figures and without a photo the product may have been painted, and only a person can compare. A file that wasn't made
 * here has no figures, and is held against the photo alone.
 */
export const productColoursCheck: Check = {
  id: "product-colours",
  section: "product-accuracy",
  version: 2,
  scope: "picture",
  run(_picture, context) {
    const claimed = judgeClaim(context);
    if (claimed.outcome === "block") return claimed;
    const { sideBySide = "no-source" } = context;
    const drift = typeof sideBySide === "string" ? sideBySide : driftOf(sideBySide);
    if (drift === undefined || typeof drift === "string") {
      const reason = drift ?? "too-thin";
      return { ...claimed, evidence: { ...claimed.evidence, ...notJudged(reason, context).evidence } };
    }
    const evidence = { ...claimed.evidence, drift: rounded(drift.mean), mostDrift: MOST_DRIFT };
    if (drift.mean <= MOST_DRIFT) return { outcome: "pass", evidence };
    return { outcome: "person", evidence, boxes: [drift.box] };
  },
};

function judgeClaim({ evidence, isForeign }: CheckContext): CheckResult {
  if (isForeign) return { outcome: "pass", evidence: {} };
  const { colourDifferenceMean: mean, colourDifferenceP99: p99 } = evidence;
  if (typeof mean !== "number" || typeof p99 !== "number" || evidence["paintsProduct"] === true)
    return { outcome: "person", evidence: {} };
  return {
    outcome: isSameColour({ mean, p99 }) ? "pass" : "block",
    evidence: { mean, p99, mostMean: MOST_COLOUR_DIFFERENCE.mean, mostP99: MOST_COLOUR_DIFFERENCE.p99 },
  };
}

/** Undefined: too little of the product is solid to be compared. */
function driftOf(grid: SideBySide) {
  const { columns, rows, inner, innerCount, source, result } = grid;
  if (innerCount < ENOUGH_CELLS) return undefined;
  const sums = new Float64Array(BLOCKS * BLOCKS * 7);
  const stepCells = Math.max(columns, rows) / BLOCKS;
  let [left, right, top, bottom] = [columns, 0, rows, 0];
  for (let cell = 0; cell < inner.length; cell++) {
    if (inner[cell] === 0) continue;
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    [left, right, top, bottom] = [
      Math.min(left, x),
      Math.max(right, x),
      Math.min(top, y),
      Math.max(bottom, y),
    ];
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
  return { mean: total / blocks, box: boxOfCells(grid, { left, top, right, bottom }) };
}
