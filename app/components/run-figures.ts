/** What every page says of a run, from its counts. Pure. */
import { count, counted } from "./format.ts";

export interface RunCounts {
  readonly queued: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
}

/** Items that have ended, whichever way. */
export const endedItems = ({ done, failed, cancelled }: RunCounts): number => done + failed + cancelled;

/** The share of ended items in whole percent; 100 only when really all have ended. */
export function donePercent(counts: RunCounts): number {
  const ended = endedItems(counts);
  const total = ended + counts.queued + counts.running;
  return total === 0 ? 0 : Math.floor((ended / total) * 100);
}

/** "8 of 12 pictures finished"; what failed is finished too, as the bar shows it. */
export function progressSentence(counts: RunCounts): string {
  const ended = endedItems(counts);
  return `${count(ended)} of ${counted(ended + counts.queued + counts.running, "picture")} finished`;
}

/** How a finished run ended: "10 pictures made, 2 failed". */
export function outcomeSentence(counts: RunCounts): string {
  const parts = [`${counted(counts.done, "picture")} made`];
  if (counts.failed > 0) parts.push(`${count(counts.failed)} failed`);
  if (counts.cancelled > 0) parts.push(`${count(counts.cancelled)} cancelled`);
  return parts.join(", ");
}
