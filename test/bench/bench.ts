/** The frame of a benchmark: a name, its goals, and a run that cleans up after itself. */

/** A figure that a benchmark is held to; `met` is judged from the value, never from a stopwatch in a test. */
export interface Goal {
  readonly id: string;
  /** The goal in words, with its unit. */
  readonly goal: string;
  readonly value: number;
  readonly met: boolean;
}

export interface Measured {
  readonly figures: Readonly<Record<string, number | string>>;
  readonly goals: readonly Goal[];
}

export interface BenchInput {
  /** Words of `--only`, which name parts, or pictures of the set: see the benchmark. Empty: all of it. */
  readonly only: readonly string[];
  /** A folder of its own, removed afterwards. */
  readonly workDir: string;
  /** Shows progress on standard error. */
  readonly say: (text: string) => void;
  /** Aborted when the benchmark is to stop: what it has started ends then, and it throws. */
  readonly signal: AbortSignal;
  /** Also the sizes that take more than a quarter of an hour; of a benchmark that has some. */
  readonly isFull: boolean;
}

/** A benchmark that can do a part of its set also exports `takesOnly`, which is true. */
export type Bench = (input: BenchInput) => Promise<Measured>;

/** Measures a benchmark's parts one after the other, those that `--only` names when it names any. */
export async function measureParts(
  input: BenchInput,
  parts: Readonly<Record<string, (input: BenchInput) => Promise<Measured>>>,
): Promise<Measured> {
  const names = Object.keys(parts);
  const unknown = input.only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`there is no part ${unknown}, only ${names.join(", ")}`);
  const all: Measured[] = [];
  for (const [name, measure] of Object.entries(parts))
    if (input.only.length === 0 || input.only.includes(name)) all.push(await measure(input));
  return joined(all);
}

/** The figures and goals of several parts as one. */
export const joined = (parts: readonly Measured[]): Measured => ({
  figures: Object.assign({}, ...parts.map(({ figures }) => figures)) as Measured["figures"],
  goals: parts.flatMap(({ goals }) => goals),
});
