import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Move } from "./motion.ts";
import { renderFrame } from "./render-frame.ts";
import type { Stage } from "./stage.ts";

/** What is drawn, as data. */
export interface Painting {
  readonly stage: Stage;
  readonly move: Move;
  readonly frameCount: number;
}

/** A frame to be drawn, and the memory for it: two threads hand it to and fro. */
export interface FrameRequest {
  readonly index: number;
  readonly frame: Uint8Array<ArrayBuffer>;
}

const THREAD = new URL("./painter.thread.ts", import.meta.url);
/** Frames that the second thread has drawn or draws while nobody has asked for them. */
const AHEAD = 2;

/**
 * Draws all frames of a video, in order, in 4:2:0. Every other one is drawn by a second thread meanwhile, where there is a
 * second processor: the frames are the same, and there in half the time.
 * @returns each frame's bytes, which are the caller's only until it asks for the next one
 * @throws whatever keeps the second thread from drawing
 */
export async function* paintFrames(painting: Painting): AsyncGenerator<Uint8Array> {
  const { stage, move, frameCount } = painting;
  const second = availableParallelism() > 1 ? startPainter(painting) : undefined;
  const own = emptyFrame(stage);
  try {
    for (let index = 0; index < frameCount; index++) {
      if (second && index % 2 === 1) {
        yield* second.next(index);
      } else {
        renderFrame(stage, move, index / frameCount, own);
        yield own;
      }
    }
  } finally {
    await second?.end();
  }
}

const emptyFrame = ({ frame }: Stage): Uint8Array<ArrayBuffer> =>
  new Uint8Array((frame.widthPx * frame.heightPx * 3) / 2);

/** A thread that draws the frames with an odd number, a few of them ahead. */
function startPainter(painting: Painting) {
  const thread = new Worker(THREAD, { workerData: painting });
  const drawn = new Map<number, FrameRequest["frame"]>();
  let wake = () => {};
  let failure: Error | undefined;
  const ask = (index: number, frame: FrameRequest["frame"]) => {
    if (index < painting.frameCount)
      thread.postMessage({ index, frame } satisfies FrameRequest, [frame.buffer]);
  };
  thread.on("message", ({ index, frame }: FrameRequest) => {
    drawn.set(index, frame);
    wake();
  });
  thread.on("error", (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
    wake();
  });
  thread.on("exit", () => {
    failure ??= new Error("the thread that draws frames has ended");
    wake();
  });
  for (let k = 0; k < AHEAD; k++) ask(2 * k + 1, emptyFrame(painting.stage));
  return {
    async *next(index: number): AsyncGenerator<Uint8Array> {
      while (!drawn.has(index)) {
        if (failure) throw failure;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      const frame = drawn.get(index)!;
      drawn.delete(index);
      yield frame;
      ask(index + 2 * AHEAD, frame);
    },
    end: () => thread.terminate(),
  };
}
