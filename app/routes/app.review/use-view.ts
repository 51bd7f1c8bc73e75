import { useState } from "react";

/** How near a picture is looked at, and where, in hundredths of it. */
export interface View {
  readonly isZoomed: boolean;
  readonly x: number;
  readonly y: number;
}

export const ZOOM = 3;
/** How far an arrow moves the picture, in hundredths. */
const STEP = 12;
const WHOLE: View = { isZoomed: false, x: 50, y: 50 };
const within = (value: number): number => Math.min(Math.max(value, 0), 100);

/** How near the shown picture is looked at; another picture is shown whole again. */
export function useView(assetId: string | null): {
  readonly view: View;
  /** Nearer, at a place in hundredths of the picture, or whole again. */
  readonly toggle: (place: { readonly x: number; readonly y: number }) => void;
  readonly lookAt: (place: { readonly x: number; readonly y: number }) => void;
  readonly move: (right: -1 | 0 | 1, down: -1 | 0 | 1) => void;
} {
  const [looked, setLooked] = useState<{ readonly assetId: string | null; readonly view: View }>({
    assetId,
    view: WHOLE,
  });
  const view = looked.assetId === assetId ? looked.view : WHOLE;
  const look = (next: View) => setLooked({ assetId, view: next });
  return {
    view,
    toggle: ({ x, y }) => look(view.isZoomed ? WHOLE : { isZoomed: true, x: within(x), y: within(y) }),
    lookAt: ({ x, y }) => view.isZoomed && look({ isZoomed: true, x: within(x), y: within(y) }),
    move: (right, down) =>
      look({ ...view, x: within(view.x + right * STEP), y: within(view.y + down * STEP) }),
  };
}
