/** The strokes that a merchant has painted, with what was undone. Pure. */
import { STROKE_LIMITS, type Stroke } from "#app/domain/generation/schemas.ts";

export interface Painting {
  readonly done: readonly Stroke[];
  /** What redo brings back, the next one last. */
  readonly undone: readonly Stroke[];
}
export const BLANK: Painting = { done: [], undone: [] };

export type PaintingStep =
  { readonly do: "paint"; readonly stroke: Stroke } | { readonly do: "undo" | "redo" | "reset" };

/** The painting after a step. A stroke beyond the limits is let go; resetting can be undone like a stroke. */
export function paint(painting: Painting, step: PaintingStep): Painting {
  const { done, undone } = painting;
  switch (step.do) {
    case "paint":
      return hasRoom(painting, step.stroke) ? { done: [...done, step.stroke], undone: [] } : painting;
    case "undo": {
      const last = done.at(-1);
      return last ? { done: done.slice(0, -1), undone: [...undone, last] } : painting;
    }
    case "redo": {
      const next = undone.at(-1);
      return next ? { done: [...done, next], undone: undone.slice(0, -1) } : painting;
    }
    case "reset":
      return { done: [], undone: [...undone, ...done.toReversed()] };
  }
}

export const hasRoom = ({ done }: Painting, { points }: Stroke): boolean =>
  done.length < STROKE_LIMITS.strokes &&
  done.reduce((sum, stroke) => sum + stroke.points.length, points.length) <= STROKE_LIMITS.points;

/** Nearer points than this, in shares of the photo's sides, say nothing more. */
const STEP = 0.002;

/** A stroke with a further point; the same one when the point lies outside of the photo or tells nothing new. */
export function withPoint(stroke: Stroke, x: number, y: number): Stroke {
  if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return stroke;
  const last = stroke.points.at(-1);
  if (last && Math.abs(last[0] - x) < STEP && Math.abs(last[1] - y) < STEP) return stroke;
  return { ...stroke, points: [...stroke.points, [round(x), round(y)]] };
}

const round = (share: number): number => Math.round(share * 10_000) / 10_000;

/** Brush radii to choose from, as shares of the photo's longest side. */
export const RADII = [0.004, 0.007, 0.012, 0.02, 0.035, 0.06, 0.1] as const;
export const USUAL_RADIUS = 3;

/** What of the photo is shown: its middle, as shares of its sides, and how much it is enlarged. */
export interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}
export const WHOLE: View = { zoom: 1, x: 0.5, y: 0.5 };
export const ZOOMS = [1, 1.5, 2, 3, 4, 6, 8] as const;

/** The view with its middle at this place, as far as the photo reaches. */
export function lookAt({ zoom, x, y }: View): View {
  const half = 0.5 / zoom;
  const within = (share: number) => Math.min(1 - half, Math.max(half, share));
  return { zoom, x: within(x), y: within(y) };
}

/** One step nearer or farther. */
export function zoomed(view: View, step: 1 | -1): View {
  const next = ZOOMS[ZOOMS.findIndex((zoom) => zoom === view.zoom) + step];
  return next === undefined ? view : lookAt({ ...view, zoom: next });
}
