import { expect, test } from "vitest";
import { isInView } from "./in-view.ts";

test.each([
  ["all of it", 400, 400, 900, true],
  ["half of it", 200, 400, 900, true],
  ["its upper edge", 120, 400, 900, false],
  ["nothing of it", 0, 400, 900, false],
  ["as much as a low window holds", 300, 800, 320, true],
  ["nothing, before it has a size", 0, 0, 900, false],
])("%s is shown", (_, shownPx, heightPx, windowPx, expected) => {
  expect(isInView(shownPx, heightPx, windowPx)).toBe(expected);
});
