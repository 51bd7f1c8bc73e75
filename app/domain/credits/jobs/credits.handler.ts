/** Handlers of the credits jobs: each takes the shops that are due one by one; one shop's fault stops no other. */
import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type JobHandler, type JobRegistration, handles } from "#app/platform/jobs/jobs.ts";
import { findStuckHolds } from "../find-stuck-holds.ts";
import { foldSettlements } from "../fold-settlements.ts";
import type { HoldOwner } from "../ports.ts";
import { reconcileCredits } from "../reconcile-credits.ts";
import { readDueShops } from "../store.ts";
import { sweepHolds } from "../sweep-holds.ts";
import { type CreditsJobPayload, foldJob, reconcileCreditsJob, sweepHoldsJob } from "./credits.jobs.ts";

export interface CreditsJobsNeeds {
  readonly db: Db;
  /** A ctx for work that nobody asked for: its actor is the system. */
  ctxFor(shopId: ShopId): Ctx;
  /** Who knows what became of held items. */
  readonly holdOwner: HoldOwner;
}

/** The room's jobs with their handlers, for the worker. */
export function creditsRegistrations(needs: CreditsJobsNeeds): JobRegistration[] {
  return [
    handles(foldJob, forDueShops(needs, "fold", foldSettlements)),
    handles(
      sweepHoldsJob,
      forDueShops(needs, "sweep", (ctx) => sweepHolds({ ...ctx, ports: { holdOwner: needs.holdOwner } })),
    ),
    handles(
      reconcileCreditsJob,
      forDueShops(needs, "reconcile", async (ctx) => {
        await reconcileCredits(ctx);
        await findStuckHolds(ctx);
      }),
    ),
  ];
}

function forDueShops(
  { db, ctxFor }: CreditsJobsNeeds,
  due: Parameters<typeof readDueShops>[1],
  work: (ctx: Ctx) => Promise<unknown>,
): JobHandler<CreditsJobPayload> {
  return async (_payload, { signal, log }) => {
    for (const shopId of await readDueShops(db, due)) {
      signal.throwIfAborted();
      try {
        await work(ctxFor(shopId));
      } catch (error) {
        log.error({ err: error, shopId }, `credits: ${due} failed for a shop`);
      }
    }
  };
}
