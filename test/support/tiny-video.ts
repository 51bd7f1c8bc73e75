/** Small real videos, as the local engine makes them, without a photo: a red block on grey that grows. */
import { encodeVideo, type VideoForm } from "../../app/adapters/engine/video/encode-video.ts";
import { writeMp4 } from "../../app/adapters/engine/video/write-mp4.ts";
import { ffmpegPath } from "./video-frames.ts";

export interface TinyVideo {
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly seconds?: number;
  readonly framesPerSecond?: number;
  /** Shows one grey and nothing else. */
  readonly isBlank?: boolean;
}

export async function tinyVideo({
  widthPx = 1080,
  heightPx = 1080,
  seconds = 5,
  framesPerSecond = 24,
  isBlank = false,
}: TinyVideo = {}): Promise<Uint8Array> {
  const form = { widthPx, heightPx, framesPerSecond, frameCount: seconds * framesPerSecond };
  const stream = await encodeVideo(ffmpegPath, form, frames(form, isBlank));
  return new Uint8Array(writeMp4(stream, form, { ...form, xmp: "<x/>" }));
}

async function* frames({ widthPx, heightPx, frameCount }: VideoForm, isBlank: boolean) {
  const luma = widthPx * heightPx;
  const frame = new Uint8Array((luma * 3) / 2);
  for (let index = 0; index < frameCount; index++) {
    frame.fill(128);
    if (!isBlank) {
      const side = Math.floor(heightPx / 2) + (index % 24) * 2;
      for (let y = 0; y < side; y++) {
        for (let x = 0; x < side; x++) frame[y * widthPx + x] = 60 + ((x * 7 + y * 13) % 90);
      }
      frame.fill(200, luma + luma / 4, luma + luma / 4 + luma / 8);
    }
    yield frame;
  }
}
