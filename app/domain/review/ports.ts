/** What the review needs from outside: the pictures, which another room keeps. */

import type { ReviewFile } from "./checks/check.ts";
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
}

/** A finished video, and how long it was to be. */
export interface OrderedVideo {
  readonly bytes: Uint8Array;
  readonly orderedMs: number;
}

export interface ReviewPictures {
  /**
   * The picture of the shop, or null when there is no such asset.
   * @throws Error when it is there and its file can't be read now
   */
  read(shopId: string, assetId: string): Promise<ReviewPicture | null>;
}

export interface ReviewPorts {
  readonly reviewPictures: ReviewPictures;
}
