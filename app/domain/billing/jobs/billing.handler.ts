import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type JobRegistration, handles } from "#app/platform/jobs/jobs.ts";
import type { BillingPorts } from "../ports.ts";
import { reconcileIntents } from "../reconcile-intents.ts";
import { readShopsToReconcile } from "../store.ts";
import { reconcileBillingJob } from "./billing.jobs.ts";

export interface BillingJobsNeeds {
  readonly db: Db;
  /** A ctx for work that nobody asked for: its actor is the system, its ports speak to this shop. */
  ctxFor(shopId: ShopId): Ctx<BillingPorts>;
}

/** The room's jobs with their handlers, for the worker. */
export function billingRegistrations({ db, ctxFor }: BillingJobsNeeds): JobRegistration[] {
  return [
    handles(reconcileBillingJob, async ({ shopId }, { signal, log }) => {
      if (shopId) {
        await reconcileIntents(ctxFor(shopId as ShopId)); // our own payload, checked when it was enqueued
        return;
      }
      for (const due of await readShopsToReconcile(db)) {
        signal.throwIfAborted();
        try {
          await reconcileIntents(ctxFor(due));
        } catch (error) {
          // One shop's fault (a dead token, a throttled store) stops no other; the next round tries it again.
          log.warn({ err: error, shopId: due }, "charges of a shop could not be reconciled");
        }
      }
    }),
  ];
}
