/** How long pictures take at HD, and what of it is needed: beside one decode and one encode, in the same run. */
import { createHash } from "node:crypto";
import sharp from "sharp";
import { createLocalEngine } from "../../../app/adapters/engine/local-engine.ts";
import { openWorkbench, type Workbench } from "../../../app/adapters/engine/workbench.ts";
import { fileRules } from "../../../app/domain/generation/platforms.ts";
import {
  QUALITY_LONGEST_SIDE_PX,
  type Recipe,
  WHITE_RECIPE,
} from "../../../app/domain/generation/schemas.ts";
import type { BenchInput, Measured } from "../bench.ts";
import { median, rounded, timed } from "../ledger/figures.ts";
import { onOneProcessor } from "./one-processor.ts";
import type { BenchPhoto } from "./photos.ts";

const DEADLINE_MS = 300_000;
const FIRST_GOAL_S = 2;
const FURTHER_GOAL_S = 0.5;
const CPU_GOAL = 1.3;
const PAIR_GOAL = 1.7;
const NAVY: Recipe = { ...WHITE_RECIPE, name: "colour", colour: "#1d3557" };

const order = ({ bytes, sha256 }: BenchPhoto, recipe: Recipe) => ({
  bytes,
  sourceSha256: sha256,
  recipe,
  quality: "hd" as const,
  ratio: "1:1" as const,
  variation: 1,
  file: fileRules([]),
});

/** @param photos of which HD is made without being refused */
export async function measureTimes(input: BenchInput, photos: readonly BenchPhoto[]): Promise<Measured> {
  const [wall, work, pair, floor] = [
    await measureWall(input, photos),
    await measureWork(input, photos),
    await measurePair(input, photos),
    await measureFloor(photos),
  ];
  return {
    figures: { ...wall, ...work, ...pair, ...floor },
    goals: [
      {
        id: "first-picture",
        goal: `first HD picture of a source on two cores within ${FIRST_GOAL_S} s`,
        value: wall.firstHdS,
        met: wall.firstHdS <= FIRST_GOAL_S,
      },
      {
        id: "further-picture",
        goal: `each further recipe of the same source at HD within ${FURTHER_GOAL_S} s`,
        value: wall.furtherHdS,
        met: wall.furtherHdS <= FURTHER_GOAL_S,
      },
      {
        id: "processor-time",
        goal: `processor time of the whole picture, at most ${CPU_GOAL} × that of its cut-out and one encode`,
        value: work.cpuTimesCutOutAndEncode,
        met: work.cpuTimesCutOutAndEncode <= CPU_GOAL,
      },
      {
        id: "two-at-once",
        goal: `pictures a second with two at once, at least ${PAIR_GOAL} × with one`,
        value: pair.twoAtOnceTimesOne,
        met: pair.twoAtOnceTimesOne >= PAIR_GOAL,
      },
    ],
  };
}

/** As a merchant's items are made: by the engine itself, its processes warm, the sources new to it. */
async function measureWall({ say, signal }: BenchInput, photos: readonly BenchPhoto[]) {
  const engine = createLocalEngine({ processes: 1, deadlineMs: DEADLINE_MS });
  const submit = async (photo: BenchPhoto, recipe: Recipe) => {
    const { bytes, sourceSha256, ...wanted } = order(photo, recipe);
    await engine.submit(
      { itemId: photo.name, source: { bytes, sha256: sourceSha256 }, ...wanted },
      { signal },
    );
  };
  try {
    const [warmUp, ...measured] = photos;
    if (!warmUp) throw new Error("there is no photo to warm up with");
    await submit(warmUp, WHITE_RECIPE);
    const [first, further]: [number[], number[]] = [[], []];
    for (const photo of measured) {
      say(`HD pictures of ${photo.name} …`);
      first.push(await timed(() => submit(photo, WHITE_RECIPE)));
      further.push(await timed(() => submit(photo, NAVY)));
    }
    return { firstHdS: rounded(median(first) / 1000), furtherHdS: rounded(median(further) / 1000) };
  } finally {
    await engine.close();
  }
}

/**
 * Processor time by stage, one picture at a time, in a process that has made pictures before, as a worker's have: a young
 * one compiles what it runs. The cut-out is what `studio cutout` does: opening the photo, network, refinement.
 */
