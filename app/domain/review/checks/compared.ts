/** What a picture is compared with, and how: the shapes that checks share. */
import type { PictureBox, ProductMask, ReadText } from "../ports.ts";
import type { Colour, TRANSPARENT } from "./backdrop.ts";
import type { DecodedPicture } from "./decode.ts";

/** The photo of which a picture was made, as far as it could be opened. */
export interface SourceView {
  /** Undefined: it can't be decoded. */
  readonly picture?: DecodedPicture;
  /** Which part of it is product; undefined where no outline is kept and the photo has no transparency of its own. */
  readonly mask?: ProductMask;
  /** Where the engine says that it put which part of the photo. */
  readonly placement?: Placement;
}

/** "left,top,width,height" of the photo, and where this part lies in the result. */
export interface Placement {
  readonly sourceCrop: PictureBox;
  readonly placedAt: PictureBox;
  /** Result pixels per source pixel; what the boxes say when the engine doesn't. */
  readonly scaleFactor: number;
}

/** A picture and its source on one grid that covers the picture's frame. Arrays by cell, rows without padding. */
export interface SideBySide {
  readonly columns: number;
  readonly rows: number;
  /** Pixels of the result that a cell is wide. */
  readonly cellPx: number;
  /** The photo as it lies in the result, and the result, over white where it is clear: levels, three a cell. */
  readonly source: Float32Array;
  readonly result: Float32Array;
  /** How opaque the result is, 0…1. */
  readonly opaque: Float32Array;
  /** How much of the cell is product by the source, 0…1. */
  readonly mask: Float32Array;
  /** 1: it is product, and so are its neighbours. */
  readonly inner: Uint8Array;
  readonly innerCount: number;
  /** The engine said what lies where: cell by cell comparable. Else the boxes of both products were laid onto each other. */
  readonly isAligned: boolean;
  /** The part of the photo that was laid on which part of the result, each in its own pixels. */
  readonly sourceBox: PictureBox;
  readonly resultBox: PictureBox;
  /** How much wider the result's product is than the source's, for its height; 1: not at all. */
  readonly stretch: number;
  /** What is behind the product; undefined: a drawn scene. */
  readonly behind: Colour | typeof TRANSPARENT | undefined;
  /** By how many levels something fine lies over what the source and the backdrop explain; −1: not known there. */
  readonly overlay: Float32Array;
}

/** Writing that the picture has and its source has not. */
export interface AddedText {
  readonly boxes: readonly PictureBox[];
  /** What each box was read as; undefined: this machine can't read. */
  readonly read?: readonly ReadText[];
}
