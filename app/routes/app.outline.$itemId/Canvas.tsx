import { type KeyboardEvent, type PointerEvent, type WheelEvent, useId, useRef, useState } from "react";
import type { Stroke } from "#app/domain/generation/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { ProposalView } from "./presenter.server.ts";
import { type View, lookAt, withPoint, zoomed } from "./strokes.ts";

export type Tool = Stroke["tool"] | "move";

/** How far an arrow key moves the brush, as a share of what is shown. */
const KEY_STEP = 0.02;

/**
 * The photo with what is left out tinted, to be painted on with mouse, pen, finger or keys (arrows move the brush, space
 * paints).
 */
export function Canvas({
  photo,
  alt,
  proposal,
  pending,
  tool,
  radius,
  view,
  onView,
  onStroke,
}: {
  readonly photo: string;
  readonly alt: string;
  readonly proposal: ProposalView;
  /** Strokes that the proposal doesn't show yet. */
  readonly pending: readonly Stroke[];
  readonly tool: Tool;
  readonly radius: number;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onStroke: (stroke: Stroke) => void;
}) {
  const { widthPx, heightPx, mask } = proposal;
  const maskId = useId();
  const surface = useRef<SVGSVGElement>(null);
  const [drawing, setDrawing] = useState<Stroke | null>(null);
  const [brush, setBrush] = useState<{ x: number; y: number } | null>(null);
  const dragged = useRef<{ x: number; y: number } | null>(null);
  const longestPx = Math.max(widthPx, heightPx);
  const left = (view.x - 0.5 / view.zoom) * widthPx;
  const top = (view.y - 0.5 / view.zoom) * heightPx;

  /** Where the pointer is on the photo, as shares of its sides. */
  function place(event: { clientX: number; clientY: number }): { x: number; y: number } {
    const toPhoto = surface.current?.getScreenCTM()?.inverse();
    if (!toPhoto) return { x: view.x, y: view.y };
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(toPhoto);
    return { x: x / widthPx, y: y / heightPx };
  }

  function onPointerDown(event: PointerEvent<SVGSVGElement>) {
    if (event.button !== 0 && event.button !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { x, y } = place(event);
    if (tool === "move" || event.button === 1) dragged.current = { x, y };
    else setDrawing(withPoint({ tool, radius, points: [] }, x, y));
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>) {
    const at = place(event);
    if (dragged.current) {
      onView(lookAt({ ...view, x: view.x + dragged.current.x - at.x, y: view.y + dragged.current.y - at.y }));
      return;
    }
    setBrush(at);
    if (!drawing) return;
    const moves = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const path = (moves.length > 0 ? moves : [event.nativeEvent]).map(place);
    setDrawing(path.reduce((stroke, { x, y }) => withPoint(stroke, x, y), drawing));
  }

  function onPointerUp() {
    dragged.current = null;
    if (drawing && drawing.points.length > 0) onStroke(drawing);
    setDrawing(null);
  }

  function onWheel(event: WheelEvent<SVGSVGElement>) {
    if (!event.ctrlKey && !event.metaKey) return;
    const { x, y } = place(event);
    const nearer = zoomed(view, event.deltaY < 0 ? 1 : -1);
    // What is under the pointer stays there.
    const keep = view.zoom / nearer.zoom;
    onView(lookAt({ ...nearer, x: x + (view.x - x) * keep, y: y + (view.y - y) * keep }));
  }

  function onKeyDown(event: KeyboardEvent<SVGSVGElement>) {
    const steps: Record<string, readonly [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const step = steps[event.key];
    const at = brush ?? view;
    if (step) {
      event.preventDefault();
      const x = Math.min(1, Math.max(0, at.x + (step[0] * KEY_STEP) / view.zoom));
      const y = Math.min(1, Math.max(0, at.y + (step[1] * KEY_STEP) / view.zoom));
      setBrush({ x, y });
      if (tool === "move") onView(lookAt({ ...view, x, y }));
    } else if (event.key === " " && tool !== "move") {
      event.preventDefault();
      onStroke(withPoint({ tool, radius, points: [] }, at.x, at.y));
    }
  }

  const line = (stroke: Stroke, key: string | number) => (
    <polyline
      key={key}
      className={`ps-stroke ps-stroke--${stroke.tool}`}
      strokeWidth={2 * stroke.radius * longestPx}
      // A single point is a dot only when its line goes somewhere.
      points={[...stroke.points, stroke.points.at(-1)!]
        .map(
          ([x, y], index) => `${x * widthPx + (index === stroke.points.length ? 0.01 : 0)},${y * heightPx}`,
        )
        .join(" ")}
    />
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- no tag is a surface to paint on
    <svg
      ref={surface}
      className={`ps-canvas ps-canvas--${tool}`}
      viewBox={`${left} ${top} ${widthPx / view.zoom} ${heightPx / view.zoom}`}
      style={{ aspectRatio: `${widthPx} / ${heightPx}` }}
      role="application"
      aria-label={t("outline.canvas", { photo: alt })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is painted on by keys, too
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onPointerLeave={() => !drawing && setBrush(null)}
      onWheel={onWheel}
      onKeyDown={onKeyDown}
    >
      <mask id={maskId} style={{ maskType: "luminance" }}>
        <image href={mask} width={widthPx} height={heightPx} preserveAspectRatio="none" />
      </mask>
      <image href={photo} width={widthPx} height={heightPx} preserveAspectRatio="none" />
      <rect className="ps-canvas__left-out" width={widthPx} height={heightPx} />
      <image
        href={photo}
        width={widthPx}
        height={heightPx}
        preserveAspectRatio="none"
        mask={`url(#${maskId})`}
      />
      {pending.map(line)}
      {drawing && drawing.points.length > 0 && line(drawing, "drawing")}
      {brush && tool !== "move" && (
        <circle
          className={`ps-brush ps-brush--${tool}`}
          cx={brush.x * widthPx}
          cy={brush.y * heightPx}
          r={radius * longestPx}
        />
      )}
    </svg>
  );
}
