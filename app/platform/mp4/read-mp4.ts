/**
 * Reads what a finished video says about itself, without decoding it. Made for bytes that nobody has looked at yet:
 * only one kind of file passes, an MP4 with one H.264 track whose tables agree with its contents.
 */
import { type Box, BoxReader, Mp4Error, boxAt, boxesIn, onlyBox } from "./boxes.ts";
import { type ColourDescription, readSequenceParameters } from "./sequence-parameters.ts";

export { Mp4Error };

export interface Mp4Facts {
  readonly codec: "h264";
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frameCount: number;
  readonly durationMs: number;
  /** 1: 4:2:0. */
  readonly chromaFormat: number;
  readonly bitDepth: number;
  /** As the container says it and the stream repeats it; undefined when they don't say or don't agree. */
  readonly colour: ColourDescription | undefined;
  /** The tables come before the pictures: a player begins before it has all of the file. */
  readonly isFastStart: boolean;
  /** Bytes of the largest and the smallest frame that stand for themselves: a blank one is tiny. */
  readonly largestKeyFrameBytes: number;
  readonly smallestKeyFrameBytes: number;
}

/** Two minutes at 60 frames a second; ours have at most 300 frames. */
const MAX_FRAMES = 7_200;
const SLICE = 1;
const KEY_SLICE = 5;

/**
 * @param bytes hostile until this has returned
 * @throws Mp4Error with what is wrong, in a few words
 */
export function readMp4(bytes: Uint8Array): Mp4Facts {
  const top = boxesIn(bytes);
  if (top[0]?.type !== "ftyp") throw new Mp4Error("it does not begin with ftyp");
  const moov = onlyBox(top, "moov");
  const mdat = onlyBox(top, "mdat");
  if (top.some(({ type }) => type === "moof")) throw new Mp4Error("it is fragmented");
  const trak = boxAt(bytes, moov, "trak");
  const media = boxAt(bytes, trak, "mdia");
  const handler = new BoxReader(bytes, boxAt(bytes, media, "hdlr"));
  handler.skip(8);
  if (handler.u32() !== code("vide")) throw new Mp4Error("its track is no video");
  const tables = boxAt(bytes, media, "minf", "stbl");
  const entry = readEntry(bytes, boxAt(bytes, tables, "stsd"));
  const samples = readSamples(bytes, tables, mdat);
  const keys = samples.filter((sample) => checkFrame(bytes, sample, entry.lengthBytes));
  if (keys[0] !== samples[0]) throw new Mp4Error("its first frame is no key frame");

  const track = readDuration(bytes, boxAt(bytes, media, "mdhd"));
  const movie = readDuration(bytes, boxAt(bytes, moov, "mvhd"));
  const frames = readFrameTimes(bytes, boxAt(bytes, tables, "stts"));
  if (frames.count !== samples.length) throw new Mp4Error("its tables count different frames");
  const durationMs = (frames.ticks / track.ticksPerSecond) * 1_000;
  const frameMs = durationMs / frames.count;
  for (const said of [track, movie]) {
    const saidMs = (said.ticks / said.ticksPerSecond) * 1_000;
    if (Math.abs(saidMs - durationMs) > frameMs) throw new Mp4Error("its durations differ");
  }
  return {
    codec: "h264",
    ...entry.picture,
    frameCount: frames.count,
    durationMs,
    isFastStart: moov.start < mdat.start,
    largestKeyFrameBytes: Math.max(...keys.map(({ size }) => size)),
    smallestKeyFrameBytes: Math.min(...keys.map(({ size }) => size)),
  };
}

interface Sample {
  readonly at: number;
  readonly size: number;
}

function readEntry(bytes: Uint8Array, stsd: Box) {
  const head = new BoxReader(bytes, stsd);
  head.skip(4);
  if (head.u32() !== 1) throw new Mp4Error("several descriptions");
  const entries = boxesIn(bytes, stsd.bodyStart + 8, stsd.end);
  if (entries.length !== 1 || entries[0]!.type !== "avc1") throw new Mp4Error(`codec ${entries[0]?.type}`);
  const entry = new BoxReader(bytes, entries[0]!);
  entry.skip(24);
  const widthPx = entry.u16();
  const heightPx = entry.u16();
  const inner = boxesIn(bytes, entry.skip(50) + 50, entries[0]!.end);
  const configuration = new BoxReader(bytes, onlyBox(inner, "avcC"));
  configuration.skip(4);
  const lengthBytes = (configuration.u8() & 3) + 1;
  if ((configuration.u8() & 31) !== 1) throw new Mp4Error("several sequence parameters");
  const length = configuration.u16();
  const at = configuration.skip(length);
  const stream = readSequenceParameters(bytes.subarray(at, at + length));
  if (stream.widthPx !== widthPx || stream.heightPx !== heightPx) {
    throw new Mp4Error(
      `${stream.widthPx} × ${stream.heightPx} px in a file that says ${widthPx} × ${heightPx}`,
    );
  }
  const said = inner.some(({ type }) => type === "colr")
    ? readColr(bytes, onlyBox(inner, "colr"))
    : undefined;
  return { lengthBytes, picture: { ...stream, colour: agreed(said, stream.colour) } };
}

