import { type PointerEvent, type RefObject, useState, useSyncExternalStore } from "react";
import { sizedSource } from "#app/components/Picture.tsx";
import { enumerated, t } from "#app/platform/i18n/translate.ts";
import { marksOf, type PictureBox } from "./evidence.ts";
import type { ReviewCard } from "./review-state.ts";
import { type View, ZOOM } from "./use-view.ts";

export const SOURCE_WIDTH_PX = 1400;
/** Between a box and what it marks, as a share of the picture's longer side. */
const CLEARANCE = 0.012;
/** Where there is no room for two pictures, one is divided in the middle. */
const NARROW = "(max-width: 47.9em)";
const onWidth = (changed: () => void) => {
  const narrow = matchMedia(NARROW);
  narrow.addEventListener("change", changed);
  return () => narrow.removeEventListener("change", changed);
};

/**
 * Source and result: beside each other where there is room, and in one frame with a divider that is dragged, touched or
 * moved by the arrow keys. What the checks found is drawn on the result.
 */
export function Compare({
  card,
  view,
  picture,
  onLookAt,
}: {
  readonly card: ReviewCard;
  readonly view: View;
  /** Gets the result's picture. */
  readonly picture?: RefObject<HTMLImageElement>;
  readonly onLookAt: (place: { readonly x: number; readonly y: number }) => void;
}) {
  const isNarrow = useSyncExternalStore(
    onWidth,
    () => matchMedia(NARROW).matches,
    () => false,
  );
  const [moved, setMoved] = useState<number | null>(null);
  const split = moved ?? (isNarrow ? 50 : 0);
  const source = sizedSource(card.sourceUrl, SOURCE_WIDTH_PX);
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onLookAt({
      x: ((event.clientX - box.left) / box.width) * 100,
      y: ((event.clientY - box.top) / box.height) * 100,
    });
  };
  const near = view.isZoomed
    ? { transform: `scale(${ZOOM})`, transformOrigin: `${view.x}% ${view.y}%` }
    : undefined;
  return (
    <div className="ps-review__pair">
      <div className="ps-compare ps-compare--source" onPointerMove={follow}>
        <div className="ps-compare__layer" style={near}>
          {source !== null && (
            <img src={source} alt={t("review.sourceOf", { title: card.title })} decoding="async" />
          )}
        </div>
        <span className="ps-compare__label">{t("review.source")}</span>
      </div>
      <div className="ps-compare" onPointerMove={follow}>
        {split > 0 && source !== null && (
          <div className="ps-compare__layer" style={near}>
            <img src={source} alt="" />
          </div>
        )}
        <div className="ps-compare__clip" style={{ clipPath: `inset(0 0 0 ${split}%)` }}>
          <div className="ps-compare__layer ps-compare__layer--result" style={near}>
            <img
              key={card.assetId}
              ref={picture}
              src={card.src}
              decoding="async"
              alt={t("review.resultOf", { title: card.title })}
            />
            <Boxes card={card} />
          </div>
        </div>
        {split > 0 && <span className="ps-compare__line" style={{ left: `${split}%` }} aria-hidden="true" />}
        {split > 12 && <span className="ps-compare__label">{t("review.source")}</span>}
        {split < 88 && <span className="ps-compare__label ps-compare__label--end">{t("review.result")}</span>}
        <input
          className="ps-compare__slider"
          type="range"
          min={0}
          max={100}
          step={1}
          value={split}
          aria-label={t("review.divider")}
          aria-valuetext={t("review.dividerAt", { source: split, result: 100 - split })}
          onChange={({ target }) => setMoved(Number(target.value))}
        />
      </div>
    </div>
  );
}

function Boxes({ card: { findings, widthPx, heightPx } }: { readonly card: ReviewCard }) {
  const marks = marksOf(findings);
  if (marks.length === 0) return null;
  const what = enumerated(marks.map(({ title }) => title));
  const clearPx = CLEARANCE * Math.max(widthPx, heightPx);
  return (
    <svg className="ps-compare__boxes" viewBox={`0 0 ${widthPx} ${heightPx}`}>
      <title>{t("review.marked", { what })}</title>
      {marks
        .flatMap(({ boxes }) => boxes)
        .map((box) => {
          const rect = rectAround(box, clearPx, { widthPx, heightPx });
          return (
            <g key={`${box.left},${box.top},${box.widthPx},${box.heightPx}`}>
              <rect className="ps-compare__rim" {...rect} />
              <rect className="ps-compare__box" {...rect} />
            </g>
          );
        })}
    </svg>
  );
}

/** A box beside what it marks, and within the picture: its line would hide what is as small as writing. */
function rectAround(box: PictureBox, clearPx: number, frame: { widthPx: number; heightPx: number }) {
  const x = Math.max(0, box.left - clearPx);
  const y = Math.max(0, box.top - clearPx);
  return {
    x,
    y,
    width: Math.min(frame.widthPx, box.left + box.widthPx + clearPx) - x,
    height: Math.min(frame.heightPx, box.top + box.heightPx + clearPx) - y,
  };
}
