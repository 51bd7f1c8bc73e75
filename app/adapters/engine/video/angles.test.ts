/** A product with several pictures, in the two other proportions, on a scene with a floor. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { recipeSchema } from "#app/domain/generation/schemas.ts";
import { readMp4 } from "#app/platform/mp4/read-mp4.ts";
import { decodeFrames, ffmpegPath, type Frame } from "#test/support/video-frames.ts";
import { makeVideo } from "./make-video.ts";

const photoOf = (name: string) => ({
  bytes: new Uint8Array(readFileSync(`test/fixtures/photos/${name}.jpg`)),
  sourceSha256: Buffer.from(name).toString("hex").padEnd(64, "0").slice(0, 64),
});
const order = {
  ...photoOf("catalogue/tea-tin-plain"),
  recipe: recipeSchema.parse({ name: "wood", version: 1, tone: "light" }),
  quality: "video-5",
  ffmpegPath,
} as const;

describe("two good pictures of a product, in a wide frame", { timeout: 300_000 }, () => {
  test("both are shown, one after the other, each proven in three frames; the end leads into the beginning", async () => {
    const video = await makeVideo(
      { ...order, moreSources: [photoOf("catalogue/avocado-plain")], ratio: "16:9", variation: 2 },
      () => {},
    );
    const size = { widthPx: 1920, heightPx: 1080 };
    expect(readMp4(video.bytes)).toMatchObject({ ...size, frameCount: 150, durationMs: 5_000 });
    expect(video.evidence).toMatchObject({ angles: 2, anglesLeftOut: 0, colourComparedFrames: 6 });
    const [first, half, beforeFade, second, last] = at(
      await decodeFrames(video.bytes, size),
      [0, 20, 60, 100, 149],
    );
    expect(difference(first!, half!)).toBeLessThan(difference(beforeFade!, second!));
    expect(difference(first!, second!)).toBeGreaterThan(5);
    expect(difference(last!, first!)).toBeLessThan(1);
  });
});

describe("a picture that nobody should see unasked", { timeout: 300_000 }, () => {
  test("is left out of a tall video, which then has one angle", async () => {
    const video = await makeVideo(
      { ...order, moreSources: [photoOf("hard/hard-touching-frame")], ratio: "9:16", variation: 1 },
      () => {},
    );
    expect(readMp4(video.bytes)).toMatchObject({ widthPx: 1080, heightPx: 1920, frameCount: 120 });
    expect(video.evidence).toMatchObject({ angles: 1, anglesLeftOut: 1, colourComparedFrames: 3 });
  });
});

const at = (frames: readonly Frame[], indices: readonly number[]) => indices.map((index) => frames[index]!);

function difference(one: Frame, other: Frame): number {
  let sum = 0;
  for (let i = 0; i < one.data.length; i += 7) sum += Math.abs(one.data[i]! - other.data[i]!);
  return sum / (one.data.length / 7);
}
