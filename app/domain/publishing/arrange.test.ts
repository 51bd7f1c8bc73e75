import fc from "fast-check";
import { expect, test } from "vitest";
import { type Placed, anchorsOf, arrangedOrder, isSameOrder, movesTo } from "./arrange.ts";

const line = (
  id: string,
  placement: Placed["placement"] = "append",
  replacesGid: string | null = null,
): Placed => ({
  id,
  placement,
  replacesGid,
});

test.each([
  ["appended behind all others, in the order of the lines", [line("x"), line("y")], "a b c x y"],
  ["first, in the order of the lines", [line("x", "first"), line("y", "first")], "x y a b c"],
  ["behind the main medium", [line("x", "after-main"), line("y", "after-main")], "a x y b c"],
  ["in the place of another", [line("x", "replace", "b")], "a x c"],
  [
    "in the place of the main medium, with one behind it",
    [line("x", "replace", "a"), line("y", "after-main")],
    "x y b c",
  ],
  [
    "several in the place of the main medium, in the order of the lines, before one behind it",
    [line("w", "after-main"), line("x", "replace", "a"), line("y", "replace", "a")],
    "x y w b c",
  ],
  ["in the place of one that is gone: at the end", [line("x", "replace", "z"), line("y")], "a b c x y"],
  [
    "each in its own way",
    [line("w"), line("x", "first"), line("y", "after-main"), line("z", "replace", "c")],
    "x a y b z w",
  ],
])("ours stand %s", (_name, lines, order) => {
  expect(arrangedOrder(["a", "b", "c"], lines)).toEqual(order.split(" "));
});

test("a product that has nothing shows ours alone", () => {
  const lines = [line("x"), line("y", "first"), line("z", "after-main")];
  expect(arrangedOrder([], lines)).toEqual(["y", "z", "x"]);
});

/** What Shopify does with moves. */
function moved(current: readonly string[], moves: ReturnType<typeof movesTo>): string[] {
  return moves.reduce<string[]>(
    (order, { mediaGid, position }) =>
      order.filter((gid) => gid !== mediaGid).toSpliced(position, 0, mediaGid),
    [...current],
  );
}

const placements = fc.constantFrom("append", "first", "after-main", "replace" as const);

test("whatever is placed where: the moves lead to the planned order, and nothing of the merchant's is moved", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), fc.array(placements, { maxLength: 5 }), (count, wanted) => {
      const before = Array.from({ length: count }, (_, index) => `m${index}`);
      const free = [...before];
      const lines = wanted.map((placement, index) => {
        // Every other one takes the place of the medium that the one before it took.
        const replaced = placement !== "replace" ? undefined : index % 2 === 0 ? free.at(-1) : free.pop();
        return replaced === undefined
          ? line(`o${index}`, placement === "replace" ? "append" : (placement as Placed["placement"]))
          : line(`o${index}`, "replace", replaced);
      });
      const order = arrangedOrder(before, lines);
      const ours = new Set(lines.filter(({ placement }) => placement !== "append").map(({ id }) => id));
      const replaced = new Set(lines.map(({ replacesGid }) => replacesGid));
      const shown = [...before, ...lines.map(({ id }) => id)];
      const moves = movesTo(shown, anchorsOf(order, ours));
      expect(moves.every(({ mediaGid }) => ours.has(mediaGid))).toBe(true);
      const after = moved(shown, moves).filter((gid) => !replaced.has(gid));
      expect(after).toEqual(order);
      expect(movesTo(after, anchorsOf(order, ours))).toEqual([]);
    }),
  );
});

test("what the merchant added or removed meanwhile keeps nothing from its place", () => {
  const order = arrangedOrder(["a", "b"], [line("x", "after-main")]);
  const anchored = anchorsOf(order, new Set(["x"]));
  expect(movesTo(["a", "b", "new", "x"], anchored)).toEqual([{ mediaGid: "x", position: 1 }]);
  expect(movesTo(["b", "x"], anchored)).toEqual([{ mediaGid: "x", position: 0 }]);
  expect(movesTo(["a", "b"], anchored)).toEqual([]);
});

test.each([
  ["a b c", "a b c", true],
  ["a b c", "a x c", true],
  ["a b c", "c a", false],
  ["a b c", "", true],
])("the shared media of %s and %s stand in the same order: %s", (one, other, same) => {
  expect(isSameOrder(one.split(" "), other.split(" "))).toBe(same);
});
