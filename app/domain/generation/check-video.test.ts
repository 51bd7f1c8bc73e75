/** What an engine calls a video is believed only as far as its own bytes bear it out. */
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { boxAt, boxesIn, onlyBox } from "#app/platform/mp4/boxes.ts";
import { readMp4 } from "#app/platform/mp4/read-mp4.ts";
import { tinyVideo } from "#test/support/tiny-video.ts";
import { checkOutput } from "./check-output.ts";

let video: Uint8Array;
let poster: Uint8Array;
beforeAll(async () => {
  video = await tinyVideo();
  poster = await still(1080, 1080);
});

const still = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#ffffff" } })
    .composite([{ input: { create: { width: 200, height: 200, channels: 3, background: "#aa3300" } } }])
    .jpeg()
    .toBuffer();

/** A copy of the video with something done to it. */
function changed(change: (copy: Uint8Array, view: DataView) => void): Uint8Array {
  const copy = video.slice();
  change(copy, new DataView(copy.buffer));
  return copy;
}
const inMoov = (...path: string[]) => boxAt(video, onlyBox(boxesIn(video), "moov"), ...path);
const table = (name: string) => inMoov("trak", "mdia", "minf", "stbl", name);
const check = (bytes: Uint8Array, own: Uint8Array | undefined = poster) =>
  checkOutput({ bytes, ...(own && { poster: own }) }, { quality: "video-5", ratio: "1:1" });

test("a sound video passes with its length and its poster", async () => {
  expect(await check(video)).toEqual({
    ok: true,
    facts: {
      mimeType: "video/mp4",
      widthPx: 1080,
      heightPx: 1080,
      durationMs: 5_000,
      poster: { bytes: poster, mimeType: "image/jpeg" },
    },
  });
  expect(readMp4(video)).toMatchObject({ frameCount: 120, isFastStart: true, chromaFormat: 1 });
});

describe("anything else is refused as invalid_output, with what is wrong", () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ["nothing", () => new Uint8Array(), /no bytes/],
    ["a web page", () => Buffer.from("<html>502 Bad Gateway</html>"), /box/],
    ["a picture", () => poster, /box/],
    ["zeros", () => new Uint8Array(5_000), /box/],
    ["more bytes than any video has", () => new Uint8Array(100_000_001), /bytes/],
    ["a video cut off in the middle", () => video.slice(0, video.length / 2), /box/],
    [
      "a video cut off behind its tables",
      () => video.slice(0, onlyBox(boxesIn(video), "mdat").start),
      /no mdat/,
    ],
    ["a longer video", () => tinyVideo({ seconds: 6 }), /6000 ms instead of 5000/],
    ["a smaller video", () => tinyVideo({ widthPx: 540, heightPx: 540 }), /540 × 540 px/],
    ["a blank video", () => tinyVideo({ isBlank: true }), /blank/],
    ["a slide show", () => tinyVideo({ framesPerSecond: 4 }), /20 frames/],
    [
      "frames that lie elsewhere",
      () => changed((_, view) => view.setUint32(table("stco").bodyStart + 8, 40)),
      /outside/,
    ],
    [
      "a frame larger than the file",
      () => changed((_, view) => view.setUint32(table("stsz").bodyStart + 12, 0x7fffffff)),
      /outside|larger/,
    ],
    [
      "more frames than can be counted",
      () => changed((_, view) => view.setUint32(table("stsz").bodyStart + 8, 0xffffffff)),
      /entries|frames/,
    ],
    [
      "a chunk with four billion frames",
      () => changed((_, view) => view.setUint32(table("stsc").bodyStart + 12, 0xffffffff)),
      /different frames/,
    ],
    [
      "a length that its movie does not have",
      () => changed((_, view) => view.setUint32(inMoov("mvhd").bodyStart + 16, 600_000)),
      /durations differ/,
    ],
    [
      "a timescale of nothing",
      () => changed((_, view) => view.setUint32(inMoov("mvhd").bodyStart + 12, 0)),
      /timescale/,
    ],
    [
      "a size that its stream does not have",
      () => changed((_, view) => view.setUint16(table("stsd").bodyStart + 8 + 8 + 24, 640)),
      /that says 640/,
    ],
    [
      "another codec",
      () => changed((copy) => copy.set(Buffer.from("hvc1"), table("stsd").bodyStart + 8 + 4)),
      /codec hvc1/,
    ],
    [
      "bytes that are no frames",
      () => changed((copy) => copy.fill(0xff, onlyBox(boxesIn(copy), "mdat").bodyStart)),
      /cut short/,
    ],
    [
      "colours that are said to be something else",
      () => changed((copy) => copy.set([0, 9], indexOf(copy, "nclx") + 4)),
      /BT\.709/,
    ],
    [
      "tables behind the frames",
      () => {
        const [ftyp, moov, note, mdat] = boxesIn(video);
        const part = ({ start, end }: { start: number; end: number }) => video.subarray(start, end);
        const turned = Buffer.concat([part(ftyp!), part(mdat!), part(note!), part(moov!)]);
        const view = new DataView(turned.buffer, turned.byteOffset, turned.length);
        const stco = boxAt(turned, onlyBox(boxesIn(turned), "moov"), "trak", "mdia", "minf", "stbl", "stco");
        view.setUint32(stco.bodyStart + 8, ftyp!.end + 8);
        return new Uint8Array(turned);
      },
      /tables come last/,
    ],
  ])("%s", async (_, bytes, detail) => {
    const checked = await check(await bytes());
    expect(checked).toMatchObject({ ok: false, failure: { code: "invalid_output" } });
    expect(checked).toMatchObject({ failure: { detail: expect.stringMatching(detail) } });
  });

  test("no poster, a poster of another size, and one that is no picture", async () => {
    for (const own of [new Uint8Array(), await still(640, 640), Buffer.from("none")])
      expect(await check(video, own)).toMatchObject({ ok: false, failure: { detail: /poster/ } });
  });
});

test("any byte may be wrong: it is refused or read, and never takes down or holds up the reader", () => {
  const tables = onlyBox(boxesIn(video), "moov");
  const copy = video.slice();
  const errors = new Set<string>();
  for (let at = tables.start; at < tables.end; at++) {
    for (const value of [0, 0x7f, 0xff]) {
      copy[at] = value;
      try {
        readMp4(copy);
      } catch (error) {
        errors.add((error as Error).name);
      }
    }
    copy[at] = video[at]!;
  }
  expect([...errors]).toEqual(["Mp4Error"]);
});

const indexOf = (bytes: Uint8Array, text: string) => Buffer.from(bytes).indexOf(text);
