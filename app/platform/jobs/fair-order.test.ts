import { expect, test } from "vitest";
import { MAX_TAG, startTags } from "./fair-order.ts";

const empty = { nowTag: 0, lastTags: new Map<string, number>() };

test("the first job of an empty queue gets the first tag, its group's next ones follow", () => {
  expect(startTags(["a", "a", "a"], empty)).toEqual([1, 2, 3]);
});

test("each group counts for itself", () => {
  expect(startTags(["a", "a", "b", "a", "b"], empty)).toEqual([1, 2, 1, 3, 2]);
});

test("who comes late begins where the queue stands, not where it began", () => {
  expect(startTags(["b", "b"], { nowTag: 500, lastTags: new Map([["a", 2000]]) })).toEqual([501, 502]);
});

test("who comes again queues behind its own", () => {
  expect(startTags(["a", "b"], { nowTag: 500, lastTags: new Map([["a", 2000]]) })).toEqual([2001, 501]);
});

test("a group whose jobs have all been begun begins where the queue stands", () => {
  expect(startTags(["a"], { nowTag: 500, lastTags: new Map([["a", 3]]) })).toEqual([501]);
});

test("a tag never passes what a priority can hold", () => {
  expect(startTags(["a", "a", "a"], { nowTag: MAX_TAG - 2, lastTags: new Map() })).toEqual([
    MAX_TAG - 1,
    MAX_TAG,
    MAX_TAG,
  ]);
  expect(-MAX_TAG).toBeGreaterThan(-(2 ** 31));
});
