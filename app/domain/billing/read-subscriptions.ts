import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db.ts";
import type { BillingPorts, SubscriptionFacts, SubscriptionsReading } from "./ports.ts";
import { bringCredits } from "./bring-credits.ts";
import { type SubscriptionOutcome, judgeSubscription } from "./charges.ts";
import { nextReadingInMs } from "./periods.ts";
import { endIntent, lockIntentOfCharge, markIntentPaid } from "./store.ts";
import {
  type BillingSubscription,
  endUnlisted,
  lockReading,
  noteReading,
  readSubscriptionRows,
  readVersion,
  writeSubscription,
} from "./plan-store.ts";

/** How often an answer that others have overtaken is asked for again. */
const MAX_READINGS = 5;

export interface PlanRead {
  /** Credits that this reading brought in. */
  readonly grantedCredits: number;
}

/**
 * Reads the shop's subscriptions from Shopify and takes in what changed: what ended, which plan runs, and the credits of
 * paid periods, each once. Webhooks, return page, schedule and verbs all end here, in any order and any number of times.
 * What Shopify doesn't list any more ended with an installation whose end nobody told. An answer counts only if nothing
 * changed since it was asked for: a late one can't undo a newer one.
 * No transaction is open while Shopify is asked.
 * @throws Error when changes overtook every answer: the one who asked tries again later.
 */
export async function readSubscriptions(ctx: Ctx<BillingPorts>): Promise<PlanRead> {
  for (let attempt = 1; attempt <= MAX_READINGS; attempt++) {
    const version = await readVersion(ctx);
    const reading = await ctx.ports.billing.readSubscriptions();
    const taken = await inTransaction(ctx, async (tx) =>
      (await lockReading(tx, ctx.shopId)).version === version ? takeIn(ctx, tx, reading) : null,
    );
    if (taken) return taken;
  }
  throw new Error("the shop's plan was read by others all the time");
}

async function takeIn(
  ctx: Ctx<BillingPorts>,
  tx: Tx,
  { subscriptions, readAt }: SubscriptionsReading,
): Promise<PlanRead> {
  const known = await readSubscriptionRows(tx, ctx.shopId);
  let grantedCredits = 0;
  let periodEnd: Date | null = null;
  let isRunning = false;
  let hasChanged = false;
  // What has ended first, and of several that run the cheapest: the dearest decides.
  for (const charge of subscriptions.toSorted((a, b) => rank(a) - rank(b) || a.priceCents - b.priceCents)) {
    const before = known.get(charge.chargeGid);
    const taken = await takeInOne(ctx, tx, charge, before, readAt);
    hasChanged ||=
      before?.status !== charge.status ||
      before.outcome !== taken.outcome ||
      before.currentPeriodEnd?.getTime() !== taken.periodEnd?.getTime();
    if (taken.outcome !== "running") continue;
    grantedCredits += taken.grantedCredits;
    isRunning = true;
    periodEnd = taken.periodEnd;
  }
  const listed = new Set(subscriptions.map(({ chargeGid }) => chargeGid));
  for (const { chargeGid, intentId, outcome } of known.values()) {
    if (listed.has(chargeGid) || outcome === "ended") continue;
    hasChanged = true;
    await endUnlisted(tx, ctx.shopId, chargeGid);
    if (intentId) await endIntent(tx, ctx.shopId, intentId, { chargeGid }, { status: "expired" });
  }
  await noteReading(tx, ctx.shopId, {
    readAt,
    hasChanged,
    nextReadInMs: isRunning ? nextReadingInMs(periodEnd, readAt) : null,
  });
  return { grantedCredits };
}

const rank = ({ status }: SubscriptionFacts): number =>
  status === "ACTIVE" ? 2 : status === "FROZEN" ? 1 : 0;

async function takeInOne(
  ctx: Ctx<BillingPorts>,
  tx: Tx,
  charge: SubscriptionFacts,
  before: BillingSubscription | undefined,
  readAt: Date,
): Promise<{ outcome: SubscriptionOutcome; grantedCredits: number; periodEnd: Date | null }> {
  const { shopId } = ctx;
  const intent = await lockIntentOfCharge(tx, shopId, "plan", charge);
  const outcome = judgeSubscription(intent, charge, ctx.ports);
  const periodEnd = charge.currentPeriodEnd
    ? new Date(charge.currentPeriodEnd)
    : (before?.currentPeriodEnd ?? null);
  await writeSubscription(tx, shopId, charge, {
    intentId: intent?.intentId ?? null,
    outcome,
    periodEnd,
    readAt,
  });
  let grantedCredits = 0;
  switch (outcome) {
    case "running":
      if (!intent) throw new Error("a subscription without an intent can't run: a CHECK holds it");
      await markIntentPaid(tx, shopId, intent.intentId);
      if (charge.status === "ACTIVE" && charge.currentPeriodEnd) {
        grantedCredits = await bringCredits({ ...ctx, tx }, intent, charge, {
          ranBefore: before?.outcome === "running" && before.status === "ACTIVE",
          readAt,
        });
      }
      break;
    case "ended":
      if (intent) {
        await endIntent(tx, shopId, intent.intentId, charge, {
          status: charge.status === "EXPIRED" ? "expired" : "declined",
        });
      }
      break;
    case "unexplained":
      if (before?.outcome !== "unexplained") {
        ctx.log.error(
          { shopId, chargeGid: charge.chargeGid, priceCents: charge.priceCents, intentId: intent?.intentId },
          "a running subscription doesn't match what was ordered: nothing was granted, a person has to look",
        );
      }
      break;
    case "test-refused":
      if (intent) {
        await endIntent(tx, shopId, intent.intentId, charge, {
          status: "refused",
          failure: "test-charge",
        });
      }
      break;
    case "waiting":
      break;
  }
  return { outcome, grantedCredits, periodEnd };
}
