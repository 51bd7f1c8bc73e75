import type { ClaimHit, ReviewText } from "../claims/find-claims.ts";
import type { Phrase } from "../phrases.ts";
import type { Outcome, Section, Target } from "../schemas.ts";
import type { PictureBox, ReviewFile, TextReader } from "../ports.ts";
import type { AddedText, SideBySide, SourceView } from "./compared.ts";
import type { DecodedPicture } from "./decode.ts";

export type { PictureBox } from "../ports.ts";

/**
 * What a check may know beside the picture itself. Plain data: the checks know no other room. A picture is judged by
 * what was ordered: a coloured backdrop is no fault on a merchant's own shop.
 */
export interface CheckContext {
  /** Of a video the picture is its poster; this is the video itself. */
  readonly video?: { readonly bytes: Uint8Array; readonly orderedMs: number };
  readonly target: Target;
  /** The file wasn't made here: nothing is known of an order, and what is said of one below stands for nothing. */
  readonly isForeign?: true;
  /** Longest side that the bought quality promises, in pixels. */
  readonly longestSidePx: number;
  /** What was ordered behind the product: a plain colour as #rrggbb, `scenic`, or `transparent`. */
  readonly backdrop: string;
  /** How much the product was to take up of the side of the frame that it reaches first, 0…1. */
  readonly fill: number;
  /** Where the product was to take up less of the frame's height than of its width. */
  readonly heightFill?: number;
  /** How far the product's middle was to lie under the frame's, as a share of its height. Left out: nowhere but there. */
  readonly sink?: number;
  /** Its foot was to lie no lower than this share of the height, from the top. Left out: anywhere in the frame. */
  readonly lowest?: number;
  /** The type under which the file is kept and will be published. */
  readonly mimeType: string;
  /** Figures that the engine gave about its own work. Claims, not facts: pixels decide wherever they can. */
  readonly evidence: Readonly<Record<string, string | number | boolean>>;
  /** Texts that are shown with the picture or in it. Left out: none are known. */
  readonly texts?: readonly ReviewText[];
  /** How the file is named, and what its name is made of. Left out: it has no name yet. */
  readonly file?: ReviewFile;
  /** The photo of which the picture was made; null or left out: there is none to compare with. */
  readonly source?: SourceView | null;
  /** Asked before the checks, once for all of them. Left out: writing is not looked for. */
  readonly textReader?: TextReader;
  /** The picture and its source on one grid (`look-closer.ts`); a word instead says why there is none. */
  readonly sideBySide?: SideBySide | NotJudged;
  /** Writing that is in the picture and not in its source (`look-closer.ts`); a word instead says why nobody looked. */
  readonly addedText?: AddedText | NotJudged;
  /** The reader wasn't done, so that not all the texts that are in the picture are known (`look-closer.ts`). */
  readonly isUnread?: true;
}

/** What is known wherever the picture is to be shown. */
export type PictureFacts = Omit<CheckContext, "target">;

/** Why something was not judged. */
export type NotJudged =
  | "no-source"
  | "source-not-decodable"
  | "no-outline"
  | "no-product"
  | "not-placed"
  | "scenic"
  | "too-thin"
  | "too-small"
  | "no-text-reader"
  /** This machine finds writing and has nothing to read it. */
  | "not-readable"
  /** The reader failed or wasn't done in time: asking again may help. */
  | "unread"
  | "nothing-shown";

export interface CheckResult {
  readonly outcome: Outcome;
  /** What shows why: figures are flat, with units in their names; only hits and phrases are more. */
  readonly evidence: Readonly<
    Record<string, number | string | boolean | readonly ClaimHit[] | Phrase | readonly Phrase[]>
  >;
  /** Where to look. */
  readonly boxes?: readonly PictureBox[];
}

/**
 * `picture`: said of the picture itself, wherever it is shown; asked once. `target`: a place's own rule; asked for each
 * place, of `context.target`.
 */
export type Scope = "picture" | "target";

/** One question about one picture that can be decoded. Pure: the same picture and context give the same answer. */
export interface Check {
  readonly id: string;
  readonly section: Section;
  readonly scope: Scope;
  /** It compares with what was ordered: of a file that wasn't made here it has nothing to say, and passes with `notJudged`. */
  readonly needsOrder?: true;
  /** Raised whenever the same picture could get another outcome. */
  readonly version: number;
  /** @returns null when the place has no such rule, or none was found */
  run(picture: DecodedPicture, context: CheckContext): CheckResult | null | Promise<CheckResult | null>;
}