function readColr(bytes: Uint8Array, colr: Box): ColourDescription | undefined {
  const reader = new BoxReader(bytes, colr);
  if (reader.u32() !== code("nclx")) return undefined;
  const [primaries, transfer, matrix] = [reader.u16(), reader.u16(), reader.u16()];
  return { primaries, transfer, matrix, isFullRange: reader.u8() >= 128 };
}

const agreed = (one: ColourDescription | undefined, other: ColourDescription | undefined) =>
  one && other && JSON.stringify(one) === JSON.stringify(other) ? one : undefined;

/** Where each frame lies, all of them inside `mdat`. */
function readSamples(bytes: Uint8Array, tables: Box, mdat: Box): Sample[] {
  const sizes = readSizes(bytes, boxAt(bytes, tables, "stsz"));
  const offsets = readOffsets(bytes, tables);
  const runs = readRuns(bytes, boxAt(bytes, tables, "stsc"));
  const samples: Sample[] = [];
  for (let chunk = 1, run = 0; chunk <= offsets.length; chunk++) {
    if (runs[run + 1]?.firstChunk === chunk) run++;
    let at = offsets[chunk - 1]!;
    for (let left = runs[run]?.samples ?? 0; left > 0; left--) {
      const size = sizes[samples.length];
      if (size === undefined) throw new Mp4Error("its tables count different frames");
      if (at < mdat.bodyStart || size > mdat.end - at) throw new Mp4Error("a frame lies outside the file");
      samples.push({ at, size });
      at += size;
    }
  }
  if (samples.length !== sizes.length || samples.length === 0) {
    throw new Mp4Error("its tables count different frames");
  }
  // Frames that overlap would have us walk through the same bytes thousands of times.
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > mdat.end - mdat.bodyStart) throw new Mp4Error("its frames are larger than the file");
  return samples;
}

function readSizes(bytes: Uint8Array, stsz: Box): number[] {
  const reader = new BoxReader(bytes, stsz);
  reader.skip(4);
  const same = reader.u32();
  const count = same === 0 ? reader.count(4) : reader.u32();
  if (count > MAX_FRAMES) throw new Mp4Error(`${count} frames`);
  return Array.from({ length: count }, () => same || reader.u32());
}

function readOffsets(bytes: Uint8Array, tables: Box): number[] {
  const boxes = boxesIn(bytes, tables.bodyStart, tables.end);
  const isLong = boxes.some(({ type }) => type === "co64");
  const reader = new BoxReader(bytes, onlyBox(boxes, isLong ? "co64" : "stco"));
  reader.skip(4);
  return Array.from({ length: reader.count(isLong ? 8 : 4) }, () => (isLong ? reader.u64() : reader.u32()));
}

function readRuns(bytes: Uint8Array, stsc: Box): { firstChunk: number; samples: number }[] {
  const reader = new BoxReader(bytes, stsc);
  reader.skip(4);
  return Array.from({ length: reader.count(12) }, () => {
    const run = { firstChunk: reader.u32(), samples: reader.u32() };
    reader.skip(4);
    return run;
  });
}

function readFrameTimes(bytes: Uint8Array, stts: Box): { count: number; ticks: number } {
  const reader = new BoxReader(bytes, stts);
  reader.skip(4);
  let count = 0;
  let ticks = 0;
  for (let left = reader.count(8); left > 0; left--) {
    const frames = reader.u32();
    count += frames;
    ticks += frames * reader.u32();
  }
  if (ticks === 0) throw new Mp4Error("it takes no time");
  return { count, ticks };
}

/** `mvhd` and `mdhd` begin alike. */
function readDuration(bytes: Uint8Array, box: Box): { ticks: number; ticksPerSecond: number } {
  const reader = new BoxReader(bytes, box);
  const isLong = reader.u8() === 1;
  reader.skip(3 + (isLong ? 16 : 8));
  const ticksPerSecond = reader.u32();
  if (ticksPerSecond === 0) throw new Mp4Error("it has no timescale");
  return { ticksPerSecond, ticks: isLong ? reader.u64() : reader.u32() };
}

/**
 * Walks through the units of a frame: their lengths must fill it to the byte, and one of them must be a picture.
 * @returns whether the frame stands for itself
 */
function checkFrame(bytes: Uint8Array, { at, size }: Sample, lengthBytes: number): boolean {
  const end = at + size;
  let isPicture = false;
  let isKey = false;
  for (let next = at; next < end;) {
    if (end - next <= lengthBytes) throw new Mp4Error("a frame is cut short");
    let length = 0;
    for (let i = 0; i < lengthBytes; i++) length = length * 256 + bytes[next + i]!;
    if (length === 0 || length > end - next - lengthBytes) throw new Mp4Error("a frame is cut short");
    const type = bytes[next + lengthBytes]! & 31;
    isPicture ||= type === SLICE || type === KEY_SLICE;
    isKey ||= type === KEY_SLICE;
    next += lengthBytes + length;
  }
  if (!isPicture) throw new Mp4Error("a frame without a picture");
  return isKey;
}

const code = (type: string): number =>
  [...type].reduce((number, letter) => number * 256 + letter.charCodeAt(0), 0);
