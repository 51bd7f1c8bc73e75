/** Cells that hang together. */
export interface Region {
  readonly count: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** All groups of marked cells that hang together, the largest first. */
export function regionsOf(marked: Uint8Array, columns: number, rows: number): Region[] {
  const seen = new Uint8Array(marked.length);
  const regions: Region[] = [];
  for (let start = 0; start < marked.length; start++) {
    if (marked[start] === 0 || seen[start] === 1) continue;
    seen[start] = 1;
    const waiting = [start];
    const region = { count: 0, left: columns, top: rows, right: -1, bottom: -1 };
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      const [x, y] = [cell % columns, Math.floor(cell / columns)];
      region.count++;
      region.left = Math.min(region.left, x);
      region.right = Math.max(region.right, x);
      region.top = Math.min(region.top, y);
      region.bottom = Math.max(region.bottom, y);
      for (const next of neighboursOf(cell, columns, rows)) {
        if (marked[next] === 0 || seen[next] === 1) continue;
        seen[next] = 1;
        waiting.push(next);
      }
    }
    regions.push(region);
  }
  return regions.toSorted((a, b) => b.count - a.count);
}

/** The cells beside, above and below. */
export function neighboursOf(cell: number, columns: number, rows: number): number[] {
  const x = cell % columns;
  return [
    ...(x > 0 ? [cell - 1] : []),
    ...(x < columns - 1 ? [cell + 1] : []),
    ...(cell >= columns ? [cell - columns] : []),
    ...(cell + columns < columns * rows ? [cell + columns] : []),
  ];
}
