import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import type { DecodedPicture } from "../decode.ts";
import { answer } from "./asked.ts";

/** A line that lies deeper in the picture than this share of its shorter side is taken for part of the product. */
const DEEPEST = 0.03;
/** A white one lies no deeper than this: a square product that nearly fills a white picture looks like it. */
const DEEPEST_WHITE = 0.01;
const WHITE = 250;
/** Levels of 255 within which pixels are of the same colour. */
const SAME = 6;
/** How much of each side has to be of the line's colour, and how much of the next rows has to be of another. */
const LINE_SHARE = 0.98;
const OTHER_SHARE = 0.8;
/** Rows after a line that smoothing has mixed. */
const SOFT_PX = 2;

/** No line runs around the picture. */
export const targetBorderCheck: Check = {
  id: "target-border",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(picture, { target }) {
    const rule = ruleOf(target);
    if (rule.picture.border !== "prohibited") return null;
    const linePx = frameLine(picture);
    const { widthPx, heightPx } = picture;
    return answer(rule, [
      {
        rule: "image.border_allowed",
        isMet: linePx === 0,
        wanted: { says: "noBorder" },
        found: linePx === 0 ? { says: "noBorder" } : { says: "border", px: linePx },
        figures: { linePx },
        ...(linePx > 0 && { boxes: [{ left: 0, top: 0, widthPx, heightPx }] }),
      },
    ]);
  },
};

/**
 * How many rows from the edge a frame of one colour reaches that ends on all four sides at once: 0 for none. A plain
 * backdrop doesn't end, or only where the product stands; a scene is of no one colour.
 */
function frameLine(picture: DecodedPicture): number {
  const { widthPx, heightPx, channels, data } = picture;
  const shorter = Math.min(widthPx, heightPx);
  if (shorter < 32) return 0;
  const colour = [data[0]!, data[1]!, data[2]!] as const;
  const likeness = (depth: number): { least: number; most: number } => {
    const shares = sides(widthPx, heightPx, depth).map(([x0, y0, x1, y1]) => {
      let alike = 0;
      let count = 0;
      for (let y = y0; y <= y1; y++) {
        for (let x = x0; x <= x1; x++, count++) {
          const i = (y * widthPx + x) * channels;
          if (
            Math.abs(data[i]! - colour[0]) <= SAME &&
            Math.abs(data[i + 1]! - colour[1]) <= SAME &&
            Math.abs(data[i + 2]! - colour[2]) <= SAME
          )
            alike++;
        }
      }
      return alike / count;
    });
    return { least: Math.min(...shares), most: Math.max(...shares) };
  };
  const isWhite = colour.every((level) => level >= WHITE);
  const deepest = Math.max(2, Math.floor((isWhite ? DEEPEST_WHITE : DEEPEST) * shorter));
  for (let depth = 0; depth <= deepest; depth++) {
    if (likeness(depth).least >= LINE_SHARE) continue;
    return depth > 0 && likeness(depth + SOFT_PX).most <= 1 - OTHER_SHARE ? depth : 0;
  }
  return 0;
}

/** The four lines of pixels at this depth: left, top, right, bottom corner of each. */
const sides = (widthPx: number, heightPx: number, depth: number) => {
  const [right, bottom] = [widthPx - 1 - depth, heightPx - 1 - depth];
  return [
    [depth, depth, right, depth],
    [depth, bottom, right, bottom],
    [depth, depth, depth, bottom],
    [right, depth, right, bottom],
  ] as const;
};
