import fc from "fast-check";
import { expect, test } from "vitest";
import { type PilotCandidate, choosePilot } from "./pilot.ts";

const item = (product: string, productType = "Mugs", collection: string | null = null): PilotCandidate => ({
  productGid: product,
  productType,
  collectionGid: collection,
});
const chosen = (candidates: PilotCandidate[], count: number) =>
  choosePilot(candidates, count).map((place) => candidates[place]!.productGid);

test("the sample takes one product of each type in turn", () => {
  const candidates = [
    ...["m1", "m2", "m3", "m4"].map((product) => item(product)),
    item("lamp", "Lamps"),
    item("chair", "Chairs"),
  ];
  expect(chosen(candidates, 4)).toEqual(["m1", "m2", "lamp", "chair"]);
});

test("collections count as well as types", () => {
  const candidates = [item("a", "Mugs", "spring"), item("b", "Mugs", "spring"), item("c", "Mugs", "autumn")];
  expect(chosen(candidates, 2)).toEqual(["a", "c"]);
});

test("a sampled product comes with all its pictures, as far as there is room", () => {
  const candidates = [item("a"), item("a"), item("a"), item("b", "Lamps"), item("b", "Lamps")];
  expect(choosePilot(candidates, 5)).toEqual([0, 1, 2, 3, 4]);
  expect(choosePilot(candidates, 4)).toEqual([0, 1, 2, 3]);
});

test("a sample that is larger than the order is the order; one of nothing is nothing", () => {
  expect(choosePilot([item("a"), item("b")], 20)).toEqual([0, 1]);
  expect(choosePilot([], 20)).toEqual([]);
});

test("whatever the order: as many places as were asked for, each once, ascending", () => {
  const candidates = fc.array(
    fc.record({
      productGid: fc.constantFrom("a", "b", "c", "d", "e"),
      productType: fc.constantFrom("x", "y"),
      collectionGid: fc.constantFrom(null, "k"),
    }),
  );
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 30 }), (items, count) => {
      const places = choosePilot(items, count);
      expect(places).toHaveLength(Math.min(count, items.length));
      expect(places).toEqual([...new Set(places)].toSorted((one, other) => one - other));
    }),
  );
});
