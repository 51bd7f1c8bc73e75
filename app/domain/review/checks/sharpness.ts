import { sharpness, SHARPNESS_SIDE_PX } from "#app/platform/pixels/sharpness.ts";
import type { PictureBox, Pixels } from "../ports.ts";
import type { Check, CheckResult, NotJudged } from "./check.ts";
import type { SideBySide } from "./compared.ts";
import { rounded } from "./not-judged.ts";
import { sampleCells } from "./sample.ts";

/** Longest side on which both products are measured. */
const SIDE_PX = 640;
/** A product that was scaled keeps 0.89 and more of its photo's fine contrast; blurred by .3 % of the side at most 0.61. */
const LEAST_KEPT = 0.75;
/** Fine contrast is that over one pixel, coarse contrast that over so many. */
const COARSE_PX = 4;
/** With fewer pixels, or a coarse contrast of fewer levels in the mean, there is nothing to be sharp. */
const ENOUGH_PX = 2_000;
const LEAST_CONTRAST = 1.5;
/** Smaller pictures have no fine contrast, in pixels of the shorter side. */
const LEAST_SIDE_PX = 32;
/** Without a photo: good photos lie at 0.3 and more, blurred by sigma 8 px of 2,048 below. */
const LEAST_ALONE = 0.22;

/**
 * Whether the product is as sharp as in its photo; without one, whether anything in the picture is sharp at all. The
 * photo's own softness is no fault of the picture. In a picture that is tiny, or clear all over, nothing is judged.
 */
export const sharpnessCheck: Check = {
  id: "sharpness",
  section: "product-accuracy",
  version: 3,
  scope: "picture",
  run(picture, { sideBySide, source }) {
    if (Math.min(picture.widthPx, picture.heightPx) < LEAST_SIDE_PX) return unjudged("too-small");
    const photo = source?.picture;
    const kept =
      photo === undefined || sideBySide === undefined || typeof sideBySide === "string"
        ? undefined
        : keptContrast(picture, photo, sideBySide);
    if (kept !== undefined)
      return {
        outcome: kept >= LEAST_KEPT ? "pass" : "person",
        evidence: { kept: rounded(kept), leastKept: LEAST_KEPT },
      };
    const figure = sharpnessAlone(picture);
    if (figure === undefined) return unjudged("nothing-shown");
    return {
      outcome: figure >= LEAST_ALONE ? "pass" : "person",
      evidence: { sharpness: rounded(figure), leastSharpness: LEAST_ALONE },
    };
  },
};

/** Another check says what is wrong with such a picture. */
const unjudged = (reason: NotJudged): CheckResult => ({ outcome: "pass", evidence: { notJudged: reason } });

/** The share of the photo's fine contrast that the product has kept; undefined where there is none to keep. */
function keptContrast(picture: Pixels, photo: Pixels, grid: SideBySide): number | undefined {
  const { sourceBox, resultBox, inner, columns, rows, cellPx } = grid;
  const sidePx = Math.floor(
    Math.min(SIDE_PX, ...[sourceBox, resultBox].map((box) => Math.max(box.widthPx, box.heightPx))),
  );
  const longestPx = Math.max(resultBox.widthPx, resultBox.heightPx);
  const width = Math.max(1, Math.round((resultBox.widthPx * sidePx) / longestPx));
  const height = Math.max(1, Math.round((resultBox.heightPx * sidePx) / longestPx));
  const isInner = (x: number, y: number): boolean => {
    const column = Math.floor((resultBox.left + (x * resultBox.widthPx) / width) / cellPx);
    const row = Math.floor((resultBox.top + (y * resultBox.heightPx) / height) / cellPx);
    return column >= 0 && column < columns && row >= 0 && row < rows && inner[row * columns + column] === 1;
  };
  const places: number[] = [];
  for (let y = 0; y + COARSE_PX < height; y++)
    for (let x = 0; x + COARSE_PX < width; x++)
      if (isInner(x, y) && isInner(x + COARSE_PX, y) && isInner(x, y + COARSE_PX)) places.push(y * width + x);
  if (places.length < ENOUGH_PX) return undefined;
  const [own, photos] = [
    contrasts(picture, resultBox, width, height, places),
    contrasts(photo, sourceBox, width, height, places),
  ];
  if (photos.coarse < LEAST_CONTRAST ** 2 || photos.fine === 0) return undefined;
  return own.coarse === 0 ? 0 : own.fine / own.coarse / (photos.fine / photos.coarse);
}

/** Mean squares of the steps over one and over several pixels, at these places. */
function contrasts(
  picture: Pixels,
  box: PictureBox,
  width: number,
  height: number,
  places: readonly number[],
): { fine: number; coarse: number } {
  const { rgb } = sampleCells(picture, box, width, height);
  const grey = new Float32Array(width * height);
  for (let i = 0; i < grey.length; i++)
    grey[i] = 0.2126 * rgb[i * 3]! + 0.7152 * rgb[i * 3 + 1]! + 0.0722 * rgb[i * 3 + 2]!;
  let [fine, coarse] = [0, 0];
  for (const i of places) {
    const level = grey[i]!;
    fine += (grey[i + 1]! - level) ** 2 + (grey[i + width]! - level) ** 2;
    coarse += (grey[i + COARSE_PX]! - level) ** 2 + (grey[i + COARSE_PX * width]! - level) ** 2;
  }
  return { fine: fine / (2 * places.length), coarse: coarse / (2 * places.length) };
}

/** Undefined: the picture is clear all over. */
function sharpnessAlone(picture: Pixels): number | undefined {
  const { widthPx, heightPx } = picture;
  const scale = Math.min(1, (1.5 * SHARPNESS_SIDE_PX) / Math.max(widthPx, heightPx));
  const [width, height] = [
    Math.max(1, Math.round(widthPx * scale)),
    Math.max(1, Math.round(heightPx * scale)),
  ];
  const whole = { left: 0, top: 0, widthPx, heightPx };
  const { rgb, alpha } = sampleCells(picture, whole, width, height);
  if (alpha.every((opaque) => opaque === 0)) return undefined;
  const data = new Uint8Array(rgb.length);
  for (let cell = 0; cell < alpha.length; cell++) {
    const white = 255.5 - 255 * alpha[cell]!;
    for (let i = cell * 3; i < cell * 3 + 3; i++) data[i] = rgb[i]! * alpha[cell]! + white;
  }
  return sharpness({ widthPx: width, heightPx: height, data });
}
