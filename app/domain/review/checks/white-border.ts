import type { Check } from "./check.ts";

/** Share of each side that belongs to the border. */
const BORDER_SHARE = 0.02;
/** White as marketplaces measure it; JPEG may round pure white down by one level. */
const MIN_LEVEL = 254;

/** The outermost 2 % of the frame is white and opaque, pixel by pixel. */
export const whiteBorderCheck: Check = {
  id: "white-border",
  section: "platform-rules",
  version: 1,
  run({ widthPx, heightPx, channels, data }) {
    const borderPx = Math.max(1, Math.ceil(BORDER_SHARE * Math.max(widthPx, heightPx)));
    let minLevel = 255;
    let minAlpha = 255;
    let offPixels = 0;
    let left = widthPx;
    let right = -1;
    let top = heightPx;
    let bottom = -1;
    for (let y = 0; y < heightPx; y++) {
      const edgeRow = y < borderPx || y >= heightPx - borderPx;
      for (let x = 0; x < widthPx; x++) {
        if (!edgeRow && x === borderPx) x = Math.max(x, widthPx - borderPx);
        const i = (y * widthPx + x) * channels;
        const level = Math.min(data[i]!, data[i + 1]!, data[i + 2]!);
        const alpha = channels === 4 ? data[i + 3]! : 255;
        minLevel = Math.min(minLevel, level);
        minAlpha = Math.min(minAlpha, alpha);
        if (level >= MIN_LEVEL && alpha === 255) continue;
        offPixels++;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    }
    const evidence = { borderPx, minLevel, minAlpha, offPixels, neededLevel: MIN_LEVEL };
    if (offPixels === 0) return { outcome: "pass", evidence };
    const box = { left, top, widthPx: right - left + 1, heightPx: bottom - top + 1 };
    return { outcome: "block", evidence, boxes: [box] };
  },
};
