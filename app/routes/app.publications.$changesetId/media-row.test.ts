import { expect, test } from "vitest";
import { shownMedia } from "./media-row.ts";

const row = (marks: string) =>
  [...marks].map((letter, index) => ({ index, mark: letter === "n" ? ("new" as const) : null }));
const told = (marks: string, most: number) =>
  shownMedia(row(marks), most)
    .map((piece) => ("gap" in piece ? `+${piece.gap}` : piece.mark === "new" ? "n" : "."))
    .join(" ");

test("what is new is always shown, in its place, and what there is no room for is counted where it belongs", () => {
  expect(told("...n", 12)).toBe(". . . n");
  expect(told("n......", 4)).toBe("n . . . +3");
  expect(told("......n", 4)).toBe(". . . +3 n");
  expect(told(".n....n", 3)).toBe(". n +4 n");
  expect(told("....", 2)).toBe(". . +2");
});

test("more new media than there is room for leave no room for others", () => {
  expect(told(".nnnn", 3)).toBe("+1 n n n +1");
  expect(told("", 3)).toBe("");
});
