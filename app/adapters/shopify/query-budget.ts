/**
 * One budget of query cost for each shop, shared by every process: whoever asks Shopify for a shop takes the points
 * before and gives back what was not used. Background work leaves a part of the bucket to the merchant's own pages.
 */
import type { Clock } from "#app/platform/clock.ts";
import type { Db } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Log } from "#app/platform/log.ts";
import { AdminUnavailableError } from "#app/platform/outside-errors.ts";
import { settlePoints, takePoints } from "./budget-store.ts";

/** Who waits for the answer: a person before a page, or nobody. */
export type Urgency = "page" | "background";

/** A shop's bucket as Shopify told it with an answer. */
export interface ThrottleStatus {
  readonly maximumPoints: number;
  readonly restoredPerSecond: number;
  readonly availablePoints: number;
}

/** What a request used, as far as is known. */
export interface Used {
  /** The points that were taken for it. */
  readonly takenPoints: number;
  /** What it was charged in the end; null when nobody knows, which counts as all that was taken. */
  readonly actualPoints: number | null;
  readonly status: ThrottleStatus | null;
  /** How long the shop's background work keeps away from Shopify, which is busy or failing. */
  readonly pauseMs?: number;
}

/** The budget of one shop, for work of one urgency. */
export interface QueryBudget {
  /**
   * Waits until the points may be used, and takes them.
   * @throws AdminUnavailableError when that takes longer than anybody should wait; the signal's reason when it is aborted
   */
  take(points: number, signal?: AbortSignal): Promise<void>;
  /** Gives back the difference, and notes what Shopify said of its bucket. Never throws. */
  settle(used: Used): Promise<void>;
}

/** A merchant before a page gives up sooner than a job, whose next attempt only stands in the same queue again. */
const LONGEST_WAIT_MS: Readonly<Record<Urgency, number>> = { page: 60_000, background: 300_000 };

/** The budgets of all shops; `of` opens one. */
export function createQueryBudgets({ db, clock, log }: { db: Db; clock: Clock; log: Log }): {
  of(shopId: ShopId, urgency: Urgency): QueryBudget;
} {
  return {
    of: (shopId, urgency) => ({
      async take(points, signal) {
        const isBackground = urgency === "background";
        for (let waitedMs = 0, isCalled = false; ; isCalled = true) {
          const waitMs = await takePoints(db, shopId, { points, isBackground, isCalled });
          if (waitMs === 0) return;
          waitedMs += waitMs;
          if (waitedMs > LONGEST_WAIT_MS[urgency])
            throw new AdminUnavailableError("The shop's query budget is used up for longer than we wait.");
          await clock.sleep(waitMs, signal);
        }
      },
      async settle({ takenPoints, actualPoints, status, pauseMs = 0 }) {
        try {
          await settlePoints(db, shopId, {
            unusedPoints: actualPoints === null ? 0 : takenPoints - actualPoints,
            maximumPoints: status?.maximumPoints ?? null,
            restoredPerSecond: status?.restoredPerSecond ?? null,
            availablePoints: status?.availablePoints ?? null,
            pauseMs,
          });
        } catch (err) {
          // Shopify has answered: a note that was not written must not turn that into a failure. The next one corrects it.
          log.warn({ shopId, err }, "what a query used could not be noted");
        }
      },
    }),
  };
}
