/** How long a video of five seconds takes, and how true its colours are, measured in the finished file. */
import { findFfmpeg } from "../../../app/adapters/engine/video/find-ffmpeg.ts";
import { openWorkbench } from "../../../app/adapters/engine/workbench.ts";
import { WHITE_RECIPE } from "../../../app/domain/generation/schemas.ts";
import type { BenchInput, Measured } from "../bench.ts";
import { median, rounded, timed } from "../ledger/figures.ts";
import type { BenchPhoto } from "./photos.ts";

const DEADLINE_MS = 300_000;
const SECONDS = 5;
const REAL_TIME_GOAL = 1.2;

/** @param photos the first one warms up */
export async function measureVideos(
  { say, signal }: BenchInput,
  photos: readonly BenchPhoto[],
): Promise<Measured> {
  const ffmpegPath = findFfmpeg({ explicit: process.env["FFMPEG_PATH"], path: process.env["PATH"] });
  if (ffmpegPath === null) throw new Error("there is no ffmpeg");
  const workbench = openWorkbench({ processes: 1, deadlineMs: DEADLINE_MS });
  const [walls, works, means, p99s, sizes]: number[][] = [[], [], [], [], []];
  const stageMs = new Map<string, number[]>();
  let peakBytes = 0;
  try {
    for (const [i, photo] of photos.entries()) {
      signal.throwIfAborted();
      say(`A video of ${photo.name} …`);
      const wallMs = await timed(async () => {
        const made = await workbench.makeVideo({
          bytes: photo.bytes,
          sourceSha256: photo.sha256,
          moreSources: [],
          recipe: WHITE_RECIPE,
          quality: "video-5",
          ratio: "1:1",
          variation: 1,
          ffmpegPath,
        });
        if (!made.ok) throw new Error(`${photo.name}: ${made.failure.code} ${made.failure.detail}`);
        if (i === 0) return;
        works!.push(made.cost.cpuMs);
        for (const [stage, { wallMs: ms }] of Object.entries(made.cost.stages))
          stageMs.set(stage, [...(stageMs.get(stage) ?? []), ms]);
        means!.push(Number(made.output.evidence["colourDifferenceMean"]));
        p99s!.push(Number(made.output.evidence["colourDifferenceP99"]));
        sizes!.push(made.output.bytes.length);
        peakBytes = made.cost.peakMemoryBytes;
      });
      if (i > 0) walls!.push(wallMs);
    }
  } finally {
    await workbench.close();
  }
  const timesRealTime = rounded(median(walls!) / 1000 / SECONDS);
  return {
    figures: {
      videoS: rounded(median(walls!) / 1000),
      ...Object.fromEntries(
        [...stageMs].map(([stage, all]) => [
          `video${stage[0]!.toUpperCase()}${stage.slice(1)}Ms`,
          rounded(median(all)),
        ]),
      ),
      videoOwnCpuMs: rounded(median(works!)),
      videoColourMean: rounded(Math.max(...means!)),
      videoColourP99: rounded(Math.max(...p99s!)),
      videoMB: rounded(median(sizes!) / 1e6),
      videoPeakMiB: Math.round(peakBytes / 2 ** 20),
    },
    goals: [
      {
        id: "video",
        goal: `a video of ${SECONDS} s from a new source, at most ${REAL_TIME_GOAL} × real time`,
        value: timesRealTime,
        met: timesRealTime <= REAL_TIME_GOAL,
      },
    ],
  };
}
