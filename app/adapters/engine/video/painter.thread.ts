/** What the second thread of a video runs: it draws the frames that it is asked for, into the memory that comes with them. */
import { parentPort, workerData } from "node:worker_threads";
import { renderFrame } from "./render-frame.ts";
import type { FrameRequest, Painting } from "./paint-frames.ts";

const { stage, move, frameCount } = workerData as Painting;

parentPort!.on("message", ({ index, frame }: FrameRequest) => {
  renderFrame(stage, move, index / frameCount, frame);
  parentPort!.postMessage({ index, frame } satisfies FrameRequest, [frame.buffer]);
});
