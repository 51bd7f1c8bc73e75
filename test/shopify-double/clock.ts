/** Where every part of the double reads the time, so that tests and later controls can move it in one place. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A timestamp as Shopify's DateTime scalar writes it: UTC, whole seconds. */
export function shopifyDateTime(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, "Z");
}
