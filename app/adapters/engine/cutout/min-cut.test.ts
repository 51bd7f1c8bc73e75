import { expect, test } from "vitest";
import { DIRECTIONS, type Graph, minCut, NEIGHBOUR_X, NEIGHBOUR_Y } from "./min-cut.ts";

/** Numbers without end that are always the same. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}

function grid(widthPx: number, heightPx: number, seed: number): Graph {
  const next = numbers(seed);
  const nodeCount = widthPx * heightPx;
  const neighbours = new Int32Array(nodeCount * DIRECTIONS).fill(-1);
  const capacities = new Int32Array(nodeCount * DIRECTIONS);
  for (let node = 0; node < nodeCount; node++) {
    for (let d = 0; d < DIRECTIONS / 2; d++) {
      const x = (node % widthPx) + NEIGHBOUR_X[d]!;
      const y = Math.floor(node / widthPx) + NEIGHBOUR_Y[d]!;
      if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) continue;
      const other = y * widthPx + x;
      neighbours[node * DIRECTIONS + d] = other;
      neighbours[other * DIRECTIONS + 7 - d] = node;
      const carries = next(20);
      capacities[node * DIRECTIONS + d] = carries;
      capacities[other * DIRECTIONS + 7 - d] = carries;
    }
  }
  return {
    nodeCount,
    neighbours,
    capacities,
    terminals: Int32Array.from({ length: nodeCount }, () => next(61) - 30),
  };
}

/** What a division costs: the edges it cuts, and the terminals on the wrong side. */
function costOf(
  { nodeCount, neighbours, capacities, terminals }: Graph,
  isSource: (node: number) => boolean,
): number {
  let cost = 0;
  for (let node = 0; node < nodeCount; node++) {
    const terminal = terminals[node]!;
    cost += isSource(node) ? Math.max(0, -terminal) : Math.max(0, terminal);
    for (let d = 0; d < DIRECTIONS; d++) {
      const other = neighbours[node * DIRECTIONS + d]!;
      if (other >= 0 && isSource(node) && !isSource(other)) cost += capacities[node * DIRECTIONS + d]!;
    }
  }
  return cost;
}

const copy = (graph: Graph): Graph => ({
  ...graph,
  capacities: graph.capacities.slice(),
  terminals: graph.terminals.slice(),
});

test.each(Array.from({ length: 40 }, (_, seed) => [seed + 1]))(
  "no division of graph %d is cheaper than the one that is found",
  (seed) => {
    const graph = grid(4, 3, seed);
    const side = minCut(copy(graph));
    let cheapest = Infinity;
    for (let division = 0; division < 1 << graph.nodeCount; division++) {
      cheapest = Math.min(
        cheapest,
        costOf(graph, (node) => ((division >> node) & 1) === 1),
      );
    }
    expect(costOf(graph, (node) => side[node] === 1)).toBe(cheapest);
  },
);

test("a graph without edges is divided by its terminals, one without anything not at all", () => {
  const bare = (terminals: number[]): Graph => ({
    nodeCount: terminals.length,
    neighbours: new Int32Array(terminals.length * DIRECTIONS).fill(-1),
    capacities: new Int32Array(terminals.length * DIRECTIONS),
    terminals: Int32Array.from(terminals),
  });
  expect([...minCut(bare([5, -5, 0]))]).toEqual([1, 0, 0]);
  expect([...minCut(bare([]))]).toEqual([]);
});
