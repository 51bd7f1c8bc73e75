import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type JobHandler, type JobRegistration, handles } from "#app/platform/jobs/jobs.ts";
import type { Log } from "#app/platform/log.ts";
import { ShopAccessError } from "#app/platform/outside-errors.ts";
import { postponeReading, readShopsToRenew } from "../plan-store.ts";
import type { BillingPorts } from "../ports.ts";
import { readSubscriptions } from "../read-subscriptions.ts";
import { reconcileIntents } from "../reconcile-intents.ts";
import { readShopsToReconcile } from "../store.ts";
import { reconcileBillingJob, renewPlansJob } from "./billing.jobs.ts";

/** When a plan that could not be read is due again. */
const TRY_AGAIN_MS = 5 * 60_000;

export interface BillingJobsNeeds {
  readonly db: Db;
  /** A ctx for work that nobody asked for: its actor is the system, its ports speak to this shop. */
  ctxFor(shopId: ShopId): Ctx<BillingPorts>;
}

/** The room's jobs with their handlers, for the worker. */
export function billingRegistrations({ db, ctxFor }: BillingJobsNeeds): JobRegistration[] {
  /** One shop's fault (a dead token, a throttled store) stops no other; the next round tries it again. */
  const forEach = async (
    shops: readonly ShopId[],
    work: (ctx: Ctx<BillingPorts>) => Promise<unknown>,
    { signal, log }: Pick<Parameters<JobHandler<object>>[1], "signal" | "log">,
  ) => {
    for (const shopId of shops) {
      signal.throwIfAborted();
      try {
        await work(ctxFor(shopId));
      } catch (error) {
        log.warn({ err: error, shopId }, "charges of a shop could not be read");
      }
    }
  };
  const one = async (shopId: ShopId, log: Log) => {
    try {
      await reconcileIntents(ctxFor(shopId));
    } catch (error) {
      // A shop that left, or took its permission back, can't be asked until it is back; trying again would not help.
      if (!(error instanceof ShopAccessError)) throw error;
      log.info({ err: error, shopId }, "charges of a shop could not be read");
    }
  };
  return [
    handles(reconcileBillingJob, async ({ shopId }, run) => {
      if (shopId)
        await one(shopId as ShopId, run.log); // our own payload, checked when it was enqueued
      else await forEach(await readShopsToReconcile(db), reconcileIntents, run);
    }),
    handles(renewPlansJob, async (_payload, run) =>
      forEach(
        await readShopsToRenew(db),
        async (ctx) => {
          // Before it is asked: shops that don't answer would take every round's time, and those behind them none.
          await postponeReading(ctx, TRY_AGAIN_MS);
          await readSubscriptions(ctx);
        },
        run,
      ),
    ),
  ];
}
