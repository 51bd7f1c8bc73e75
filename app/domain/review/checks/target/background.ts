import type { Phrase } from "../../phrases.ts";
import type { WantedBackground } from "../../rules/figures.ts";
import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check, PictureBox } from "../check.ts";
import type { DecodedPicture } from "../decode.ts";
import { answer, type Asked } from "./asked.ts";
import { borderPxOf, eachOfRing, hexOf, plainBackdropOf } from "./ring.ts";

/** A pixel darker than this is not white: JPEG may round pure white down by one level, of 255. */
const WHITE_LEVEL = 254;
/** Rounding meets few pixels: a border of which more than this share is not exactly white is off-white. */
const MOST_ROUNDED = 0.01;
/** White as people see it: what is recommended, not required. */
const NEARLY_WHITE = 245;

/** Behind the product lies what the place asks for, judged by the outermost 2 % of the frame. */
export const targetBackgroundCheck: Check = {
  id: "target-background",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(picture, { target }) {
    const rule = ruleOf(target);
    const { background } = rule.picture;
    if (background === null || background === "any") return null;
    return answer(rule, [asked(picture, background)]);
  },
};

function asked(picture: DecodedPicture, wanted: Exclude<WantedBackground, "any">): Asked {
  const name = "image.background";
  const border = measure(picture);
  const { offPixels, roundedPixels, countPixels, minLevel, clearPixels, box } = border;
  const figures = {
    borderPx: borderPxOf(picture),
    minLevel,
    offPixels,
    roundedPixels,
    clearPixels,
    background: wanted,
  };
  if (wanted === "pure-white") {
    return {
      rule: name,
      isMet: offPixels === 0 && roundedPixels <= MOST_ROUNDED * countPixels,
      wanted: { says: "whiteAround" },
      found: clearPixels > 0 ? { says: "clearBorder" } : whitePhrase(border),
      figures,
      ...(box && { boxes: [box] }),
    };
  }
  const plain = plainBackdropOf(picture);
  const isWhite = plain !== undefined && plain.every((level) => level >= NEARLY_WHITE);
  const isClear = clearPixels === countPixels;
  const isMet = {
    white: isWhite,
    "white-or-transparent": isWhite || isClear,
    plain: plain !== undefined,
  }[wanted];
  return {
    rule: name,
    isMet,
    wanted: WANTED[wanted],
    found: isClear ? { says: "clear" } : plain ? hexOf(plain) : { says: "manyColours" },
    figures,
  };
}

const WANTED = {
  white: { says: "white" },
  "white-or-transparent": { says: "whiteOrClear" },
  plain: { says: "whiteOrPlain" },
} as const satisfies Record<string, Phrase>;

const whitePhrase = ({ offPixels, roundedPixels, minLevel }: ReturnType<typeof measure>): Phrase =>
  offPixels + roundedPixels === 0
    ? { says: "pureWhite" }
    : { says: "offWhite", count: offPixels + roundedPixels, level: minLevel };

/** The border against white. A pixel that lets something through is no white. */
function measure(picture: DecodedPicture) {
  const { channels, data, widthPx, heightPx } = picture;
  let [offPixels, roundedPixels, clearPixels, countPixels, minLevel] = [0, 0, 0, 0, 255];
  let [left, top, right, bottom] = [widthPx, heightPx, -1, -1];
  eachOfRing(picture, borderPxOf(picture), (pixel, x, y) => {
    const i = pixel * channels;
    const level = Math.min(data[i]!, data[i + 1]!, data[i + 2]!);
    const isClear = channels === 4 && data[i + 3]! < 255;
    countPixels++;
    if (isClear) clearPixels++;
    minLevel = Math.min(minLevel, level);
    if (level === 255 && !isClear) return;
    if (level >= WHITE_LEVEL && !isClear) roundedPixels++;
    else offPixels++;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  });
  const box: PictureBox | undefined =
    right < 0 ? undefined : { left, top, widthPx: right - left + 1, heightPx: bottom - top + 1 };
  return { offPixels, roundedPixels, clearPixels, countPixels, minLevel, box };
}
