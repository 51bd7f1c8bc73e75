import type { PictureBox } from "#app/domain/review/ports.ts";

/** A pixel more likely than this is writing; a box is one whose pixels are this likely in the mean. Source: PaddleOCR's defaults. */
const LIKELY = 0.3;
const LIKELY_BOX = 0.6;
/** The network marks the core of lines: a box grows by this much of its area over its rim. Source: PaddleOCR, `unclip_ratio`. */
const GROWTH = 1.5;
/** Lower cores are specks. */
const LEAST_PX = 3;
/** Pictures full of print have more boxes than anybody looks at. */
const MOST_BOXES = 60;

/** How likely each pixel is part of writing, 0…1. */
export interface ChanceMap {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly chances: Float32Array;
}

/** Upright boxes around the writing that a map shows, the likeliest first. */
export function boxesOf({ widthPx, heightPx, chances }: ChanceMap): PictureBox[] {
  const seen = new Uint8Array(chances.length);
  const found: { box: PictureBox; score: number }[] = [];
  for (let start = 0; start < chances.length; start++) {
    if (seen[start] === 1 || chances[start]! <= LIKELY) continue;
    seen[start] = 1;
    const waiting = [start];
    let [left, right, top, bottom] = [widthPx, -1, heightPx, -1];
    let [sum, count] = [0, 0];
    for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
      const [x, y] = [i % widthPx, Math.floor(i / widthPx)];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      sum += chances[i]!;
      count++;
      const beside = [
        x > 0 ? i - 1 : -1,
        x < widthPx - 1 ? i + 1 : -1,
        i - widthPx,
        i + widthPx < chances.length ? i + widthPx : -1,
      ];
      for (const next of beside) {
        if (next < 0 || seen[next] === 1 || chances[next]! <= LIKELY) continue;
        seen[next] = 1;
        waiting.push(next);
      }
    }
    const score = sum / count;
    const [width, height] = [right - left + 1, bottom - top + 1];
    if (score < LIKELY_BOX || Math.min(width, height) < LEAST_PX) continue;
    const growth = (width * height * GROWTH) / (2 * (width + height));
    found.push({ score, box: grown({ left, right, top, bottom }, growth, widthPx, heightPx) });
  }
  return found
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_BOXES)
    .map(({ box }) => box);
}

function grown(
  { left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
  byPx: number,
  widthPx: number,
  heightPx: number,
): PictureBox {
  const [x, y] = [Math.max(0, Math.floor(left - byPx)), Math.max(0, Math.floor(top - byPx))];
  return {
    left: x,
    top: y,
    widthPx: Math.min(widthPx, Math.ceil(right + 1 + byPx)) - x,
    heightPx: Math.min(heightPx, Math.ceil(bottom + 1 + byPx)) - y,
  };
}
