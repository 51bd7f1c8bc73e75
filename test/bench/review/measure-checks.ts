/** Precision and recall of each check on pictures whose faults are known, and the processor time of the set. */
import { createProcessPool } from "../../../app/adapters/engine/process-pool.ts";
import { createTextReader } from "../../../app/adapters/text/text-reader.ts";
import { openWorkbench, type Workbench } from "../../../app/adapters/engine/workbench.ts";
import { type Recipe, recipeSchema, WHITE_RECIPE } from "../../../app/domain/generation/schemas.ts";
import type { BenchInput, Measured } from "../bench.ts";
import type { BenchPhoto } from "../engine/photos.ts";
import { median, rounded } from "../ledger/figures.ts";
import { DEFECTS } from "./defects.ts";
import { findingsOn, type Judged, type JudgeTask, needsAll } from "./judge.ts";
import { makePicture, type PictureOrder, type ReviewedPicture } from "./pictures.ts";
import { summed, surprises } from "./summary.ts";

const DEADLINE_MS = 300_000;
/** Pictures that are made and judged at once. */
const AT_ONCE = 2;

/** What clean pictures are made of besides white: each kind of backdrop, and other proportions. */
const SCENES: readonly PictureOrder[] = [
  { name: "colour", colour: "#1d3557" },
  { name: "studio", colour: "#e6e1d8" },
  { name: "marble", tone: "light" },
  { name: "wood", tone: "warm" },
  { name: "fabric", colour: "#dcd3c5" },
  { name: "transparent" },
].map((words, at) => ({
  recipe: recipeSchema.parse({ version: 1, ...words }) as Recipe,
  ratio: at % 2 === 0 ? "4:5" : "1:1",
  quality: "standard",
  targets: ["shopify"],
}));
/** Held to the places with the strictest figures for background, fill and proportions, too. */
const ON_WHITE = {
  recipe: WHITE_RECIPE,
  ratio: "1:1",
  targets: ["shopify", "amazon-main", "tiktok-shop"],
} as const;

/** @param photos the set's; those that the engine refuses are left out */
export async function measureChecks(
  { say, signal }: BenchInput,
  photos: readonly BenchPhoto[],
): Promise<Measured> {
  const workbench = openWorkbench({ processes: AT_ONCE, deadlineMs: DEADLINE_MS });
  const pool = createProcessPool<JudgeTask, Judged>(new URL("./judge.process.ts", import.meta.url), {
    processes: AT_ONCE,
    deadlineMs: DEADLINE_MS,
  });
  try {
    const made = await inTurns(photos, async (photo) => {
      signal.throwIfAborted();
      say(`${photo.name} …`);
      return makePictures(workbench, photo);
    });
    const tasks = [
      ...made.flatMap(({ all }) => all.map((picture) => ({ picture }))),
      ...withFaults(made.flatMap(({ toSpoil }) => toSpoil)),
    ];
    let done = 0;
    const all = await inTurns(tasks, async (task) => {
      const judged = await pool.run(task, signal);
      for (const line of surprises(judged)) say(line);
      if (++done % 50 === 0) say(`${done} of ${tasks.length} pictures judged …`);
      return judged;
    });
    await pool.close();
    return summed(all, await measureCpu(workbench, photos, signal));
  } finally {
    await Promise.all([workbench.close(), pool.close()]);
  }
}

/** AT_ONCE at a time, in their order. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [at, item] of left) results[at] = await work(item);
    }),
  );
  return results;
}

/** The clean pictures of a photo, and the one that faults are put into, when there is one. */
async function makePictures(workbench: Workbench, photo: BenchPhoto) {
  const picture = await makePicture(workbench, photo, { ...ON_WHITE, quality: "standard" });
  if (!picture) return { all: [], toSpoil: [] };
  const all = [picture];
  for (const scene of SCENES) {
    const further = await makePicture(workbench, photo, scene);
    if (further) all.push(further);
  }
  // A photo that needs a look is no clean one: the engine itself says that its outline may be wrong.
  const isSure = picture.context.evidence["cutoutNeedsLook"] === false;
  return { all, toSpoil: isSure && photo.kind === "plain" ? [picture] : [] };
}

/** Every defect in every picture; where there is only one, there is no other product to put in its place. */
const withFaults = (pictures: readonly ReviewedPicture[]): JudgeTask[] =>
  pictures.flatMap((picture, at) => {
    const other = pictures[(at + 1) % pictures.length]!;
    const defects = DEFECTS.filter(({ takesOther }) => other !== picture || !takesOther);
    return defects.map(({ id }) => ({ picture, fault: { defectId: id, other } }));
  });

/** Photos large enough for HD; the first one warms up. */
const TIMED = new Set([
  "tea-tin-plain",
  "velvet-chair-plain",
  "canvas-shoe-plain",
  "toy-car-plain",
  "velvet-sofa-plain",
]);

/** Of the whole process: the network's and Tesseract's threads count. */
async function measureCpu(workbench: Workbench, photos: readonly BenchPhoto[], signal: AbortSignal) {
  const textReader = createTextReader({ onMissing: needsAll });
  const price = DEFECTS.find(({ id }) => id.startsWith("text of 5 % on the backdrop, opacity 1"))!;
  const plain: number[] = [];
  const withReading: number[] = [];
  const cpuMs = async (picture: ReviewedPicture) => {
    const before = process.cpuUsage();
    await findingsOn(picture, textReader);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  const timed = photos.filter(({ name }) => TIMED.has(name));
  try {
    for (const photo of timed.length > 1 ? timed : photos.slice(0, 2)) {
      signal.throwIfAborted();
      const picture = await makePicture(workbench, photo, { ...ON_WHITE, quality: "hd" });
      if (!picture) continue;
      plain.push(await cpuMs(picture));
      const written = { ...picture, ...(await price.seed(picture, picture)) };
      withReading.push(await cpuMs(written));
    }
  } finally {
    await textReader.close();
  }
  return { plainMs: rounded(median(plain.slice(1))), withReadingMs: rounded(median(withReading.slice(1))) };
}
