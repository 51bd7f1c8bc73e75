/** What every page says of a run, from its counts. Pure. */
import { count, counted } from "./format.ts";
import type { ItemNoun } from "./item-noun.ts";

export interface RunCounts {
  readonly queued: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
}

/** What a run still is to make, and how much of it has ended: what was cancelled is not worked at. */
function worked({ queued, running, done, failed }: RunCounts): { ended: number; total: number } {
  const ended = done + failed;
  return { ended, total: ended + queued + running };
}

/** The share of ended items in whole percent; 100 only when really all have ended. */
export function donePercent(counts: RunCounts): number {
  const { ended, total } = worked(counts);
  return total === 0 ? 0 : Math.floor((ended / total) * 100);
}

/** "8 of 12 pictures finished"; what failed is finished too, as the bar shows it. */
export function progressSentence(counts: RunCounts, noun: ItemNoun): string {
  const { ended, total } = worked(counts);
  const cancelled = counts.cancelled > 0 ? `, ${count(counts.cancelled)} cancelled` : "";
  return `${count(ended)} of ${counted(total, noun)} finished${cancelled}`;
}

/** How a finished run ended: "10 pictures made, 2 failed", "The video failed", "All 12 pictures were cancelled". */
export function outcomeSentence({ done, failed, cancelled }: RunCounts, noun: ItemNoun): string {
  const total = done + failed + cancelled;
  if (total === 0) return `No ${noun} made`;
  const whole = total === 1 ? `The ${noun}` : `All ${count(total)} ${noun}s`;
  if (failed === total) return `${whole} failed`;
  if (cancelled === total) return `${whole} ${total === 1 ? "was" : "were"} cancelled`;
  const parts = [done === 0 ? `No ${noun} made` : `${counted(done, noun)} made`];
  if (failed > 0) parts.push(`${count(failed)} failed`);
  if (cancelled > 0) parts.push(`${count(cancelled)} cancelled`);
  return parts.join(", ");
}
