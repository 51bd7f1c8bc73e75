import type { Stand } from "../compose/stand.ts";

/** What every backdrop is drawn around. */
export interface Setting {
  readonly stand: Stand;
  /** From which side the light comes: −1 the left, 1 the right, 0 above. */
  readonly side: -1 | 0 | 1;
  /** All chance comes from here. */
  readonly seed: number;
}
