import type { Size } from "../picture.ts";
import { startFfmpeg } from "./start-ffmpeg.ts";

/** BT.709 in narrow range, its colour where 4:2:0 has it: as players show it. */
const AS_SHOWN =
  "scale=in_color_matrix=bt709:in_range=tv:out_range=pc:in_h_chr_pos=0:in_v_chr_pos=128:flags=bicubic+accurate_rnd+full_chroma_int";

/**
 * Decodes frames of a video that we made, in a process of its own that answers through a pipe: no file is written.
 *
 * @param indices in rising order
 * @param see told each of them as sRGB, three bytes a pixel, in order; the bytes are its only until it returns
 * @throws EngineError when ffmpeg can't be started or ends before its work is done, see start-ffmpeg.ts; and whatever
 *   `see` throws
 */
export async function decodeFrames(
  ffmpegPath: string,
  video: Uint8Array,
  { widthPx, heightPx }: Size,
  indices: readonly number[],
  see: (index: number, data: Uint8Array) => void,
): Promise<void> {
  const chosen = indices.map((index) => `eq(n\\,${index})`).join("+");
  const ffmpeg = startFfmpeg(
    ffmpegPath,
    [
      "-hide_banner -nostats -loglevel error -i pipe:0 -an",
      `-vf select=${chosen},setpts=N/FRAME_RATE/TB,${AS_SHOWN} -frames:v ${indices.length}`,
      "-f rawvideo -pix_fmt rgb24 pipe:1",
    ].flatMap((part) => part.split(" ")),
  );
  // It ends as soon as it has the last frame, and reads no further.
  ffmpeg.child.stdin.end(video);
  try {
    const frame = Buffer.alloc(widthPx * heightPx * 3);
    let filled = 0;
    let seen = 0;
    for await (const chunk of ffmpeg.child.stdout as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length;) {
        const copied = chunk.copy(frame, filled, at);
        at += copied;
        filled += copied;
        if (filled < frame.length) continue;
        filled = 0;
        const index = indices[seen++];
        if (index !== undefined) see(index, frame);
      }
    }
    await ffmpeg.ended;
    if (seen !== indices.length) throw ffmpeg.failure(`gave ${seen} of ${indices.length} frames`);
  } finally {
    await ffmpeg.close();
  }
}
