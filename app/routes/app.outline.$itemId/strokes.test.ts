import { expect, test } from "vitest";
import { STROKE_LIMITS, type Stroke } from "#app/domain/generation/schemas.ts";
import { BLANK, lookAt, paint, withPoint, zoomed, WHOLE, ZOOMS } from "./strokes.ts";

const stroke = (x: number): Stroke => ({ tool: "keep", radius: 0.02, points: [[x, 0.5]] });

test("what was undone comes back in its order, until something else is painted", () => {
  const three = [0.1, 0.2, 0.3].reduce((all, x) => paint(all, { do: "paint", stroke: stroke(x) }), BLANK);
  const one = paint(paint(three, { do: "undo" }), { do: "undo" });
  expect(one.done).toEqual([stroke(0.1)]);
  expect(paint(one, { do: "redo" }).done).toEqual([stroke(0.1), stroke(0.2)]);
  expect(paint(paint(one, { do: "redo" }), { do: "redo" }).done).toEqual(three.done);
  const other = paint(one, { do: "paint", stroke: stroke(0.9) });
  expect(paint(other, { do: "redo" })).toEqual(other);
});

test("resetting takes everything away, and redo brings it back stroke by stroke", () => {
  const two = [0.1, 0.2].reduce((all, x) => paint(all, { do: "paint", stroke: stroke(x) }), BLANK);
  const none = paint(two, { do: "reset" });
  expect(none.done).toEqual([]);
  expect(paint(paint(none, { do: "redo" }), { do: "redo" }).done).toEqual(two.done);
});

test("undo and redo of nothing change nothing", () => {
  expect(paint(BLANK, { do: "undo" })).toBe(BLANK);
  expect(paint(BLANK, { do: "redo" })).toBe(BLANK);
});

test("a painting never holds more than the server takes", () => {
  let painting = BLANK;
  for (let i = 0; i < STROKE_LIMITS.strokes + 5; i++)
    painting = paint(painting, { do: "paint", stroke: stroke(0.5) });
  expect(painting.done).toHaveLength(STROKE_LIMITS.strokes);
  const long = {
    ...stroke(0.5),
    points: Array.from({ length: STROKE_LIMITS.points }, () => [0.5, 0.5] as [number, number]),
  };
  expect(
    paint(paint(BLANK, { do: "paint", stroke: long }), { do: "paint", stroke: stroke(0.1) }).done,
  ).toEqual([long]);
});

test("points beside the photo, points that are no numbers and points on the spot are left out", () => {
  const start = stroke(0.5);
  for (const [x, y] of [
    [-0.01, 0.5],
    [0.5, 1.01],
    [Number.NaN, 0.5],
    [0.5005, 0.5005],
  ] as const)
    expect(withPoint(start, x, y)).toBe(start);
  expect(withPoint(start, 0.61239, 0.5).points).toEqual([
    [0.5, 0.5],
    [0.6124, 0.5],
  ]);
});

test("the view stays on the photo", () => {
  expect(lookAt({ zoom: 2, x: 0, y: 1 })).toEqual({ zoom: 2, x: 0.25, y: 0.75 });
  expect(zoomed(WHOLE, -1)).toBe(WHOLE);
  let view = lookAt({ zoom: 8, x: 0, y: 0 });
  for (const _ of ZOOMS) view = zoomed(view, -1);
  expect(view).toEqual(WHOLE);
});
