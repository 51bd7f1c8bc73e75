/** What the words of a row mean: proportions, formats and backgrounds as something that can be compared. Pure. */

/** Proportions that are taken, as width : height from … to. */
export interface RatioRange {
  readonly from: number;
  readonly to: number;
}

/** A format that is taken, and under which conditions. */
export interface TakenFormat {
  /** As decoders name it: "jpeg", "png", "heif", …; of a video its container: "mp4", "mov", … */
  readonly format: string;
  readonly mustBeStill: boolean;
  readonly mustBeOpaque: boolean;
}

/** What has to lie behind the product. `plain`: one colour, whichever. */
export type WantedBackground = "pure-white" | "white" | "white-or-transparent" | "plain" | "any";

const RATIO = String.raw`(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)`;
const FROM_TO = new RegExp(`${RATIO}\\s*(?:\\.\\.|to|and)\\s*${RATIO}`);
const ONE = new RegExp(`^${RATIO}`);

/**
 * @param words e.g. "1:1 recommended", "9:16 to 16:9", "1.91:1 (anything between 4:5 and 1.91:1)"
 * @throws RangeError for words that nobody understands: a rule must not be passed over in silence
 */
export function ratioRange(words: string): RatioRange {
  const range = FROM_TO.exec(words)?.slice(1).map(Number);
  if (range) {
    const [one, other] = [range[0]! / range[1]!, range[2]! / range[3]!];
    return { from: Math.min(one, other), to: Math.max(one, other) };
  }
  const ratio = ONE.exec(words)?.slice(1).map(Number);
  if (ratio) return { from: ratio[0]! / ratio[1]!, to: ratio[0]! / ratio[1]! };
  if (words.startsWith("landscape or square")) return { from: 1, to: Infinity };
  throw new RangeError(`no proportions: ${words}`);
}

const SAME_FORMAT: Readonly<Record<string, string>> = { jpg: "jpeg", heic: "heif" };

/** @param words e.g. "JPG", "GIF (not animated)", "PNG (opaque)" */
export function takenFormat(words: string): TakenFormat {
  const name = words.split(" ")[0]!.toLowerCase();
  return {
    format: SAME_FORMAT[name] ?? name,
    mustBeStill: /not animated|still/.test(words),
    mustBeOpaque: words.includes("opaque"),
  };
}

/** @param words e.g. "H.264", "MPEG-4 AVC (H.264)" */
export const takenCodec = (words: string): string =>
  (/H\.(26\d)/.exec(words)?.[1] ?? words).replace(/^26/, "h26").toLowerCase();

const BACKGROUNDS: readonly (readonly [RegExp, WantedBackground])[] = [
  [/^pure_white/, "pure-white"],
  [/^any/, "any"],
  [/^white or transparent/, "white-or-transparent"],
  [/^white or solid/, "plain"],
  [/^white or real-life/, "any"],
  [/^white/, "white"],
  // "Clean" says nothing that could be measured.
  [/^clean/, "any"],
];

/**
 * @param words e.g. "pure_white (RGB 255,255,255)", "white recommended", "any (staging allowed)"
 * @throws RangeError for words that nobody understands
 */
export function wantedBackground(words: string): WantedBackground {
  const found = BACKGROUNDS.find(([pattern]) => pattern.test(words));
  if (!found) throw new RangeError(`no background: ${words}`);
  return found[1];
}
