import type { Size } from "../picture.ts";
import { startFfmpeg } from "./start-ffmpeg.ts";

/**
 * What keeps the product within the pixel lock: the toy car, the worst of the photos, differs by 2.8 CIEDE2000 at the
 * 99th percentile, at 10 by 3.6. `superfast` because it gives no frame fewer bits for being looked back at less ("mbtree":
 * 4.3). Tuning for the eye (psy) is off: it adds detail that the source has not.
 */
const CRF = 6;
/** Two key frames a second: a player that jumps lands near. */
const KEY_FRAMES_PER_SECOND = 2;
/** A stream beyond this is a fault, see MAX_VIDEO_BYTES. */
const MAX_STREAM_BYTES = 256e6;

export interface VideoForm extends Size {
  readonly framesPerSecond: number;
  readonly frameCount: number;
}

/**
 * Encodes frames as H.264 in a process of its own, which gets nothing but these frames and answers through a pipe:
 * no file is written. It dies with this process.
 *
 * @param frames in 4:2:0, as many as the form says; each is read before the next one is asked for
 * @returns the stream in Annex B form
 * @throws EngineError when ffmpeg can't be started or ends before its work is done, see start-ffmpeg.ts
 */
export async function encodeVideo(
  ffmpegPath: string,
  form: VideoForm,
  frames: AsyncIterable<Uint8Array>,
): Promise<Buffer> {
  const ffmpeg = startFfmpeg(ffmpegPath, optionsFor(form));
  const { stdin, stdout } = ffmpeg.child;
  const output: Buffer[] = [];
  let outputBytes = 0;
  stdout.on("data", (chunk: Buffer) => {
    outputBytes += chunk.length;
    if (outputBytes > MAX_STREAM_BYTES) return void ffmpeg.close();
    output.push(chunk);
  });
  try {
    for await (const frame of frames) {
      if (ffmpeg.isOver()) break;
      // The frame has left this process before the next one is drawn over it.
      const isWritten = new Promise<void>((resolve) => stdin.write(frame, () => resolve()));
      await Promise.race([isWritten, ffmpeg.ended]);
    }
    stdin.end();
    await ffmpeg.ended;
    return Buffer.concat(output);
  } finally {
    await ffmpeg.close();
  }
}

/**
 * The frames are BT.709 in narrow range already: the four colour options only say so. One slice a frame and no frames
 * that look ahead, so that frames lie in the file as they are shown.
 */
function optionsFor({ widthPx, heightPx, framesPerSecond }: VideoForm): string[] {
  return [
    "-hide_banner -nostats -loglevel error",
    `-f rawvideo -pix_fmt yuv420p -s ${widthPx}x${heightPx} -r ${framesPerSecond}`,
    COLOURS,
    "-i pipe:0 -an",
    `-c:v libx264 -preset superfast -crf ${CRF} -psy 0 -bf 0 -slices 1 -level 4.2`,
    `-g ${framesPerSecond / KEY_FRAMES_PER_SECOND} -pix_fmt yuv420p`,
    COLOURS,
    "-f h264 pipe:1",
  ].flatMap((part) => part.split(" "));
}

const COLOURS = "-color_range tv -colorspace bt709 -color_primaries bt709 -color_trc bt709";
