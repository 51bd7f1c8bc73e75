/** What Shopify takes: 10 minutes, 4K in either orientation, 1 GB (facts of its help pages). */
const MAX_DURATION_MS = 600_000;
const MAX_LONG_SIDE_PX = 4_096;
const MAX_SHORT_SIDE_PX = 2_160;
const MAX_BYTES = 1024 ** 3;

export type VideoVerdict =
  | { ok: true; mime: string; widthPx: number; heightPx: number; durationMs: number }
  | { ok: false; code: string; message: string };

/** Decides by the container's header whether bytes are an MP4 or MOV that Shopify takes; the pictures are not decoded. */
export function judgeVideo(bytes: Buffer): VideoVerdict {
  if (bytes.length > MAX_BYTES) return refused("VIDEO_VALIDATION_ERROR", "Video file size exceeds 1 GB");
  const fileType = findBox(bytes, "ftyp");
  if (!fileType) return refused("VIDEO_INVALID_FILETYPE_ERROR", "The file is not an MP4 or MOV video");
  const mime = fileType.toString("latin1", 0, 4) === "qt  " ? "video/quicktime" : "video/mp4";
  const movie = findBox(bytes, "moov");
  const durationMs = movie && movieDurationMs(findBox(movie, "mvhd"));
  const size = movie && pictureSize(movie);
  if (!durationMs || !size) {
    return durationMs === 0
      ? refused("VIDEO_MIN_DURATION_ERROR", "The video is too short")
      : refused("VIDEO_METADATA_READ_ERROR", "The video's metadata could not be read");
  }
  if (durationMs > MAX_DURATION_MS) {
    return refused("VIDEO_MAX_DURATION_ERROR", "The video is longer than 10 minutes");
  }
  const { widthPx, heightPx } = size;
  const landscape = widthPx >= heightPx;
  if (widthPx > (landscape ? MAX_LONG_SIDE_PX : MAX_SHORT_SIDE_PX)) {
    return refused("VIDEO_MAX_WIDTH_ERROR", "The video is wider than 4K");
  }
  if (heightPx > (landscape ? MAX_SHORT_SIDE_PX : MAX_LONG_SIDE_PX)) {
    return refused("VIDEO_MAX_HEIGHT_ERROR", "The video is higher than 4K");
  }
  return { ok: true, mime, widthPx, heightPx, durationMs };
}

function refused(code: string, message: string): VideoVerdict {
  return { ok: false, code, message };
}

/** The content of each box of an ISO base media file, in order; stops where the file is cut off. */
function* boxes(bytes: Buffer): Generator<{ type: string; content: Buffer }> {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1 && at + 16 <= bytes.length;
    const size = short === 0 ? bytes.length - at : isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const head = isLong ? 16 : 8;
    if (size < head || at + size > bytes.length) return;
    yield { type: bytes.toString("latin1", at + 4, at + 8), content: bytes.subarray(at + head, at + size) };
    at += size;
  }
}

function findBox(bytes: Buffer, type: string): Buffer | undefined {
  for (const box of boxes(bytes)) if (box.type === type) return box.content;
  return undefined;
}

function movieDurationMs(header: Buffer | undefined): number | undefined {
  if (!header || header.length < 20) return undefined;
  const isLong = header[0] === 1;
  if (isLong && header.length < 32) return undefined;
  const timescale = header.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  return timescale === 0 ? undefined : Math.round((duration / timescale) * 1000);
}

/** The size of the first track that has one; sound tracks have none. */
function pictureSize(movie: Buffer): { widthPx: number; heightPx: number } | undefined {
  for (const box of boxes(movie)) {
    const header = box.type === "trak" ? findBox(box.content, "tkhd") : undefined;
    if (!header || header.length < 8) continue;
    // Width and height are the last two fields, as 16.16 fixed-point numbers.
    const widthPx = header.readUInt16BE(header.length - 8);
    const heightPx = header.readUInt16BE(header.length - 4);
    if (widthPx > 0 && heightPx > 0) return { widthPx, heightPx };
  }
  return undefined;
}
