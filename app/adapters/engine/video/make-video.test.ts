/** A real video of a real photo, opened frame by frame. */
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { recipeSchema } from "#app/domain/generation/schemas.ts";
import { readMp4 } from "#app/platform/mp4/read-mp4.ts";
import { packetsIn } from "#app/platform/provenance/say-provenance.ts";
import { decodeFrames, ffmpegPath, type Frame, frameDrift, runFfmpeg } from "#test/support/video-frames.ts";
import { makeVideo } from "./make-video.ts";
import { moveOf, poseAt } from "./motion.ts";
import { proveColours, type SourceView } from "./prove-colours.ts";

const photos = "test/fixtures/photos/catalogue";
const photo = new Uint8Array(readFileSync(`${photos}/tea-tin-plain.jpg`));
const mask = new Uint8Array(readFileSync(`${photos}/tea-tin-plain.mask.png`));
const size = { widthPx: 1080, heightPx: 1080 };
const NAVY = [0x1d, 0x35, 0x57] as const;
const told: number[] = [];
let video: Awaited<ReturnType<typeof makeVideo>>;
let frames: Frame[];

beforeAll(async () => {
  video = await makeVideo(
    {
      bytes: photo,
      sourceSha256: "a".repeat(64),
      moreSources: [],
      recipe: recipeSchema.parse({ name: "colour", version: 1, colour: "#1d3557" }),
      quality: "video-5",
      ratio: "1:1",
      variation: 1,
      ffmpegPath,
    },
    (share) => told.push(share),
  );
  frames = await decodeFrames(video.bytes, size);
}, 300_000);

test("the file says what it is: H.264, 4:2:0, BT.709, 24 frames a second, five seconds, its tables first", async () => {
  expect(readMp4(video.bytes)).toMatchObject({
    codec: "h264",
    ...size,
    frameCount: 120,
    durationMs: 5_000,
    chromaFormat: 1,
    bitDepth: 8,
    colour: { primaries: 1, transfer: 1, matrix: 1, isFullRange: false },
    isFastStart: true,
  });
  const { said } = await runFfmpeg(["-i", "pipe:0"], video.bytes);
  expect(said).toMatch(/Duration: 00:00:05\.00/);
  expect(said).toMatch(/Video: h264 \(High\) \(avc1.*\), yuv420p\(tv, bt709\), 1080x1080.* 24 fps/);
  expect(said).not.toMatch(/error|invalid/i);
});

test("every one of its frames can be decoded", () => {
  expect(frames).toHaveLength(120);
});

test("a known colour survives, in every frame: it was converted, not only tagged", () => {
  for (const { data } of frames) {
    const corner = [...data.subarray(0, 3)];
    corner.forEach((level, c) => expect(Math.abs(level - NAVY[c]!)).toBeLessThanOrEqual(2));
  }
});

test.each([0, 17, 40, 72, 100])("in frame %i the product is the source's, only scaled", async (index) => {
  const pose = poseAt(moveOf(1), index / 120);
  const drift = await frameDrift({ photo, mask }, frames[index]!, pose, video.evidence);
  expect(drift.count).toBeGreaterThan(40_000);
  expect(drift.mean).toBeLessThanOrEqual(1);
  expect(drift.p99).toBeLessThanOrEqual(3);
});

test("what the video says of its colours can be worked out anew from the file", async () => {
  const form = { ...size, framesPerSecond: 24, frameCount: 120 };
  const proven = await proveColours(ffmpegPath, video.bytes, form, moveOf(1), [await sourceView()]);
  expect(proven.comparedFrames).toBe(3);
  expect(Math.abs(proven.mean - Number(video.evidence["colourDifferenceMean"]))).toBeLessThan(0.1);
});

/** What the proof says of the video after somebody else's hand. */
async function provenAfter(filter: string) {
  const changed = await runFfmpeg(
    `-loglevel error -i pipe:0 -vf ${filter} -c:v libx264 -preset superfast -crf 6 -bf 0 -f matroska pipe:1`.split(
      " ",
    ),
    video.bytes,
  );
  const form = { ...size, framesPerSecond: 24, frameCount: 120 };
  return proveColours(ffmpegPath, changed.output, form, moveOf(1), [await sourceView()]);
}

test("encoded once more, and changed in nothing else, it is still the product's own", async () => {
  expect(await provenAfter("null")).toMatchObject({ comparedFrames: 3 });
});

test.each([
  ["colours converted by another matrix", "colormatrix=bt709:bt601"],
  ["richer colours", "hue=s=1.15"],
  ["sharpened edges", "unsharp=5:5:1.5"],
])("%s are not taken for the product's own", async (_, filter) => {
  await expect(provenAfter(filter)).rejects.toMatchObject({
    code: "invalid_output",
    message: expect.stringMatching(/^3 frames: colours differ by/),
  });
});

test("it moves, without a jump, and its end leads into its beginning", () => {
  const steps = frames.map(({ data }, i) => meanDifference(data, frames[(i + 1) % frames.length]!.data));
  expect(meanDifference(frames[0]!.data, frames[60]!.data)).toBeGreaterThan(3);
  expect(Math.max(...steps)).toBeLessThan(4);
  expect(steps.at(-1)).toBeLessThan(1);
});

test("its poster is the frame in which the product is nearest", async () => {
  const poster = await sharp(video.poster).raw().toBuffer({ resolveWithObject: true });
  expect(poster.info).toMatchObject({ width: 1080, height: 1080, channels: 3 });
  expect(video.evidence).toMatchObject({ posterFrame: 72, move: "push-in", framesPerSecond: 24, angles: 1 });
  expect(meanDifference(poster.data, frames[72]!.data)).toBeLessThan(1.5);
});

test("the file says in IPTC's words what it is, with its tool and its source, and nothing else", () => {
  const [packet, ...others] = packetsIn(video.bytes);
  expect(packet).toContain('digitalsourcetype/composite"');
  expect(packet).toMatch(/xmp:CreatorTool="ProductStudio local-\d+, colour v1, push-in"/);
  expect(packet).toMatch(/dc:source="sha256:[0-9a-f]{64}"/);
  expect(others).toEqual([]);
});

test("its progress only rises, up to one", () => {
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
});

function meanDifference(one: Uint8Array, other: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 7) sum += Math.abs(one[i]! - other[i]!);
  return sum / (one.length / 7);
}

/** The photo where the video shows it, by the true mask. */
async function sourceView(): Promise<SourceView> {
  const boxOf = (name: string) => {
    const [left, top, width, height] = String(video.evidence[name]).split(",").map(Number);
    return { left: left!, top: top!, width: width!, height: height! };
  };
  const [from, to] = [boxOf("sourceCrop"), boxOf("placedAt")];
  const crop = await sharp(photo).extract(from).removeAlpha().raw().toBuffer();
  const inside = await sharp(mask)
    .extract(from)
    .resize(to.width, to.height, { fit: "fill" })
    .blur(8)
    .extractChannel(0)
    .raw()
    .toBuffer();
  const places: number[] = [];
  for (let i = 0; i < inside.length; i += 37)
    if (inside[i]! >= 254) places.push(to.left + (i % to.width), to.top + Math.floor(i / to.width));
  return {
    crop: { widthPx: from.width, heightPx: from.height, data: crop },
    placedAt: { left: to.left, top: to.top, widthPx: to.width, heightPx: to.height },
    places: Int32Array.from(places),
  };
}
