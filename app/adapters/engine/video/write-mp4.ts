/** Puts an encoded stream into an MP4 file, in memory, its tables first, so that a player can begin at once. */
import { XMP_UUID } from "#app/platform/provenance/mp4.ts";
import type { Size } from "../picture.ts";
import { encoderFailure } from "./start-ffmpeg.ts";

const TICKS_PER_FRAME = 512;
const SLICE = 1;
const KEY_SLICE = 5;
const SEQUENCE_PARAMETERS = 7;
const PICTURE_PARAMETERS = 8;
const DELIMITER = 9;

interface Frame {
  readonly bytes: Buffer;
  readonly isKey: boolean;
}

/**
 * @param stream H.264 in Annex B form: each picture one slice, in the order in which they are shown
 * @param xmp where the video comes from
 * @returns the file
 * @throws EngineError `quota` (`no_encoder`) when the stream is cut short or has another number of pictures
 */
export function writeMp4(
  stream: Buffer,
  { widthPx, heightPx }: Size,
  { frameCount, framesPerSecond, xmp }: { frameCount: number; framesPerSecond: number; xmp: string },
): Buffer {
  const { frames, sps, pps } = splitFrames(stream);
  if (frames.length !== frameCount)
    throw encoderFailure(`ffmpeg gave ${frames.length} encoded frames instead of ${frameCount}`);
  const timescale = framesPerSecond * TICKS_PER_FRAME;
  const duration = frameCount * TICKS_PER_FRAME;
  const head = box("ftyp", "isom", u32(512), "isom", "iso2", "avc1", "mp41");
  const note = box("uuid", XMP_UUID, Buffer.from(xmp));
  const moov = (firstFrameAt: number) =>
    box(
      "moov",
      fullBox(
        "mvhd",
        0,
        u32(0, 0, timescale, duration, 0x10000),
        u16(0x100, 0),
        u32(0, 0),
        MATRIX,
        Buffer.alloc(24),
        u32(2),
      ),
      box(
        "trak",
        fullBox(
          "tkhd",
          3,
          u32(0, 0, 1, 0, duration, 0, 0),
          u16(0, 0, 0, 0),
          MATRIX,
          u32(widthPx * 65536, heightPx * 65536),
        ),
        box(
          "mdia",
          fullBox("mdhd", 0, u32(0, 0, timescale, duration), u16(UNDETERMINED_LANGUAGE, 0)),
          fullBox("hdlr", 0, u32(0), "vide", u32(0, 0, 0), "video\0"),
          box(
            "minf",
            fullBox("vmhd", 1, u16(0, 0, 0, 0)),
            box("dinf", fullBox("dref", 0, u32(1), fullBox("url ", 1))),
            box(
              "stbl",
              fullBox("stsd", 0, u32(1), sampleEntry(widthPx, heightPx, sps, pps)),
              fullBox("stts", 0, u32(1, frameCount, TICKS_PER_FRAME)),
              fullBox("stss", 0, u32(frames.filter(({ isKey }) => isKey).length, ...keyNumbers(frames))),
              fullBox("stsc", 0, u32(1, 1, frameCount, 1)),
              fullBox("stsz", 0, u32(0, frameCount, ...frames.map(({ bytes }) => bytes.length))),
              fullBox("stco", 0, u32(1, firstFrameAt)),
            ),
          ),
        ),
      ),
    );
  // The tables say where the pictures begin, which is behind the tables: their size does not depend on it.
  const before = head.length + moov(0).length + note.length;
  return Buffer.concat([head, moov(before + 8), note, box("mdat", ...frames.map(({ bytes }) => bytes))]);
}

const UNDETERMINED_LANGUAGE = 0x55c4;
const keyNumbers = (frames: readonly Frame[]) => frames.flatMap(({ isKey }, i) => (isKey ? [i + 1] : []));

/** Source: ISO/IEC 14496-12, 12.1 and 14496-15, 5.4.2. Colours are BT.709, narrow range. */
function sampleEntry(widthPx: number, heightPx: number, sps: Buffer, pps: Buffer): Buffer {
  return box(
    "avc1",
    Buffer.alloc(6),
    u16(1),
    Buffer.alloc(16),
    u16(widthPx, heightPx),
    u32(0x480000, 0x480000, 0),
    u16(1),
    Buffer.alloc(32),
    u16(24, 0xffff),
    box(
      "avcC",
      Buffer.from([1, ...sps.subarray(1, 4), 0xff, 0xe1]),
      u16(sps.length),
      sps,
      Buffer.from([1]),
      u16(pps.length),
      pps,
      // 4:2:0, 8 bits, nothing else.
      Buffer.from([0xfd, 0xf8, 0xf8, 0]),
    ),
    box("colr", "nclx", u16(1, 1, 1), Buffer.from([0])),
    box("pasp", u32(1, 1)),
  );
}

function splitFrames(stream: Buffer): { frames: Frame[]; sps: Buffer; pps: Buffer } {
  const frames: Frame[] = [];
  let sps: Buffer | undefined;
  let pps: Buffer | undefined;
  let waiting: Buffer[] = [];
  for (const unit of units(stream)) {
    const type = unit[0]! & 31;
    if (type === SEQUENCE_PARAMETERS) sps = unit;
    else if (type === PICTURE_PARAMETERS) pps = unit;
    else if (type !== DELIMITER) {
      waiting.push(u32(unit.length), unit);
      if (type !== SLICE && type !== KEY_SLICE) continue;
      frames.push({ bytes: Buffer.concat(waiting), isKey: type === KEY_SLICE });
      waiting = [];
    }
  }
  if (!sps || !pps || waiting.length > 0) throw encoderFailure("the stream of ffmpeg is cut short");
  return { frames, sps, pps };
}

/** The stream's units, without their start codes and the zeros before those. */
function* units(stream: Buffer): Generator<Buffer> {
  const startCode = Buffer.from([0, 0, 1]);
  let from = stream.indexOf(startCode);
  while (from >= 0) {
    const next = stream.indexOf(startCode, from + 3);
    let end = next < 0 ? stream.length : next;
    while (end > from + 3 && stream[end - 1] === 0) end--;
    if (end > from + 3) yield stream.subarray(from + 3, end);
    from = next;
  }
}

const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

function box(type: string, ...parts: readonly (Buffer | string)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)),
  );
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, "latin1"), body]);
}

function fullBox(type: string, flags: number, ...parts: readonly (Buffer | string)[]): Buffer {
  return box(type, u32(flags), ...parts);
}

function u16(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2);
  numbers.forEach((number, i) => bytes.writeUInt16BE(number, i * 2));
  return bytes;
}

function u32(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, i) => bytes.writeUInt32BE(number, i * 4));
  return bytes;
}