async function measureWork({ say, signal }: BenchInput, photos: readonly BenchPhoto[]) {
  const workbench = openWorkbench({ processes: 1, deadlineMs: DEADLINE_MS });
  const stageMs = new Map<string, number[]>();
  const ratios: number[] = [];
  const wholeMs: number[] = [];
  try {
    for (const photo of photos) await workbench.makePicture(order(renamed(photo, "warm-up"), WHITE_RECIPE));
    for (const photo of photos) {
      signal.throwIfAborted();
      say(`Processor time of ${photo.name} …`);
      const made = await workbench.makePicture(order(photo, WHITE_RECIPE));
      if (!made.ok) throw new Error(`${photo.name}: ${made.failure.code} ${made.failure.detail}`);
      const { stages, cpuMs } = made.cost;
      for (const [stage, time] of Object.entries(stages))
        stageMs.set(stage, [...(stageMs.get(stage) ?? []), time.cpuMs]);
      const { gate, network, refinement, encode } = stages;
      ratios.push(cpuMs / (gate.cpuMs + network.cpuMs + refinement.cpuMs + encode.cpuMs));
      wholeMs.push(cpuMs);
    }
  } finally {
    await workbench.close();
  }
  return {
    ...Object.fromEntries([...stageMs].map(([stage, all]) => [`${stage}CpuMs`, rounded(median(all))])),
    hdCpuMs: rounded(median(wholeMs)),
    cpuTimesCutOutAndEncode: rounded(median(ratios)),
  };
}

/**
 * How much sooner two items are made at once than one after the other, each by a process of its own on one processor. Both
 * are the first picture of the same photo, so neither waits for the other at the end; both processes have made the same
 * pictures before, and each item has a hash that no process has seen, so nothing is recalled. Which way is first changes
 * from photo to photo, and each photo is warmed up just before: what the machine does meanwhile falls on both.
 */
async function measurePair({ say, signal }: BenchInput, photos: readonly BenchPhoto[]) {
  const benches: Workbench[] = [];
  let items = 0;
  const make = async (workbench: Workbench, photo: BenchPhoto) => {
    signal.throwIfAborted();
    const made = await workbench.makePicture(order(renamed(photo, `${++items}`), WHITE_RECIPE));
    if (!made.ok) throw new Error(`${photo.name}: ${made.failure.code} ${made.failure.detail}`);
  };
  const inTurn = async (photo: BenchPhoto) => {
    for (const workbench of benches) await make(workbench, photo);
  };
  const atOnce = async (photo: BenchPhoto) => {
    await Promise.all(benches.map((workbench) => make(workbench, photo)));
  };
  try {
    const [warmUp] = photos;
    if (!warmUp) throw new Error("there is no photo to warm up with");
    for (const processor of [0, 1])
      await onOneProcessor(processor, async () => {
        const workbench = openWorkbench({ processes: 1, deadlineMs: DEADLINE_MS });
        benches.push(workbench);
        await make(workbench, warmUp);
      });
    const pairs: PairTimes[] = [];
    for (const [i, photo] of photos.entries()) {
      say(`Two HD pictures of ${photo.name}, in turn and at once …`);
      await inTurn(photo);
      const [first, second] = i % 2 === 0 ? [inTurn, atOnce] : [atOnce, inTurn];
      const firstMs = await timed(() => first(photo));
      const secondMs = await timed(() => second(photo));
      pairs.push(
        first === inTurn
          ? { inTurnMs: firstMs, atOnceMs: secondMs }
          : { inTurnMs: secondMs, atOnceMs: firstMs },
      );
    }
    return pairFigures(pairs);
  } finally {
    await Promise.all(benches.map((workbench) => workbench.close()));
  }
}

export interface PairTimes {
  readonly inTurnMs: number;
  readonly atOnceMs: number;
}

/** All the time in turn over all the time at once: every photo counts by its work. */
export function pairFigures(pairs: readonly PairTimes[]) {
  const sum = (value: (pair: PairTimes) => number) => pairs.reduce((total, pair) => total + value(pair), 0);
  const [inTurnMs, atOnceMs] = [sum((pair) => pair.inTurnMs), sum((pair) => pair.atOnceMs)];
  return {
    twoInTurnS: rounded(inTurnMs / 1000),
    twoAtOnceS: rounded(atOnceMs / 1000),
    twoAtOnceTimesOne: atOnceMs === 0 ? 0 : rounded(inTurnMs / atOnceMs),
  };
}

/** The photo under a hash that no process has seen. */
const renamed = (photo: BenchPhoto, round: string): BenchPhoto => ({
  ...photo,
  sha256: createHash("sha256").update(`${photo.sha256} ${round}`).digest("hex"),
});

/** What nobody can do without: the photo decoded, a picture of the ordered size encoded. */
async function measureFloor(photos: readonly BenchPhoto[]) {
  const side = QUALITY_LONGEST_SIDE_PX.hd;
  const once = async ({ bytes }: BenchPhoto) => {
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    await sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      .resize(side, side, { fit: "fill", kernel: "nearest" })
      .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
      .toBuffer();
  };
  const times = [];
  for (const photo of photos) times.push(await timed(() => once(photo)));
  return { decodeAndEncodeMs: rounded(median(times)) };
}
