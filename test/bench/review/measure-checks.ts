/** Precision and recall of each check on pictures whose faults are known, and the processor time of the set. */
import { createTextReader } from "../../../app/adapters/text/text-reader.ts";
import { openWorkbench, type Workbench } from "../../../app/adapters/engine/workbench.ts";
import { type Recipe, recipeSchema, WHITE_RECIPE } from "../../../app/domain/generation/schemas.ts";
import { type CheckContext, runChecks } from "../../../app/domain/review/checks/index.ts";
import { openSource } from "../../../app/domain/review/checks/source.ts";
import type { TextReader } from "../../../app/domain/review/ports.ts";
import type { BenchInput, Goal, Measured } from "../bench.ts";
import type { BenchPhoto } from "../engine/photos.ts";
import { median, rounded } from "../ledger/figures.ts";
import { type Defect, DEFECTS } from "./defects.ts";
import { makePicture, type PictureOrder, type ReviewedPicture } from "./pictures.ts";

const DEADLINE_MS = 300_000;
const CPU_GOAL_MS = 1_500;
const CPU_GOAL_WITH_READING_MS = 3_000;
/** Whose word is a figure of pixels: nothing may escape them, nothing may alarm them. */
const DETERMINISTIC = ["white-border", "fill", "dimensions", "blank"];
const OUTLINE = "outline";

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
}));
const ON_WHITE = { recipe: WHITE_RECIPE, ratio: "1:1" } as const;

interface Judged {
  readonly picture: string;
  readonly defect: Pick<Defect, "id" | "finds" | "mayFind"> | undefined;
  readonly fired: ReadonlySet<string>;
}

/** @param photos every one of them; those that the engine refuses are left out */
export async function measureChecks(
  { say, signal }: BenchInput,
  photos: readonly BenchPhoto[],
): Promise<Measured> {
  const workbench = openWorkbench({ processes: 1, deadlineMs: DEADLINE_MS });
  const textReader = createTextReader({ log: { warn: say as never } });
  try {
    const all: Judged[] = [];
    const judge = async (picture: ReviewedPicture, defect?: Defect) => {
      const one = await judged(picture, defect, textReader);
      for (const line of surprises(one)) say(line);
      all.push(one);
    };
    const pictures: ReviewedPicture[] = [];
    for (const photo of photos) {
      signal.throwIfAborted();
      say(`${photo.name} …`);
      const picture = await makePicture(workbench, photo, { ...ON_WHITE, quality: "standard" });
      if (!picture) continue;
      // A photo that needs a look is no clean one: the engine itself says that its outline may be wrong.
      const isSure = picture.context.evidence["cutoutNeedsLook"] === false;
      await judge(picture);
      for (const scene of SCENES) {
        const further = await makePicture(workbench, photo, scene);
        if (further) await judge(further);
      }
      if (isSure && photo.kind === "plain") pictures.push(picture);
    }
    for (const [at, picture] of pictures.entries()) {
      say(`Faults in ${picture.name} …`);
      const other = pictures[(at + 1) % pictures.length]!;
      for (const defect of DEFECTS) {
        signal.throwIfAborted();
        const seeded = { ...picture, ...(await defect.seed(picture, other)) };
        await judge(seeded, defect);
      }
    }
    const cpu = await measureCpu(workbench, photos, textReader, signal);
    return summed(all, cpu);
  } finally {
    await Promise.all([workbench.close(), textReader.close()]);
  }
}

async function judged(
  picture: ReviewedPicture,
  defect: Defect | undefined,
  textReader: TextReader,
): Promise<Judged> {
  const findings = await findingsOn(picture, textReader);
  const fired = findings.filter(({ outcome }) => outcome !== "pass").map(({ checkId }) => checkId);
  return { picture: picture.name, defect, fired: new Set(fired) };
}

const findingsOn = async ({ bytes, source, context }: ReviewedPicture, textReader: TextReader) =>
  runChecks(bytes, {
    ...(context as CheckContext),
    source: await openSource(source, context.evidence),
    textReader,
  });

/** Whatever was missed or raised without a reason, for whoever reads along. */
function surprises({ picture, defect, fired }: Judged): string[] {
  const missed = (defect?.finds ?? []).filter((id) => !fired.has(id));
  const raised = [...fired].filter((id) => isFalseAlarm(id, defect));
  const what = `${picture}${defect ? `, ${defect.id}` : ", clean"}`;
  return [
    ...(missed.length > 0 ? [`missed by ${missed.join(", ")}: ${what}`] : []),
    ...(raised.length > 0 ? [`false alarm of ${raised.join(", ")}: ${what}`] : []),
  ];
}

const isFalseAlarm = (id: string, defect: Judged["defect"]): boolean =>
  id !== OUTLINE && !defect?.finds.includes(id) && !defect?.mayFind.includes(id);

interface Counts {
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
}

