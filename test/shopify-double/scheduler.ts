import type { Clock } from "./clock.ts";

/** Work that waits in the database until its time has come, so that a restart continues it. */
export interface DueWork {
  /** When the next piece is due (ms since the epoch), null when there is none. */
  nextDueAt(): number | null;
  /** Does every piece that is due. */
  runDue(): Promise<void> | void;
}

export interface Ticker {
  /** Looks again: call it after adding work. */
  wake(): void;
  /** Does everything that is due now, and what becomes due by that. */
  settle(): Promise<void>;
  /** Stops, after the piece of work under way. */
  stop(): Promise<void>;
}

const RETRY_AFTER_FAULT_MS = 1_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Runs `work` whenever some of it is due, one round at a time. */
export function startTicker(clock: Clock, work: DueWork): Ticker {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<boolean> | undefined;
  let stopped = false;

  const schedule = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void startRound(), delayMs);
  };

  const startRound = (): Promise<boolean> => {
    if (round) return round;
    clearTimeout(timer);
    const running = runRound().finally(() => {
      round = undefined;
    });
    round = running;
    return running;
  };

  /** Returns whether the round went well. */
  const runRound = async (): Promise<boolean> => {
    try {
      await work.runDue();
      if (!stopped) plan();
      return true;
    } catch (fault) {
      console.error("shopify-double: background work failed", fault);
      if (!stopped) schedule(RETRY_AFTER_FAULT_MS);
      return false;
    }
  };

  const plan = () => {
    const dueAt = work.nextDueAt();
    if (dueAt !== null) schedule(Math.min(Math.max(dueAt - clock.now(), 0), LONGEST_TIMER_MS));
  };

  plan();
  return {
    wake() {
      if (!stopped && !round) plan();
    },
    async settle() {
      await round;
      const isDue = () => (work.nextDueAt() ?? Infinity) <= clock.now();
      while (isDue()) {
        if (stopped || !(await startRound())) return;
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
