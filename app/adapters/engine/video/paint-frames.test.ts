/** Frames drawn by two threads: the same frames, in order, and nobody who goes on drawing afterwards. */
import { expect, test } from "vitest";
import { frame, stageOf } from "#test/support/small-stage.ts";
import { type Move, MOVES } from "./motion.ts";
import { paintFrames } from "./paint-frames.ts";
import { renderFrame } from "./render-frame.ts";

const [pushIn] = MOVES as [Move];
const stage = stageOf(255);
const threads = () => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;

test.each([1, 2, 7, 24])("all %i frames come in order, as one thread draws them", async (frameCount) => {
  const expected = new Uint8Array((frame.widthPx * frame.heightPx * 3) / 2);
  let index = 0;
  for await (const drawn of paintFrames({ stage, move: pushIn, frameCount })) {
    renderFrame(stage, pushIn, index / frameCount, expected);
    expect(Buffer.compare(drawn, expected)).toBe(0);
    index++;
  }
  expect(index).toBe(frameCount);
});

test("whoever stops asking leaves no thread behind", async () => {
  const before = threads();
  for await (const drawn of paintFrames({ stage, move: pushIn, frameCount: 1_000 })) {
    expect(drawn.length).toBeGreaterThan(0);
    break;
  }
  expect(threads()).toBe(before);
});

test("a second thread that breaks is an error, not a wait without end", async () => {
  const before = threads();
  // What is inherited doesn't reach the other thread.
  const move = Object.create(pushIn) as Move;
  const paint = async () => {
    let drawn = 0;
    for await (const bytes of paintFrames({ stage, move, frameCount: 4 })) drawn += bytes.length;
    return drawn;
  };
  await expect(paint()).rejects.toThrow(TypeError);
  expect(threads()).toBe(before);
});
