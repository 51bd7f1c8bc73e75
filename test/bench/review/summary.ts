/** From what the checks said of each picture to figures and goals. Pure. */
import type { Goal, Measured } from "../bench.ts";
import type { Judged } from "./judge.ts";

const CPU_GOAL_MS = 1_500;
const CPU_GOAL_WITH_READING_MS = 3_000;
/** Whose word is a figure of pixels: nothing may escape them, nothing may alarm them. */
const DETERMINISTIC = [
  "blank",
  "dimensions",
  "fill",
  "white-border",
  "target-background",
  "target-fill",
  "target-ratio",
];
/**
 * True of clean pictures, too: the engine itself says when an outline needs a look, and Standard is smaller than what
 * some places recommend.
 */
const ALWAYS_TRUE = new Set(["outline", "target-pixels"]);

/** Whatever was missed or raised without a reason, for whoever reads along. */
export function surprises({ picture, defect, fired, figures }: Judged): string[] {
  const what = `${picture}, ${defect ? defect.id : "clean"}`;
  const line = (kind: string) => (id: string) => `${kind} ${id}: ${what}: ${figures.get(id) ?? "not asked"}`;
  return [
    ...(defect?.finds ?? []).filter((id) => !fired.has(id)).map(line("missed by")),
    ...[...fired].filter((id) => isFalseAlarm(id, defect)).map(line("false alarm of")),
  ];
}

const isFalseAlarm = (id: string, defect: Judged["defect"]): boolean =>
  !ALWAYS_TRUE.has(id) && !defect?.finds.includes(id) && !defect?.mayFind.includes(id);

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

export function summed(all: readonly Judged[], cpu: { plainMs: number; withReadingMs: number }): Measured {
  const clean = all.filter(({ defect }) => defect === undefined);
  const alarmed = clean.filter(({ fired }) => [...fired].some((id) => isFalseAlarm(id, undefined)));
  const checkIds = [...new Set(all.flatMap(({ defect, fired }) => [...(defect?.finds ?? []), ...fired]))];
  const perCheck = checkIds
    .filter((id) => !ALWAYS_TRUE.has(id))
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
