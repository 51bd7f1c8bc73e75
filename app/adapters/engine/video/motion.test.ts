import fc from "fast-check";
import { expect, test } from "vitest";
import { FRAMING_FILL } from "#app/domain/generation/schemas.ts";
import { cutsAt, MOVES, moveOf, poseAt, restAt, sweepAt } from "./motion.ts";

const time = fc.double({ min: 0, max: 1, noNaN: true });
const speed = (of: (time: number) => number, at: number) => (of(at + 1e-4) - of(at - 1e-4)) / 2e-4;

test.each(MOVES)("$name ends where it begins, and stands still there", (move) => {
  expect(poseAt(move, 1)).toEqual(poseAt(move, 0));
  for (const { at } of move.keys.filter(({ at: key }) => key > 0 && key < 1)) {
    expect(Math.abs(speed((t) => poseAt(move, t).zoom, at))).toBeLessThan(1e-3);
    expect(Math.abs(speed((t) => poseAt(move, t).x, at))).toBeLessThan(1e-3);
  }
});

test.each(MOVES)("$name shows the still picture once, on a frame of its own in 5 s and in 10 s", (move) => {
  expect(poseAt(move, restAt(move))).toEqual({ zoom: 1, x: 0 });
  for (const seconds of [5, 10]) {
    expect((restAt(move) * seconds * move.framesPerSecond) % 1).toBeCloseTo(0);
  }
});

test.each(MOVES)("$name never jumps, and keeps the largest product inside the frame", (move) => {
  fc.assert(
    fc.property(time, (at) => {
      const { zoom, x } = poseAt(move, at);
      expect(zoom).toBeGreaterThan(0.9 - 1e-9);
      expect(zoom).toBeLessThan(1 + 1e-9);
      expect((FRAMING_FILL.tight * zoom) / 2 + Math.abs(x)).toBeLessThan(0.5);
      const next = poseAt(move, Math.min(1, at + 1 / 300));
      expect(Math.abs(next.zoom - zoom)).toBeLessThan(0.005);
      expect(Math.abs(next.x - x)).toBeLessThan(0.005);
    }),
  );
});

test("a variation that no move answers is a bug", () => {
  expect(() => moveOf(MOVES.length + 1)).toThrow("no move");
});

test("angles share the video evenly, fade into each other, and the last one leads into the first", () => {
  expect(cutsAt(0, 3)).toEqual([{ angle: 0, weight: 1, time: 0 }]);
  expect(cutsAt(0.4, 3).map(({ angle }) => angle)).toEqual([1]);
  const last = cutsAt(1 - 1e-9, 3);
  expect(last.find(({ angle }) => angle === 0)?.weight).toBeCloseTo(1);
  fc.assert(
    fc.property(time, fc.integer({ min: 1, max: 4 }), (at, angles) => {
      const cuts = cutsAt(at, angles);
      expect(cuts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
      for (const cut of cuts) {
        expect(cut.angle).toBeLessThan(angles);
        expect(cut.time).toBeGreaterThanOrEqual(0);
        expect(cut.time).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("no light is seen to come or to go", () => {
  expect([sweepAt(0).strength, sweepAt(1).strength, sweepAt(0.5).strength]).toEqual([0, 0, 1]);
});
