/** What a key is for: a press is one act, however long it is held. */
import { expect, test } from "vitest";
import { keyOf } from "./use-keys.ts";

const press = (key: string, more: Partial<Parameters<typeof keyOf>[0]> = {}) =>
  keyOf({ key, repeat: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

test("letters count with and without caps lock; what belongs to the browser doesn't", () => {
  expect(["a", "A", "?", "Escape"].map((key) => press(key))).toEqual(["a", "a", "?", "Escape"]);
  expect(press("?", { shiftKey: true })).toBe("?");
  for (const held of ["ctrlKey", "metaKey", "altKey", "shiftKey"])
    expect(press("a", { [held]: true })).toBeNull();
});

test.each(["a", "r", "u", "t", "z", "?", "1", "2", "3", "4", "Escape"])(
  "%s that is held acts once",
  (key) => {
    expect(press(key, { repeat: true })).toBeNull();
  },
);

test("arrows that are held go on", () => {
  expect(press("ArrowRight", { repeat: true })).toBe("ArrowRight");
});
