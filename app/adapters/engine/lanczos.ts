/**
 * The kernel by which everything is scaled.
 * @param x in samples from the middle
 * @param lobes how far it reaches, in samples
 */
export function lanczos(x: number, lobes = 3): number {
  if (x === 0) return 1;
  const t = Math.PI * x;
  return Math.abs(x) >= lobes ? 0 : (lobes * Math.sin(t) * Math.sin(t / lobes)) / (t * t);
}
