import { expect, test } from "vitest";
import { createQueryCosts } from "./query-costs.ts";

const READ = "query Read($first: Int!) { products(first: $first) { nodes { id } } }";
const WRITE = "#graphql\n  mutation Write { x }";

test("what nobody has sent yet is guessed: a mutation by its documented cost", () => {
  const costs = createQueryCosts();
  expect(costs.expected(WRITE, {})).toBe(10);
  expect(costs.expected(READ, { first: 5 })).toBeGreaterThan(10);
});

test("an operation costs what it was asked for last, with the same sizes", () => {
  const costs = createQueryCosts();
  costs.learn(READ, { first: 5, after: "a" }, 7);
  costs.learn(READ, { first: 5, after: "b" }, 8);
  expect(costs.expected(READ, { first: 5, after: null })).toBe(8);
});

test("other sizes are other costs; an unknown size costs as much as the dearest known one", () => {
  const costs = createQueryCosts();
  costs.learn(READ, { first: 5 }, 7);
  costs.learn(READ, { first: 250 }, 40);
  expect(costs.expected(READ, { first: 5 })).toBe(7);
  expect(costs.expected(READ, { first: 100 })).toBe(40);
});

test("the length of a list counts, what is in it doesn't, wherever it stands", () => {
  const costs = createQueryCosts();
  costs.learn(READ, { input: { ids: ["a", "b"] } }, 3);
  costs.learn(READ, { input: { ids: ["a", "b", "c"] } }, 4);
  expect(costs.expected(READ, { input: { ids: ["x", "y"] } })).toBe(3);
});
