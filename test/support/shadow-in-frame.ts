/** A shadow's darkness for all of its frame, as tests ask for it. */
import type { Shadow } from "#app/adapters/engine/compose/shadow.ts";
import { emptyPlane, type Plane, type Size } from "#app/adapters/engine/picture.ts";

export function shadowInFrame(shadow: Shadow, frame: Size): Plane {
  const plane = emptyPlane(frame.widthPx, frame.heightPx);
  for (let y = 0; y < shadow.heightPx; y++) {
    const row = shadow.data.subarray(y * shadow.widthPx, (y + 1) * shadow.widthPx);
    plane.data.set(row, (shadow.top + y) * frame.widthPx + shadow.left);
  }
  return plane;
}
