import type { Check } from "./check.ts";
import type { SideBySide } from "./compared.ts";
import { notJudged, rounded } from "./not-judged.ts";
import { fingerprint, fingerprintDistance } from "./fingerprint.ts";
import { ENOUGH_CELLS } from "./side-by-side.ts";

/** Bits of 63 by which two pictures of one product may differ: another one differs by some 25. */
const MOST_DISTANCE = 14;
/** The mirror image must explain the result this much better, when the result is off by so many levels at all. */
const MIRROR_SHARE = 0.8;
const MIRROR_FROM = 1.5;
/** The mirror's axis is known to so many cells. */
const MIRROR_REACH = 3;
/** What a turned source that doesn't reach half of the product is off by. */
const NOTHING_ALIKE = 255;

/**
 * Whether the cut-out is the same product as the source's: by a fingerprint of its coarse brightness that scaling and
 * encoding leave alone, and by whether the source's mirror image explains the result better than the source itself.
 */
export const sameProductCheck: Check = {
  id: "same-product",
  section: "product-accuracy",
  version: 1,
  scope: "picture",
  run(_picture, context) {
    const { sideBySide = "no-source" } = context;
    if (typeof sideBySide === "string") return notJudged(sideBySide, context);
    if (sideBySide.innerCount < ENOUGH_CELLS) return notJudged("too-thin", context);
    const box = productCells(sideBySide);
    const distance = fingerprintDistance(
      fingerprint(brightness(sideBySide, sideBySide.source), sideBySide.columns, box),
      fingerprint(brightness(sideBySide, sideBySide.result), sideBySide.columns, box),
    );
    const straight = difference(sideBySide, (cell) => cell);
    const mirrored = Math.min(
      ...Array.from({ length: 2 * MIRROR_REACH + 1 }, (_, i) =>
        difference(sideBySide, mirrorOf(sideBySide, box, i - MIRROR_REACH)),
      ),
    );
    const isMirrored = straight >= MIRROR_FROM && mirrored < MIRROR_SHARE * straight;
    const evidence = {
      distanceBits: distance,
      mostDistanceBits: MOST_DISTANCE,
      straightLevels: rounded(straight),
      mirroredLevels: rounded(mirrored),
      isMirrored,
    };
    if (distance <= MOST_DISTANCE && !isMirrored) return { outcome: "pass", evidence };
    const { left, top, widthPx, heightPx } = sideBySide.resultBox;
    const whole = [left, top, widthPx, heightPx].map(Math.round) as [number, number, number, number];
    return {
      outcome: "person",
      evidence,
      boxes: [
        { left: Math.max(0, whole[0]), top: Math.max(0, whole[1]), widthPx: whole[2], heightPx: whole[3] },
      ],
    };
  },
};

interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function productCells({ mask, columns, rows }: SideBySide): CellBox {
  const box = { left: columns, top: rows, right: 0, bottom: 0 };
  for (let cell = 0; cell < mask.length; cell++) {
    if (mask[cell]! < 0.5) continue;
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** Brightness by cell, middle grey where there is no product: the backdrop is no part of the cut-out. */
function brightness({ mask }: SideBySide, rgb: Float32Array): Float32Array {
  return mask.map((share, cell) => {
    const grey = 0.2126 * rgb[cell * 3]! + 0.7152 * rgb[cell * 3 + 1]! + 0.0722 * rgb[cell * 3 + 2]!;
    return share * grey + (1 - share) * 128;
  });
}

function mirrorOf({ columns }: SideBySide, { left, right }: CellBox, shift: number) {
  return (cell: number): number => {
    const x = left + right + shift - (cell % columns);
    return x < 0 || x >= columns ? -1 : cell - (cell % columns) + x;
  };
}

/**
 * How far the result is from the source as `from` turns it, in levels of 255, without a colour that all of it is off by.
 * @param from the source's cell for one of the result; −1: none
 */
function difference(
  { inner, innerCount, source, result }: SideBySide,
  from: (cell: number) => number,
): number {
  const to = new Int32Array(innerCount);
  const taken = new Int32Array(innerCount);
  let count = 0;
  for (let cell = 0; cell < inner.length; cell++) {
    const other = from(cell);
    if (other < 0 || inner[other] === 0) continue;
    to[count] = cell;
    taken[count++] = other;
  }
  if (count * 2 < innerCount) return NOTHING_ALIKE;
  let sum = 0;
  for (let c = 0; c < 3; c++) {
    let mean = 0;
    for (let i = 0; i < count; i++) mean += result[to[i]! * 3 + c]! - source[taken[i]! * 3 + c]!;
    mean /= count;
    for (let i = 0; i < count; i++)
      sum += Math.abs(result[to[i]! * 3 + c]! - source[taken[i]! * 3 + c]! - mean);
  }
  return sum / (3 * count);
}
