import { expect, test } from "vitest";
import { mp4 } from "./testing/mp4.ts";
import { judgeVideo } from "./video.ts";

test.each([
  ["square MP4", mp4(), "video/mp4"],
  ["MOV", mp4({ brand: "qt  " }), "video/quicktime"],
  ["4K lying", mp4({ widthPx: 4096, heightPx: 2160 }), "video/mp4"],
  ["4K standing", mp4({ widthPx: 2160, heightPx: 3840 }), "video/mp4"],
  ["ten minutes", mp4({ durationMs: 600_000 }), "video/mp4"],
])("a %s video is taken", (_what, bytes, mime) => {
  expect(judgeVideo(bytes)).toMatchObject({ ok: true, mime });
});

test.each([
  ["a text", Buffer.from("not a video at all, really"), "VIDEO_INVALID_FILETYPE_ERROR"],
  ["nothing", Buffer.alloc(0), "VIDEO_INVALID_FILETYPE_ERROR"],
  ["a video cut off before its movie box ends", mp4().subarray(0, 180), "VIDEO_METADATA_READ_ERROR"],
  ["a box that claims to be longer than the file", lying(), "VIDEO_METADATA_READ_ERROR"],
  ["only sound", mp4({ widthPx: 0, heightPx: 0 }), "VIDEO_METADATA_READ_ERROR"],
  ["no duration", mp4({ durationMs: 0 }), "VIDEO_MIN_DURATION_ERROR"],
  ["more than ten minutes", mp4({ durationMs: 600_001 }), "VIDEO_MAX_DURATION_ERROR"],
  ["too wide", mp4({ widthPx: 4098, heightPx: 2160 }), "VIDEO_MAX_WIDTH_ERROR"],
  ["too high", mp4({ widthPx: 4096, heightPx: 2162 }), "VIDEO_MAX_HEIGHT_ERROR"],
])("%s is refused with Shopify's code", (_what, bytes, code) => {
  expect(judgeVideo(bytes)).toMatchObject({ ok: false, code });
});

function lying(): Buffer {
  const bytes = mp4();
  bytes.writeUInt32BE(0xffff_ffff, bytes.indexOf("moov") - 4);
  return bytes;
}
