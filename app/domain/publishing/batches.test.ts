import { expect, test } from "vitest";
import { batchesOf } from "./batches.ts";

const times = (productGid: string, count: number) => Array.from({ length: count }, () => productGid);

test("twenty-five products with a picture each are one batch, the next is another", () => {
  const products = Array.from({ length: 51 }, (_, index) => `p${index}`);
  expect(batchesOf(products).map(({ length }) => length)).toEqual([25, 25, 1]);
  expect(batchesOf(products).flat()).toEqual(products);
});

test("a product's pictures stay together, however many there are", () => {
  expect(batchesOf([...times("a", 24), ...times("b", 2), ...times("c", 60), "d"])).toEqual([
    ["a"],
    ["b"],
    ["c"],
    ["d"],
  ]);
  expect(batchesOf(["a", "b", "a"])).toEqual([["a", "b"]]);
});

test("nothing to publish is no batch", () => {
  expect(batchesOf([])).toEqual([]);
});
