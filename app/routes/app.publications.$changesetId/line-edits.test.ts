import { expect, test } from "vitest";
import { type LineEdits, changeOf, edited, formOf, replacing } from "./line-edits.ts";

const PHOTO = "gid://shopify/MediaImage/1";
const LINE = {
  assetId: "a",
  placement: "append",
  replacesGid: null,
  toVariants: false,
  altText: "A mug",
  fileName: "mug.front.jpg",
} as const;
/** The same line after somebody else has changed it. */
const MOVED = { ...LINE, placement: "replace", replacesGid: PHOTO, altText: "Their text" } as const;

test("only the fields that were changed are sent", () => {
  expect(changeOf(LINE, edited({}, LINE, "altText", "A blue mug"))).toEqual({
    assetId: "a",
    altText: "A blue mug",
  });
  expect(changeOf(LINE, edited({}, LINE, "place", "first"))).toEqual({ assetId: "a", placement: "first" });
  expect(changeOf(LINE, edited({}, LINE, "place", replacing(PHOTO)))).toEqual({
    assetId: "a",
    placement: "replace",
    replacesGid: PHOTO,
  });
  expect(changeOf(LINE, edited({}, LINE, "stem", " mug-blue "))).toEqual({
    assetId: "a",
    fileName: "mug-blue.jpg",
  });
});

test("what somebody else changed meanwhile stays, and the form shows it where nothing was typed", () => {
  const edits = edited({}, LINE, "toVariants", true);
  expect(changeOf(MOVED, edits)).toEqual({ assetId: "a", toVariants: true });
  expect({ ...formOf(MOVED), ...edits }).toEqual({
    place: replacing(PHOTO),
    toVariants: true,
    altText: "Their text",
    stem: "mug.front",
  });
});

test("nothing is sent when nothing was changed, or it was changed back, or is so by now", () => {
  expect(changeOf(LINE, {})).toBeNull();
  const back: LineEdits = edited(edited({}, LINE, "altText", "Other"), LINE, "altText", "A mug");
  expect(back).toEqual({});
  expect(changeOf(MOVED, back)).toBeNull();
  expect(changeOf(MOVED, { altText: "Their text" })).toBeNull();
  expect(changeOf(LINE, { stem: "mug.front " })).toBeNull();
});
