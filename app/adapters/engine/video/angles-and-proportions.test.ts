/** Videos of several angles on scenes with a floor, tall and wide, opened where their camera is farthest out. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { frameSize, recipeSchema } from "#app/domain/generation/schemas.ts";
import { readMp4 } from "#app/platform/mp4/read-mp4.ts";
import { decodeFrames, ffmpegPath, type Frame, frameDrift } from "#test/support/video-frames.ts";
import { makeVideo } from "./make-video.ts";
import { cutsAt, moveOf, type Pose, poseAt } from "./motion.ts";

const photoOf = (name: string) => ({
  photo: new Uint8Array(readFileSync(`test/fixtures/photos/catalogue/${name}-plain.jpg`)),
  mask: new Uint8Array(readFileSync(`test/fixtures/photos/catalogue/${name}-plain.mask.png`)),
});
const ANGLES = 2;
const FRAMES = 5 * 30;

/** Both move from side to side, which takes them nearest to the frame's edges: the pan is the second variation. */
const MOVE = moveOf(2);
const CASES = [
  { ratio: "9:16", recipe: { name: "wood", tone: "light" }, main: "tea-tin", other: "toy-car" },
  { ratio: "16:9", recipe: { name: "studio", colour: "#d9cdb8" }, main: "toy-car", other: "tea-tin" },
] as const;

describe.each(CASES)("$ratio on a floor, from two angles", ({ ratio, recipe, main, other }) => {
  const size = frameSize("video-5", ratio);
  const source = photoOf(main);
  /** At rest, farthest right, farthest left; and the second angle at rest. */
  const indexes = [0, 19, 56, FRAMES / ANGLES + 1];
  let video: Awaited<ReturnType<typeof makeVideo>>;
  let frames: readonly Frame[];

  beforeAll(async () => {
    const order = {
      bytes: source.photo,
      sourceSha256: "a".repeat(64),
      moreSources: [{ bytes: photoOf(other).photo, sourceSha256: "b".repeat(64) }],
      recipe: recipeSchema.parse({ version: 1, ...recipe }),
      quality: "video-5",
      ratio,
      variation: 2,
      ffmpegPath,
    } as const;
    video = await makeVideo(order, () => {});
    frames = await decodeFrames(video.bytes, size, indexes);
  }, 300_000);

  test("the file has the size of its proportions and both angles", () => {
    expect(readMp4(video.bytes)).toMatchObject({ ...size, frameCount: FRAMES, durationMs: 5_000 });
    expect(video.evidence).toMatchObject({ move: "pan", angles: ANGLES, anglesLeftOut: 0 });
    expect(frames).toHaveLength(indexes.length);
  });

  test("frames of both angles were held against their photos, and pass", () => {
    expect(video.evidence["colourComparedFrames"]).toBeGreaterThanOrEqual(2 * ANGLES);
    expect(video.evidence["colourDifferenceMean"]).toBeLessThanOrEqual(1.5);
    expect(video.evidence["colourDifferenceP99"]).toBeLessThanOrEqual(6);
  });

  test.each([0, 1, 2])("at its sides, too, the product is the source's, only scaled (%i)", async (at) => {
    const drift = await frameDrift(source, frames[at]!, poseOf(indexes[at]!), video.evidence);
    expect(drift.count).toBeGreaterThan(10_000);
    expect(drift.mean).toBeLessThanOrEqual(1);
    expect(drift.p99).toBeLessThanOrEqual(4);
  });

  test("in no frame does the product leave the frame", () => {
    const [left, top, width, height] = boxOf(video.evidence["productBox"]);
    for (let index = 0; index < FRAMES; index++) {
      const { zoom, x } = poseOf(index);
      const across = (place: number) => size.widthPx * (0.5 + x) + (place - size.widthPx / 2) * zoom;
      const down = (place: number) => size.heightPx / 2 + (place - size.heightPx / 2) * zoom;
      expect(Math.min(across(left), down(top))).toBeGreaterThan(0);
      expect(across(left + width)).toBeLessThan(size.widthPx);
      expect(down(top + height)).toBeLessThan(size.heightPx);
    }
  });

  test("its shadow moves with it, pixel for pixel where it stands", () => {
    const foot = rowUnder(boxOf(video.evidence["productBox"]));
    const [rest, right, left] = frames as [Frame, Frame, Frame];
    for (const [aside, index] of [
      [right, 19],
      [left, 56],
    ] as const) {
      const moved = Math.round(poseOf(index).x * size.widthPx);
      expect(Math.abs(moved)).toBeGreaterThan(20);
      expect(Math.abs(shiftBetween(rest, aside, foot) - moved)).toBeLessThanOrEqual(1);
    }
  });

  test("the second angle is another view, not the first one again", () => {
    const [rest, , , second] = frames as [Frame, Frame, Frame, Frame];
    let sum = 0;
    for (let i = 0; i < rest.data.length; i += 31) sum += Math.abs(rest.data[i]! - second.data[i]!);
    expect(sum / (rest.data.length / 31)).toBeGreaterThan(5);
  });
});

/** Where the camera is in a frame that shows the first angle alone. */
function poseOf(index: number): Pose {
  const [cut] = cutsAt(index / FRAMES, ANGLES);
  return poseAt(MOVE, cut!.time);
}

type Box = readonly [left: number, top: number, width: number, height: number];
const boxOf = (text: unknown): Box => String(text).split(",").map(Number) as unknown as Box;
/** Just below the product, where its shadow is deepest. */
const rowUnder = ([, top, , height]: Box): number => Math.round(top + height) + 3;

/** How far what lies in a row has moved between two frames: the shift at which they differ least. */
function shiftBetween(one: Frame, other: Frame, row: number): number {
  const { widthPx } = one;
  const reach = Math.ceil(widthPx * 0.05);
  const level = ({ data }: Frame, x: number) => data[(row * widthPx + x) * 3 + 1]!;
  let best = { shift: 0, difference: Infinity };
  for (let shift = -reach; shift <= reach; shift++) {
    let difference = 0;
    for (let x = reach; x < widthPx - reach; x++)
      difference += Math.abs(level(one, x) - level(other, x + shift));
    if (difference < best.difference) best = { shift, difference };
  }
  return best.shift;
}
