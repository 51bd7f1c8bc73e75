/** What a worker does with an item that it is handed, read from what the rows say. Pure. */
export type ItemStatus = "queued" | "running" | "done" | "failed" | "cancelled";
export type RunStatus = "running" | "paused" | "cancelling" | "done" | "cancelled";
/** Who paused a run: its merchant, or the share of its pictures that failed. */
export type PauseReason = "merchant" | "failures";

export interface AttemptState {
  readonly number: number;
  readonly engine: string;
  readonly state: "submitting" | "pending" | "done" | "failed";
  readonly ref: string | null;
}

export type Move =
  /** The item has ended. */
  | { readonly do: "nothing" }
  /** Its run was cancelled and no engine works on it. */
  | { readonly do: "cancel" }
  /** Its run is paused and no engine works on it: whoever lets the run go on gives it another job. */
  | { readonly do: "park" }
  | { readonly do: "start"; readonly attempt: number }
  /** A worker died between its submit and the engine's answer. */
  | { readonly do: "find"; readonly attempt: number; readonly engine: string }
  | { readonly do: "poll"; readonly attempt: number; readonly engine: string; readonly ref: string };

export function nextMove(item: {
  status: ItemStatus;
  runStatus: RunStatus;
  lastAttempt: AttemptState | null;
}): Move {
  const { status, runStatus, lastAttempt } = item;
  if (status !== "queued" && status !== "running") return { do: "nothing" };
  if (lastAttempt?.state === "submitting") {
    return { do: "find", attempt: lastAttempt.number, engine: lastAttempt.engine };
  }
  if (lastAttempt?.state === "pending") {
    if (lastAttempt.ref === null) throw new Error(`attempt ${lastAttempt.number} is pending without a ref`);
    return { do: "poll", attempt: lastAttempt.number, engine: lastAttempt.engine, ref: lastAttempt.ref };
  }
  if (runStatus === "paused") return { do: "park" };
  if (runStatus !== "running") return { do: "cancel" };
  return { do: "start", attempt: (lastAttempt?.number ?? 0) + 1 };
}
