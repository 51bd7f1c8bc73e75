/** The kernel by which everything is scaled. @param x in samples from the middle */
export function lanczos3(x: number): number {
  if (x === 0) return 1;
  const t = Math.PI * x;
  return Math.abs(x) >= 3 ? 0 : (3 * Math.sin(t) * Math.sin(t / 3)) / (t * t);
}
