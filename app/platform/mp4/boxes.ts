/** The boxes that an MP4 file is made of, read strictly: every length is checked before it is believed. */

/** What is wrong with a file that says it is an MP4. */
export class Mp4Error extends Error {
  override readonly name = "Mp4Error";
}

/** One box: its four-letter type and where its contents lie in the file. */
export interface Box {
  readonly type: string;
  /** First byte of the box itself, its length included. */
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
}

/** A video has some thirty boxes; a file with more than this was made to keep us busy. */
const MAX_BOXES = 1_000;
const HEADER_BYTES = 8;

/**
 * The boxes between two positions, one after the other without a gap.
 * @throws Mp4Error when a length is too small or leads beyond `end`
 */
export function boxesIn(bytes: Uint8Array, start = 0, end = bytes.byteLength): Box[] {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  for (let at = start; at < end;) {
    if (boxes.length === MAX_BOXES) throw new Mp4Error("too many boxes");
    if (end - at < HEADER_BYTES) throw new Mp4Error(`${end - at} stray bytes`);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + HEADER_BYTES));
    const short = view.getUint32(at);
    // 1: the length follows in eight bytes. 0 ("to the end of the file") is for streams that nobody has finished.
    const isLong = short === 1 && end - at >= HEADER_BYTES + 8;
    const size = isLong ? Number(view.getBigUint64(at + HEADER_BYTES)) : short;
    const bodyStart = at + HEADER_BYTES + (isLong ? 8 : 0);
    if (size < bodyStart - at || size > end - at) throw new Mp4Error(`a box of ${size} bytes`);
    boxes.push({ type, start: at, bodyStart, end: at + size });
    at += size;
  }
  return boxes;
}

/**
 * The only box of this type.
 * @throws Mp4Error when there is none or more than one
 */
export function onlyBox(boxes: readonly Box[], type: string): Box {
  const [box, second] = boxes.filter((one) => one.type === type);
  if (!box || second) throw new Mp4Error(`${box ? "several" : "no"} ${type}`);
  return box;
}

/** A box inside a box inside a box: the only ones of these types. */
export function boxAt(bytes: Uint8Array, outer: Box, ...path: readonly string[]): Box {
  return path.reduce((box, type) => onlyBox(boxesIn(bytes, box.bodyStart, box.end), type), outer);
}

/** Reads a box's contents number by number; what lies beyond its end is an error, not a zero. */
export class BoxReader {
  readonly #view: DataView;
  readonly #end: number;
  #at: number;

  constructor(bytes: Uint8Array, { bodyStart, end }: Pick<Box, "bodyStart" | "end">) {
    this.#view = viewOf(bytes);
    this.#at = bodyStart;
    this.#end = end;
  }

  u8 = (): number => this.#view.getUint8(this.skip(1));
  u16 = (): number => this.#view.getUint16(this.skip(2));
  u32 = (): number => this.#view.getUint32(this.skip(4));
  u64 = (): number => Number(this.#view.getBigUint64(this.skip(8)));

  /** Passes bytes over and says where they began. */
  skip(count: number): number {
    const from = this.#at;
    if (count > this.#end - from) throw new Mp4Error("a box is too short");
    this.#at = from + count;
    return from;
  }

  /** A count of entries, each of that many bytes: refused when they can't all be there. */
  count(bytesEach: number): number {
    const count = this.u32();
    if (count * bytesEach > this.#end - this.#at) throw new Mp4Error(`${count} entries in a short box`);
    return count;
  }
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
