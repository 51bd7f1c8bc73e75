/** Frames of small invented stages, looked at number by number. */
import { expect, test } from "vitest";
import { block, frame, MARGIN, RED, stageOf } from "#test/support/small-stage.ts";
import { type Move, MOVES } from "./motion.ts";
import { layerOf, levelsOf } from "./planes.ts";
import { renderFrame } from "./render-frame.ts";
import { type Angle, setStage, type Stage } from "./stage.ts";

function luma(stage: Stage, move: Move, time: number) {
  const into = new Uint8Array(frame.widthPx * frame.heightPx * 1.5);
  renderFrame(stage, move, time, into);
  return (x: number, y: number) => into[y * frame.widthPx + x]!;
}

const [pushIn, pan, sweep] = MOVES as [Move, Move, Move];
const ofRed = 16 + Math.round(levelsOf(...RED).luma / 64);
/** First column of a row that is the block. */
const edge = (at: (x: number, y: number) => number, y: number) =>
  Array.from({ length: frame.widthPx }, (_, x) => x).find((x) => at(x, y) < (235 + ofRed) / 2);

test("white is white, and a product's colour is its own, in BT.709's narrow range", () => {
  const at = luma(stageOf(255), sweep, 0);
  expect([at(2, 2), at(237, 157)]).toEqual([235, 235]);
  expect(at(120, 80)).toBe(ofRed);
  const into = new Uint8Array(frame.widthPx * frame.heightPx * 1.5);
  renderFrame(stageOf(255), sweep, 0, into);
  const middle = frame.widthPx * frame.heightPx + 40 * 120 + 60;
  const { blue, red } = levelsOf(...RED);
  expect(into[middle]).toBe(128 + Math.round(blue / 64));
  expect(into[middle + 120 * 80]).toBe(128 + Math.round(red / 64));
});

test("from the side the product moves as far as the camera, its shadow with it at its foot and less behind", () => {
  const rest = luma(stageOf(255), pan, 0);
  const aside = luma(stageOf(255), pan, 0.25);
  const moved = edge(aside, 80)! - edge(rest, 80)!;
  expect(moved).toBe(Math.round(0.028 * frame.widthPx));
  const darkFrom = (at: (x: number, y: number) => number, y: number) =>
    Array.from({ length: frame.widthPx }, (_, x) => x).find((x) => at(x, y) < 180)!;
  expect(darkFrom(aside, 112) - darkFrom(rest, 112)).toBe(moved);
});

test("the backdrop moves less than the product", () => {
  const stage = stageOf(255);
  const size = { widthPx: frame.widthPx + 2 * MARGIN, heightPx: frame.heightPx + 2 * MARGIN };
  const data = new Uint8Array(size.widthPx * size.heightPx * 3);
  for (let i = 0; i < data.length; i += 3) data.fill((i / 3) % size.widthPx < 64 ? 40 : 220, i, i + 3);
  const striped = setStage(frame, { ...size, data }, stage.angles);
  const step = (time: number) => {
    const at = luma(striped, pan, time);
    return Array.from({ length: 80 }, (_, x) => x).find((x) => at(x, 10) > 120)!;
  };
  const moved = step(0.25) - step(0);
  expect(moved).toBeGreaterThan(0);
  expect(moved).toBeLessThanOrEqual(0.5 * 0.028 * frame.widthPx);
});

test("nearer, the product is larger, and stands on the same middle", () => {
  const near = edge(luma(stageOf(255), pushIn, 0.6), 80)!;
  const far = edge(luma(stageOf(255), pushIn, 0), 80)!;
  expect([near, far]).toEqual([80, 84]);
});

test("light passes over the backdrop and the shadow, and leaves the product as it is", () => {
  for (const level of [255, 90]) {
    const stage = stageOf(level);
    const still = luma(stage, sweep, 0);
    const lit = luma(stage, sweep, 0.5);
    let changed = 0;
    let repainted = 0;
    for (let y = 0; y < frame.heightPx; y += 3) {
      for (let x = 0; x < frame.widthPx; x += 3) {
        if (lit(x, y) === still(x, y)) continue;
        if (x >= 84 && x < 156 && y >= 54 && y < 106) repainted++;
        else changed++;
      }
    }
    expect(repainted).toBe(0);
    expect(changed).toBeGreaterThan(500);
  }
});

test("while one angle fades into the next, both are seen, and neither before nor after", () => {
  const empty: Angle = {
    ...block(),
    light: undefined,
    product: layerOf({ ...frame, data: new Uint8Array(240 * 160 * 4) }),
  };
  const stage = stageOf(255, [{ ...block(), light: undefined }, empty]);
  expect(luma(stage, sweep, 0.3)(120, 80)).toBe(ofRed);
  expect(luma(stage, sweep, 0.7)(120, 80)).toBeGreaterThan(ofRed + 100);
  const between = luma(stage, sweep, 0.46)(120, 80);
  expect(between).toBeGreaterThan(ofRed + 20);
  expect(between).toBeLessThan(215);
});
