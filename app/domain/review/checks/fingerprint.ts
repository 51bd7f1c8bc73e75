/** Side of the picture that is transformed, and of the square of low frequencies that is kept. */
const SIDE = 32;
const KEPT = 8;

/** cos((2x + 1) uπ / 2n) for the frequencies that are kept. */
const COSINES = Array.from({ length: KEPT }, (_, u) =>
  Float64Array.from({ length: SIDE }, (__, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * SIDE))),
);

/**
 * A perceptual hash of a box of cells: which of its 63 lowest frequencies are above their median. Scaling, encoding and
 * another light change a few bits, another picture about half. Source: Zauner, "Implementation and Benchmarking of
 * Perceptual Image Hash Functions" (2010), the DCT hash.
 */
export function fingerprint(
  levels: Float32Array,
  columns: number,
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
): readonly boolean[] {
  const small = new Float64Array(SIDE * SIDE);
  const [stepX, stepY] = [(right - left + 1) / SIDE, (bottom - top + 1) / SIDE];
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) small[y * SIDE + x] = meanOf(levels, columns, x, y);
  }
  const frequencies: number[] = [];
  for (let v = 0; v < KEPT; v++) {
    for (let u = 0; u < KEPT; u++) {
      if (u === 0 && v === 0) continue;
      let sum = 0;
      for (let y = 0; y < SIDE; y++)
        for (let x = 0; x < SIDE; x++) sum += small[y * SIDE + x]! * COSINES[u]![x]! * COSINES[v]![y]!;
      frequencies.push(sum);
    }
  }
  const median = frequencies.toSorted((a, b) => a - b)[Math.floor(frequencies.length / 2)]!;
  return frequencies.map((frequency) => frequency > median);

  function meanOf(all: Float32Array, width: number, x: number, y: number): number {
    let [sum, count] = [0, 0];
    for (
      let row = Math.floor(top + y * stepY);
      row < Math.max(top + y * stepY + 1, top + (y + 1) * stepY);
      row++
    ) {
      for (
        let column = Math.floor(left + x * stepX);
        column < Math.max(left + x * stepX + 1, left + (x + 1) * stepX);
        column++
      ) {
        sum += all[row * width + column] ?? 128;
        count++;
      }
    }
    return sum / Math.max(1, count);
  }
}

/** How many bits differ. */
export const fingerprintDistance = (one: readonly boolean[], other: readonly boolean[]): number =>
  one.filter((bit, i) => bit !== other[i]).length;
