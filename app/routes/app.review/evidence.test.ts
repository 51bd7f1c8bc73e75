import { expect, test } from "vitest";
import { boxesOf, marksOf, sourceOf } from "./evidence.ts";

test("boxes are drawn as a check gave them; what is none, and more than anyone looks at, is left out", () => {
  const box = { left: 1, top: 2, widthPx: 3, heightPx: 4 };
  expect(
    boxesOf({ boxes: [box, { left: "x" }, null, { ...box, widthPx: 0 }, { ...box, top: NaN }] }),
  ).toEqual([box]);
  expect(boxesOf({ boxes: "none" })).toEqual([]);
  expect(boxesOf({})).toEqual([]);
  expect(boxesOf({ boxes: Array.from({ length: 1000 }, () => box) })).toHaveLength(50);
});

test("only an https address is a source", () => {
  expect(sourceOf({ source: "https://help.shopify.com/en/manual" })).toBe(
    "https://help.shopify.com/en/manual",
  );
  for (const source of ["javascript:alert(1)", "http://example.com", "product truth", 7, null])
    expect(sourceOf({ source })).toBeNull();
});

test("boxes of notes are drawn where nothing else is to be looked at", () => {
  const boxes = [{ left: 1, top: 2, widthPx: 3, heightPx: 4 }];
  const [passed, noted, asked, blocked, unmarked] = [
    { outcome: "pass", boxes },
    { outcome: "warn", boxes },
    { outcome: "person", boxes },
    { outcome: "block", boxes },
    { outcome: "person", boxes: [] },
  ] as const;
  expect(marksOf([blocked, asked, noted, unmarked, passed])).toEqual([blocked, asked]);
  expect(marksOf([unmarked, noted, passed])).toEqual([noted]);
  expect(marksOf([passed, unmarked])).toEqual([]);
});
