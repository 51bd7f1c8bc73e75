/** What the review needs from outside: the pictures, which another room keeps. */

import type { FileNameFacts } from "#app/platform/file-names.ts";
import type { ReviewText } from "./claims/find-claims.ts";

/** A finished picture as the checks need it. */
export interface ReviewPicture {
  /** Null: its file is gone, and won't come back by asking again. */
  readonly bytes: Uint8Array | null;
  /** Of a video the bytes are its poster's; this is the video itself. */
  readonly video?: OrderedVideo;
  /** The type under which the file is kept and will be published. */
  readonly mimeType: string;
  /** Longest side that the bought quality promises, in pixels. */
  readonly longestSidePx: number;
  /** What was ordered behind the product: a plain colour as #rrggbb, `scenic`, or `transparent`. */
  readonly backdrop: string;
  /** How much the product was to take up of the side of the frame that it reaches first, 0…1. */
  readonly fill: number;
  /** Where in the frame it was to stand: see CheckContext. Left out: in the middle. */
  readonly heightFill?: number;
  readonly sink?: number;
  readonly lowest?: number;
  /** Figures that the engine gave about its own work. */
  readonly evidence: Readonly<Record<string, string | number | boolean>>;
  /** Texts that are shown with it or in it. */
  readonly texts?: readonly ReviewText[];
  readonly file?: ReviewFile;
  /** What it was made of; null or left out: that photo is gone for good. */
  readonly source?: PictureSource | null;
}

/** A file's name with the template and the facts that it is to be made of. */
export interface ReviewFile extends FileNameFacts {
  readonly fileName: string;
  readonly template: string;
}

/** The photo of which a picture was made, as generation read it. */
export interface PictureSource {
  /** Hostile until decoded. */
  readonly bytes: Uint8Array;
  /** The product in the upright photo, as the shop keeps its outline; left out where none is kept. */
  readonly mask?: ProductMask;
}

/** Which part of a photo is product: one byte a pixel, 255 product, 0 not; smaller than the photo, of its proportions. */
export interface ProductMask {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Uint8Array;
}

/** 8-bit sRGB, rows without padding; with four channels the last is straight alpha. */
export interface Pixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
}

/** A rectangle in pixels of the picture. */
export interface PictureBox {
  readonly left: number;
  readonly top: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What a box was read as; an empty text: nothing that could be read. */
export interface ReadText {
  readonly text: string;
  /** 0…1 */
  readonly confidence: number;
}

/** Finds and reads writing in pictures, on this machine. Its models are optional: without one the answer is null. */
export interface TextReader {
  /** Where something looks like writing, at most a few dozen boxes. */
  find(picture: Pixels): Promise<readonly PictureBox[] | null>;
  /** Reads these boxes, in their order. @param signal stops it: nobody waits for the answer any longer */
  read(
    picture: Pixels,
    boxes: readonly PictureBox[],
    signal?: AbortSignal,
  ): Promise<readonly ReadText[] | null>;
}

/** A finished video, and how long it was to be. */
export interface OrderedVideo {
  readonly bytes: Uint8Array;
  readonly orderedMs: number;
}

export interface ReviewPictures {
  /**
   * The picture of the shop with its source, or null when there is no such asset.
   * @throws Error when it is there and its file, or a source that is not gone for good, can't be read now
   */
  read(shopId: string, assetId: string): Promise<ReviewPicture | null>;
}

export interface ReviewPorts {
  readonly reviewPictures: ReviewPictures;
  /** Left out: writing is not looked for. */
  readonly textReader?: TextReader;
}