function countsOf(all: readonly Judged[], id: string): Counts {
  const due = all.filter(({ defect }) => defect?.finds.includes(id));
  return {
    found: due.filter(({ fired }) => fired.has(id)).length,
    missed: due.filter(({ fired }) => !fired.has(id)).length,
    falseAlarms: all.filter(({ defect, fired }) => fired.has(id) && isFalseAlarm(id, defect)).length,
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
const percent = (value: number): number => Number((value * 100).toFixed(1));

function summed(all: readonly Judged[], cpu: { plainMs: number; withReadingMs: number }): Measured {
  const clean = all.filter(({ defect }) => defect === undefined);
  const alarmed = clean.filter(({ fired }) => [...fired].some((id) => isFalseAlarm(id, undefined)));
  const checkIds = [...new Set(all.flatMap(({ defect, fired }) => [...(defect?.finds ?? []), ...fired]))];
  const perCheck = checkIds
    .filter((id) => id !== OUTLINE)
    .toSorted()
    .map((id) => {
      const { found, missed, falseAlarms } = countsOf(all, id);
      const precision = percent(share(found, found + falseAlarms));
      const recall = percent(share(found, found + missed));
      return [
        id,
        `precision ${precision} %, recall ${recall} % (${found} found, ${missed} missed, ${falseAlarms} false alarms)`,
      ] as const;
    });
  const deterministic = DETERMINISTIC.map((id) => countsOf(all, id));
  const wrong = deterministic.reduce((sum, { missed, falseAlarms }) => sum + missed + falseAlarms, 0);
  const drift = countsOf(all, "product-colours");
  const text = countsOf(all, "added-text");
  const small = all.filter(({ defect }) => defect?.id.startsWith("text of 2 %"));
  const slight = all.filter(({ defect }) => defect?.id.startsWith("colours off by ΔE 3"));
  return {
    figures: {
      pictures: all.length,
      cleanPictures: clean.length,
      ...Object.fromEntries(perCheck),
      driftOf3FoundPercent: percent(share(firedBy(slight, "product-colours"), slight.length)),
      textOf2PercentFoundPercent: percent(share(firedBy(small, "added-text"), small.length)),
      reviewCpuMs: cpu.plainMs,
      reviewWithReadingCpuMs: cpu.withReadingMs,
    },
    goals: [
      goal("deterministic", "deterministic checks: none missed, no false alarm", wrong, wrong === 0),
      atLeast("drift", "colour drift from ΔE 6 found, in %", drift, 95),
      atLeast("added-text", "added text from 3 % of the height found, in %", text, 90),
      atMost(
        "false-alarms",
        "clean pictures with a false alarm, in %",
        percent(share(alarmed.length, clean.length)),
        5,
      ),
      atMost("cpu", "processor time at HD without reading text, in ms", cpu.plainMs, CPU_GOAL_MS),
      atMost("cpu-text", "the same with text to read, in ms", cpu.withReadingMs, CPU_GOAL_WITH_READING_MS),
    ],
  };
}

const firedBy = (all: readonly Judged[], id: string) => all.filter(({ fired }) => fired.has(id)).length;

const goal = (id: string, words: string, value: number, met: boolean): Goal => ({
  id: `review-${id}`,
  goal: words,
  value,
  met,
});

function atLeast(id: string, words: string, { found, missed }: Counts, least: number): Goal {
  const value = percent(share(found, found + missed));
  return goal(id, `${words}, at least ${least}`, value, value >= least);
}

const atMost = (id: string, words: string, value: number, most: number): Goal =>
  goal(id, `${words}, at most ${most}`, value, value <= most);

/** Photos large enough for HD; the first one warms up. */
const TIMED = new Set([
  "tea-tin-plain",
  "velvet-chair-plain",
  "canvas-shoe-plain",
  "toy-car-plain",
  "velvet-sofa-plain",
]);

/** Of the whole process: the network's and Tesseract's threads count. */
async function measureCpu(
  workbench: Workbench,
  photos: readonly BenchPhoto[],
  textReader: TextReader,
  signal: AbortSignal,
) {
  const price = DEFECTS.find(({ id }) => id.startsWith("text of 5 % on the backdrop, opacity 1"))!;
  const plain: number[] = [];
  const withReading: number[] = [];
  const cpuMs = async (picture: ReviewedPicture) => {
    const before = process.cpuUsage();
    await findingsOn(picture, textReader);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  for (const photo of photos.filter(({ name }) => TIMED.has(name))) {
    signal.throwIfAborted();
    const picture = await makePicture(workbench, photo, { ...ON_WHITE, quality: "hd" });
    if (!picture) continue;
    plain.push(await cpuMs(picture));
    const written = { ...picture, ...(await price.seed(picture, picture)) };
    withReading.push(await cpuMs(written));
  }
  return { plainMs: rounded(median(plain.slice(1))), withReadingMs: rounded(median(withReading.slice(1))) };
}
