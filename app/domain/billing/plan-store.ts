/** The room's way to the tables of plans: subscriptions, periods, readings, and the intents that ordered them. */
import type { BillingSubscription } from "@prisma/client";
import { type Ctx, actorText, inTransaction } from "#app/platform/ctx.ts";
import type { Db, Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { SubscriptionOutcome } from "./charges.ts";
import type { Period } from "./plans.ts";
import type { PlanBegins, SubscriptionFacts } from "./ports.ts";
import type { BillingIntent, NewIntent } from "./store.ts";

export type { BillingSubscription };

// Readings ---------------------------------------------------------------------------------------------------------

/** How many readings changed something. */
export async function readVersion(ctx: Ctx): Promise<number> {
  const row = await inTransaction(ctx, (tx) =>
    tx.billingReading.findUnique({ where: { shopId: ctx.shopId }, select: { version: true } }),
  );
  return row?.version ?? 0;
}

/** Locks the shop's plan until the transaction ends: one at a time takes in an answer or orders a change. */
export async function lockReading(
  tx: Tx,
  shopId: ShopId,
): Promise<{ version: number; isCancelling: boolean }> {
  await tx.billingReading.createMany({ data: [{ shopId }], skipDuplicates: true });
  const rows = await tx.$queryRaw<{ version: number; isCancelling: boolean }[]>`
    SELECT version, cancelling_until IS NOT NULL AND cancelling_until > clock_timestamp() AS "isCancelling"
    FROM billing_reading WHERE shop_id = ${shopId}::uuid FOR UPDATE`;
  const [row] = rows;
  if (!row) throw new Error("the shop's reading is missing");
  return row;
}

/**
 * Notes that an answer was taken in, and when the next one is due: null while no plan runs. Only one that changed
 * something makes answers to earlier questions worthless.
 */
export async function noteReading(
  tx: Tx,
  shopId: ShopId,
  { readAt, nextReadInMs, hasChanged }: { readAt: Date; nextReadInMs: number | null; hasChanged: boolean },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE billing_reading
    SET version = version + ${hasChanged ? 1 : 0}::integer, read_at = greatest(read_at, ${readAt}),
        next_read_at = clock_timestamp() + ${nextReadInMs}::integer * interval '1 millisecond'
    WHERE shop_id = ${shopId}::uuid`;
}

/** Takes the lease to cancel the shop's plan, in the transaction that has looked whether it may be. */
export async function leaseCancelling(tx: Tx, shopId: ShopId, leaseMs: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE billing_reading
    SET cancelling_until = clock_timestamp() + ${leaseMs}::integer * interval '1 millisecond'
    WHERE shop_id = ${shopId}::uuid`;
}

/** Gives that lease back once the plan has ended. */
export async function releaseCancelling(tx: Tx, shopId: ShopId): Promise<void> {
  await tx.billingReading.updateMany({ where: { shopId }, data: { cancellingUntil: null } });
}

/** Puts the next reading off, so that a shop that can't be read goes to the end of those that are due. */
export async function postponeReading(ctx: Ctx, byMs: number): Promise<void> {
  await inTransaction(
    ctx,
    (tx) => tx.$executeRaw`
      UPDATE billing_reading SET next_read_at = clock_timestamp() + ${byMs}::integer * interval '1 millisecond'
      WHERE shop_id = ${ctx.shopId}::uuid AND next_read_at <= clock_timestamp()`,
  );
}

/** Installed shops whose plan is due to be read, those that wait longest first. */
export async function readShopsToRenew(db: Db): Promise<ShopId[]> {
  const rows = await db.untenanted.$queryRaw<{ shop_id: ShopId }[]>`
    SELECT shop_id FROM billing_shops_to_renew()`;
  return rows.map((row) => row.shop_id);
}

// Subscriptions and periods ----------------------------------------------------------------------------------------

/** What we know of each subscription, by its gid. */
export async function readSubscriptionRows(
  tx: Tx,
  shopId: ShopId,
): Promise<ReadonlyMap<string, BillingSubscription>> {
  const rows = await tx.billingSubscription.findMany({ where: { shopId } });
  return new Map(rows.map((row) => [row.chargeGid, row]));
}

/** Keeps what Shopify said of a subscription, and what we make of it. @throws when it is another shop's. */
export async function writeSubscription(
  tx: Tx,
  shopId: ShopId,
  charge: SubscriptionFacts,
  made: {
    readonly intentId: string | null;
    readonly outcome: SubscriptionOutcome;
    readonly periodEnd: Date | null;
    readonly readAt: Date;
  },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO billing_subscription (
      shop_id, charge_gid, intent_id, name, price_cents, currency, test, status, outcome, current_period_end,
      ordered_at, read_at)
    VALUES (
      ${shopId}::uuid, ${charge.chargeGid}, ${made.intentId}::uuid, ${charge.name}, ${charge.priceCents}::integer,
      ${charge.currency}, ${charge.test}, ${charge.status}, ${made.outcome}, ${made.periodEnd},
      ${charge.createdAt}::timestamptz, ${made.readAt})
    ON CONFLICT (shop_id, charge_gid) DO UPDATE SET
      intent_id = excluded.intent_id, name = excluded.name, price_cents = excluded.price_cents,
      currency = excluded.currency, test = excluded.test, status = excluded.status, outcome = excluded.outcome,
      current_period_end = excluded.current_period_end, read_at = excluded.read_at`;
}

/** Ends a subscription that Shopify doesn't list any more: it was of an installation before this one. */
export async function endUnlisted(tx: Tx, shopId: ShopId, chargeGid: string): Promise<void> {
  await tx.billingSubscription.update({
    where: { shopId_chargeGid: { shopId, chargeGid } },
    data: { status: "CANCELLED", outcome: "ended" },
  });
}

/** One subscription with the intent that ordered it. */
export function readSubscription(ctx: Ctx, chargeGid: string) {
  const { shopId } = ctx;
  return inTransaction(ctx, (tx) =>
    tx.billingSubscription.findUnique({
      where: { shopId_chargeGid: { shopId, chargeGid } },
      include: { intent: true },
    }),
  );
}

export async function addGrantedCredits(
  tx: Tx,
  shopId: ShopId,
  chargeGid: string,
  credits: number,
): Promise<void> {
  await tx.billingSubscription.update({
    where: { shopId_chargeGid: { shopId, chargeGid } },
    data: { grantedCredits: { increment: credits } },
  });
}

export function readLatestPeriod(tx: Tx, shopId: ShopId): Promise<Period | null> {
  return tx.billingPeriod.findFirst({
    where: { shopId },
    orderBy: { periodEnd: "desc" },
    select: { periodEnd: true, planCredits: true, isTrial: true },
  });
}

export async function writePeriod(
  tx: Tx,
  shopId: ShopId,
  period: Period & { readonly chargeGid: string },
): Promise<void> {
  await tx.billingPeriod.create({ data: { shopId, ...period } });
}

export async function setPeriodCredits(
  tx: Tx,
  shopId: ShopId,
  periodEnd: Date,
  planCredits: number,
): Promise<void> {
  await tx.billingPeriod.update({
    where: { shopId_periodEnd: { shopId, periodEnd } },
    data: { planCredits },
  });
}

// Intents ----------------------------------------------------------------------------------------------------------

export type NewPlanIntent = NewIntent & { readonly trialDays: number; readonly begins: PlanBegins };

/** Writes the intent of a plan, in the transaction that has looked whether it may be ordered. */
export async function writePlanIntent(tx: Tx, ctx: Ctx, intent: NewPlanIntent): Promise<void> {
  await tx.billingIntent.create({
    data: { ...intent, shopId: ctx.shopId, kind: "plan", actor: actorText(ctx.actor) },
  });
}

export function findIntentByKey(
  tx: Tx,
  shopId: ShopId,
  idempotencyKey: string,
): Promise<BillingIntent | null> {
  return tx.billingIntent.findUnique({ where: { shopId_idempotencyKey: { shopId, idempotencyKey } } });
}

/** Remembers that the merchant came back from Shopify's page while it was not decided. */
export async function noteReturn(ctx: Ctx, intentId: string): Promise<void> {
  await inTransaction(
    ctx,
    (tx) => tx.$executeRaw`
      UPDATE billing_intent SET returned_at = coalesce(returned_at, clock_timestamp())
      WHERE shop_id = ${ctx.shopId}::uuid AND intent_id = ${intentId}::uuid AND status = 'pending'`,
  );
}

/** Sends the merchant elsewhere after a change that is open already. */
export async function redirectIntent(
  tx: Tx,
  shopId: ShopId,
  intentId: string,
  returnTo: string,
): Promise<void> {
  await tx.billingIntent.updateMany({ where: { shopId, intentId }, data: { returnTo } });
}

/**
 * Ends changes that Shopify was asked for without an answer and that nobody asks for now: no page of them is known, so they
 * can't be approved, and must not stand in the way of another decision.
 */
export async function endForgottenIntents(tx: Tx, shopId: ShopId): Promise<void> {
  await tx.$executeRaw`
    UPDATE billing_intent SET status = 'expired', asking_until = NULL
    WHERE shop_id = ${shopId}::uuid AND kind = 'plan' AND status = 'creating' AND attempts > 0
      AND (asking_until IS NULL OR asking_until < clock_timestamp())`;
}

/** Everything that says which plan a shop has: what runs, the latest period, and changes that are not decided. */
export async function readPlanRows(tx: Tx, shopId: ShopId) {
  const [reading] = await tx.$queryRaw<{ now: Date; shopifyNow: Date }[]>`
    SELECT clock_timestamp() AS now, greatest(clock_timestamp(), max(read_at)) AS "shopifyNow"
    FROM billing_reading WHERE shop_id = ${shopId}::uuid`;
  if (!reading) throw new Error("an aggregate has one row");
  const running = await tx.billingSubscription.findFirst({
    where: { shopId, outcome: "running" },
    orderBy: { priceCents: "desc" },
    include: { intent: true },
  });
  const open = await tx.billingIntent.findMany({
    where: { shopId, kind: "plan", status: { in: ["creating", "pending"] } },
    include: { subscriptions: { where: { outcome: "waiting" } } },
    orderBy: { intentId: "asc" },
  });
  return { ...reading, running, period: await readLatestPeriod(tx, shopId), open };
}

/** Ends what an uninstalled shop has of plans: Shopify ends them too, and no token is left to ask. Paid periods stay. */
export async function endPlans(ctx: Ctx): Promise<void> {
  const { shopId } = ctx;
  await inTransaction(ctx, async (tx) => {
    await lockReading(tx, shopId);
    await tx.billingSubscription.updateMany({
      where: { shopId, outcome: { in: ["waiting", "running", "unexplained", "test-refused"] } },
      data: { status: "CANCELLED", outcome: "ended" },
    });
    await tx.billingIntent.updateMany({
      where: { shopId, kind: "plan", status: { in: ["creating", "pending"] } },
      data: { status: "expired", askingUntil: null },
    });
    await tx.$executeRaw`
      UPDATE billing_reading SET version = version + 1, next_read_at = NULL WHERE shop_id = ${shopId}::uuid`;
  });
}

/** Subscriptions that run on Shopify and were not ordered here, or for another price. */
export function readUnexplainedPlans(ctx: Ctx): Promise<BillingSubscription[]> {
  return inTransaction(ctx, (tx) =>
    tx.billingSubscription.findMany({
      where: { shopId: ctx.shopId, outcome: "unexplained" },
      orderBy: { orderedAt: "asc" },
    }),
  );
}
