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
  /** Words of `--only`: of its set the benchmark takes what is named like one of them. Empty: all of it. */
  readonly only: readonly string[];
  /** A folder of its own, removed afterwards. */
  readonly workDir: string;
  /** Shows progress on standard error. */
  readonly say: (text: string) => void;
  /** Aborted when the benchmark is to stop: what it has started ends then, and it throws. */
  readonly signal: AbortSignal;
}

/** A benchmark that can do a part of its set also exports `takesOnly`, which is true. */
export type Bench = (input: BenchInput) => Promise<Measured>;
