/**
 * Minimum cut of a graph on pixels, by Boykov and Kolmogorov ("An Experimental Comparison of Min-Cut/Max-Flow
 * Algorithms", 2004): two trees grow from source and sink, meet, and are mended after each augmentation. Whole numbers
 * only, so that no path carries dust, and the same graph is always cut the same way.
 */

/** Directions to the eight neighbours; the opposite of `d` is `7 - d`. */
export const NEIGHBOUR_X = [-1, 0, 1, -1, 1, -1, 0, 1] as const;
export const NEIGHBOUR_Y = [-1, -1, -1, 0, 0, 1, 1, 1] as const;
export const DIRECTIONS = 8;

export interface Graph {
  readonly nodeCount: number;
  /** Eight entries a node, by direction: the neighbour's number, −1 for none. */
  readonly neighbours: Int32Array;
  /** Eight entries a node: what the edge to that neighbour still carries. Used up. */
  readonly capacities: Int32Array;
  /** One entry a node: positive from the source, negative to the sink. Used up. */
  readonly terminals: Int32Array;
}

const NO_PARENT = -1;
const TERMINAL = 8;
const ORPHAN = 9;
const FAR = 0x7fffffff;

/** @returns 1 for each node on the source's side */
export function minCut({ nodeCount, neighbours, capacities, terminals }: Graph): Uint8Array {
  /** Direction of the parent. */
  const parent = new Int8Array(nodeCount).fill(NO_PARENT);
  const isSink = new Uint8Array(nodeCount);
  const time = new Int32Array(nodeCount);
  const distance = new Int32Array(nodeCount);
  // A ring: a node is in it once at the most.
  const active = new Int32Array(nodeCount + 1);
  const isActive = new Uint8Array(nodeCount);
  let activeFirst = 0;
  let activeLast = 0;
  const orphans: number[] = [];
  let nextOrphan = 0;
  let now = 0;

  const activate = (node: number) => {
    if (isActive[node]) return;
    isActive[node] = 1;
    active[activeLast] = node;
    activeLast = activeLast === nodeCount ? 0 : activeLast + 1;
  };
  const takeActive = (): number => {
    while (activeFirst !== activeLast) {
      const node = active[activeFirst]!;
      activeFirst = activeFirst === nodeCount ? 0 : activeFirst + 1;
      isActive[node] = 0;
      if (parent[node] !== NO_PARENT) return node;
    }
    return -1;
  };
  const orphan = (node: number) => {
    parent[node] = ORPHAN;
    orphans.push(node);
  };
  /** What still fits through the edge that joins a tree's inner node to its outer one. */
  const carries = (inner: number, direction: number, outer: number, sink: number) =>
    sink ? capacities[outer * DIRECTIONS + 7 - direction]! : capacities[inner * DIRECTIONS + direction]!;

  /** Lets a tree take up free neighbours. Returns the edge on which it meets the other one, from the source's side. */
  function grow(node: number): number {
    const sink = isSink[node]!;
    for (let d = 0; d < DIRECTIONS; d++) {
      const other = neighbours[node * DIRECTIONS + d]!;
      if (other < 0 || carries(node, d, other, sink) === 0) continue;
      if (parent[other] === NO_PARENT) {
        isSink[other] = sink;
        parent[other] = 7 - d;
        time[other] = time[node]!;
        distance[other] = distance[node]! + 1;
        activate(other);
      } else if (isSink[other] !== sink) {
        return sink ? other * DIRECTIONS + 7 - d : node * DIRECTIONS + d;
      } else if (time[other]! <= time[node]! && distance[other]! > distance[node]!) {
        parent[other] = 7 - d;
        time[other] = time[node]!;
        distance[other] = distance[node]! + 1;
      }
    }
    return -1;
  }

  function augment(edge: number): void {
    const from = Math.floor(edge / DIRECTIONS);
    const to = neighbours[edge]!;
    let least = capacities[edge]!;
    let node = from;
    for (let d = parent[node]!; d !== TERMINAL; d = parent[node]!) {
      const up = neighbours[node * DIRECTIONS + d]!;
      least = Math.min(least, capacities[up * DIRECTIONS + 7 - d]!);
      node = up;
    }
    least = Math.min(least, terminals[node]!);
    node = to;
    for (let d = parent[node]!; d !== TERMINAL; d = parent[node]!) {
      least = Math.min(least, capacities[node * DIRECTIONS + d]!);
      node = neighbours[node * DIRECTIONS + d]!;
    }
    least = Math.min(least, -terminals[node]!);

    const push = (at: number) => {
      const other = neighbours[at]!;
      capacities[at]! -= least;
      capacities[other * DIRECTIONS + 7 - (at % DIRECTIONS)]! += least;
    };
    push(edge);
    node = from;
    for (let d = parent[node]!; d !== TERMINAL; d = parent[node]!) {
      const up = neighbours[node * DIRECTIONS + d]!;
      const at = up * DIRECTIONS + 7 - d;
      push(at);
      if (capacities[at] === 0) orphan(node);
      node = up;
    }
    terminals[node]! -= least;
    if (terminals[node] === 0) orphan(node);
    node = to;
    for (let d = parent[node]!; d !== TERMINAL; d = parent[node]!) {
      const up = neighbours[node * DIRECTIONS + d]!;
      push(node * DIRECTIONS + d);
      if (capacities[node * DIRECTIONS + d] === 0) orphan(node);
      node = up;
    }
    terminals[node]! += least;
    if (terminals[node] === 0) orphan(node);
  }

  /** How far a node is from its terminal; FAR when an orphan lies between. */
  function rootDistance(start: number): number {
    let steps = 0;
    for (let node = start; ;) {
      if (time[node] === now) return steps + distance[node]!;
      const d = parent[node]!;
      steps++;
      if (d === TERMINAL) {
        time[node] = now;
        distance[node] = 1;
        return steps;
      }
      if (d === ORPHAN) return FAR;
      node = neighbours[node * DIRECTIONS + d]!;
    }
  }

  function adopt(node: number): void {
    const sink = isSink[node]!;
    let best = NO_PARENT;
    let least = FAR;
    for (let d = 0; d < DIRECTIONS; d++) {
      const other = neighbours[node * DIRECTIONS + d]!;
      if (other < 0 || isSink[other] !== sink || parent[other] === NO_PARENT) continue;
      if (carries(other, 7 - d, node, sink) === 0) continue;
      let steps = rootDistance(other);
      if (steps === FAR) continue;
      if (steps < least) {
        best = d;
        least = steps;
      }
      for (let up = other; time[up] !== now; up = neighbours[up * DIRECTIONS + parent[up]!]!) {
        time[up] = now;
        distance[up] = steps--;
      }
    }
    parent[node] = best;
    if (best !== NO_PARENT) {
      time[node] = now;
      distance[node] = least + 1;
      return;
    }
    for (let d = 0; d < DIRECTIONS; d++) {
      const other = neighbours[node * DIRECTIONS + d]!;
      if (other < 0 || isSink[other] !== sink || parent[other] === NO_PARENT) continue;
      if (carries(other, 7 - d, node, sink) > 0) activate(other);
      const up = parent[other]!;
      if (up < TERMINAL && neighbours[other * DIRECTIONS + up] === node) orphan(other);
    }
  }

  for (let node = 0; node < nodeCount; node++) {
    if (terminals[node] === 0) continue;
    isSink[node] = terminals[node]! < 0 ? 1 : 0;
    parent[node] = TERMINAL;
    distance[node] = 1;
    activate(node);
  }
  for (let node = takeActive(); node >= 0;) {
    const edge = grow(node);
    now++;
    if (edge < 0) {
      node = takeActive();
      continue;
    }
    augment(edge);
    for (nextOrphan = 0; nextOrphan < orphans.length; nextOrphan++) adopt(orphans[nextOrphan]!);
    orphans.length = 0;
    // It may have met the other tree elsewhere too; it may also have lost its own.
    if (parent[node] === NO_PARENT) node = takeActive();
  }
  const side = new Uint8Array(nodeCount);
  for (let node = 0; node < nodeCount; node++)
    side[node] = parent[node] !== NO_PARENT && !isSink[node] ? 1 : 0;
  return side;
}
