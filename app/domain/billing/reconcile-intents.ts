import type { Ctx } from "#app/platform/ctx.ts";
import { type UnexplainedCharge, listUnexplained } from "./list-unexplained.ts";
import type { BillingPorts } from "./ports.ts";
import { readSubscriptions } from "./read-subscriptions.ts";
import { settleCharge } from "./settle-charge.ts";
import { expireStaleIntents, readWaitingCharges } from "./store.ts";

/** Shopify lets a charge expire two days after it was created; an intent waits a day longer. */
const STALE_AFTER_HOURS = 72;

export interface Reconciled {
  readonly ok: true;
  /** Credits that came in because no return page and no webhook had brought them. */
  readonly grantedCredits: number;
  /** Packs' charges that Shopify has not decided. */
  readonly waitingCharges: number;
  /** Paid charges that were not ordered here, or for another price: never granted, listed for the operator. */
  readonly unexplainedCharges: readonly UnexplainedCharge[];
}

/**
 * Compares our intents with everything that Shopify lists for this installation and settles what was decided.
 * Safe at any time; it is what makes a lost webhook or a closed tab harmless.
 */
export async function reconcileIntents(ctx: Ctx<BillingPorts>): Promise<Reconciled> {
  const { billing } = ctx.ports;
  const waitingBefore = await readWaitingCharges(ctx);
  const listed = await billing.listPurchases();
  const listedGids = new Set(listed.map((charge) => charge.chargeGid));
  const unlisted = await Promise.all(
    waitingBefore
      .filter(({ chargeGid }) => !listedGids.has(chargeGid))
      .map(({ chargeGid }) => billing.readPurchase(chargeGid)),
  );

  let grantedCredits = 0;
  for (const charge of [...listed, ...unlisted.filter((found) => found !== null)]) {
    grantedCredits += (await settleCharge(ctx, charge)).grantedCredits;
  }
  grantedCredits += (await readSubscriptions(ctx)).grantedCredits;
  await expireStaleIntents(ctx, { olderThanHours: STALE_AFTER_HOURS });

  return {
    ok: true,
    grantedCredits,
    waitingCharges: (await readWaitingCharges(ctx)).length,
    unexplainedCharges: await listUnexplained(ctx),
  };
}
