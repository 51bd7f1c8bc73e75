import { expect, test } from "vitest";
import { createShortMemory } from "./short-memory.ts";

test("a value is recalled until it is too old, and replaced by a newer one", () => {
  const memory = createShortMemory<string>({ keptMs: 100, maxEntries: 9 });
  expect(memory.recall("shop", 0)).toBeNull();
  memory.keep("shop", "old", 0);
  expect(memory.recall("shop", 99)).toBe("old");
  expect(memory.recall("other", 99)).toBeNull();
  memory.keep("shop", "new", 99);
  expect(memory.recall("shop", 150)).toBe("new");
  expect(memory.recall("shop", 199)).toBeNull();
});

test("what was kept first makes room; keeping again counts anew", () => {
  const memory = createShortMemory<number>({ keptMs: 100, maxEntries: 2 });
  memory.keep("a", 1, 0);
  memory.keep("b", 2, 0);
  memory.keep("a", 3, 0);
  memory.keep("c", 4, 0);
  expect(["a", "b", "c"].map((key) => memory.recall(key, 1))).toEqual([3, null, 4]);
});
