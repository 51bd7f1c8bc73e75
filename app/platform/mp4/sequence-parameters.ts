/** What an H.264 stream says about its own pictures. Source: ITU-T H.264 (08/2021), 7.3.2.1 and E.1.1. */
import { Mp4Error } from "./boxes.ts";

export interface SequenceParameters {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 1: 4:2:0, as every player expects. */
  readonly chromaFormat: number;
  readonly bitDepth: number;
  /** Undefined when the stream does not say. */
  readonly colour: ColourDescription | undefined;
}

/** Code points of ISO/IEC 23091-2; 1, 1, 1 is BT.709. */
export interface ColourDescription {
  readonly primaries: number;
  readonly transfer: number;
  readonly matrix: number;
  readonly isFullRange: boolean;
}

/** Profiles whose parameters carry a chroma format. */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);
const EXTENDED_SAR = 255;

/**
 * @param nal the sequence parameter set, its type byte first
 * @throws Mp4Error when it ends too early or says what no picture can be
 */
export function readSequenceParameters(nal: Uint8Array): SequenceParameters {
  if ((nal[0]! & 31) !== 7) throw new Mp4Error("no sequence parameters");
  const bits = new BitReader(withoutEscapes(nal.subarray(1)));
  const profile = bits.u(8);
  bits.u(16); // constraints, level
  bits.ue(); // id
  let chromaFormat = 1;
  let bitDepth = 8;
  if (HIGH_PROFILES.has(profile)) {
    chromaFormat = bits.ue();
    if (chromaFormat === 3) bits.u(1);
    bitDepth = 8 + Math.max(bits.ue(), bits.ue());
    bits.u(1);
    if (bits.u(1)) for (let list = 0; list < (chromaFormat === 3 ? 12 : 8); list++) skipScaling(bits, list);
  }
  bits.ue(); // log2_max_frame_num_minus4
  const orderType = bits.ue();
  if (orderType === 0) bits.ue();
  if (orderType === 1) {
    bits.u(1);
    bits.ue();
    bits.ue();
    for (let left = bits.ue(); left > 0; left--) bits.ue();
  }
  bits.ue(); // max_num_ref_frames
  bits.u(1);
  const widthInBlocks = bits.ue() + 1;
  const heightInBlocks = bits.ue() + 1;
  const framesOnly = bits.u(1);
  if (!framesOnly) bits.u(1);
  bits.u(1);
  const [left, right, top, bottom] = bits.u(1) ? [bits.ue(), bits.ue(), bits.ue(), bits.ue()] : [0, 0, 0, 0];
  const cropX = chromaFormat === 1 || chromaFormat === 2 ? 2 : 1;
  const cropY = (chromaFormat === 1 ? 2 : 1) * (2 - framesOnly);
  return {
    widthPx: widthInBlocks * 16 - cropX * (left! + right!),
    heightPx: heightInBlocks * 16 * (2 - framesOnly) - cropY * (top! + bottom!),
    chromaFormat,
    bitDepth,
    colour: bits.u(1) ? readColour(bits) : undefined,
  };
}

function readColour(bits: BitReader): ColourDescription | undefined {
  if (bits.u(1) && bits.u(8) === EXTENDED_SAR) bits.u(32);
  if (bits.u(1)) bits.u(1);
  if (!bits.u(1)) return undefined;
  bits.u(3);
  const isFullRange = bits.u(1) === 1;
  return bits.u(1)
    ? { primaries: bits.u(8), transfer: bits.u(8), matrix: bits.u(8), isFullRange }
    : undefined;
}

function skipScaling(bits: BitReader, list: number): void {
  if (!bits.u(1)) return;
  for (let left = list < 6 ? 16 : 64, last = 8, next = 8; left > 0 && next !== 0; left--) {
    const code = bits.ue();
    next = (last + (code % 2 === 1 ? (code + 1) / 2 : -code / 2) + 256) % 256;
    if (next !== 0) last = next;
  }
}

/** Takes out the bytes that keep a stream from looking like a start code. */
function withoutEscapes(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, i) => !(byte === 3 && i >= 2 && bytes[i - 1] === 0 && bytes[i - 2] === 0));
}

class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** An unsigned number of so many bits. */
  u(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left--, this.#at++) {
      const byte = this.#bytes[this.#at >> 3];
      if (byte === undefined) throw new Mp4Error("the sequence parameters are too short");
      value = value * 2 + ((byte >> (7 - (this.#at & 7))) & 1);
    }
    return value;
  }

  /** An unsigned Exp-Golomb number. */
  ue(): number {
    let zeros = 0;
    while (this.u(1) === 0) if (++zeros > 31) throw new Mp4Error("the sequence parameters are broken");
    return 2 ** zeros - 1 + this.u(zeros);
  }
}
