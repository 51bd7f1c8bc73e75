/** The room's only way to the database. */
import type { BillingIntent, BillingPurchase } from "@prisma/client";
import { type Ctx, actorText, inTransaction } from "#app/platform/ctx.ts";
import type { Db, Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { ChargeOutcome } from "./charges.ts";
import type { BillingPorts, PurchaseFacts } from "./ports.ts";

export type { BillingIntent, BillingPurchase };

/** Why we refuse a charge that was approved. */
export type OwnFailure = "test-charge" | "other-price";

export type NewIntent = Pick<
  BillingIntent,
  | "intentId"
  | "idempotencyKey"
  | "requestHash"
  | "offerId"
  | "chargeName"
  | "credits"
  | "priceCents"
  | "currency"
  | "returnTo"
>;

/** Writes the intent of a pack unless its key was used before; returns the one that has the key. */
export function writeIntent(ctx: Ctx, intent: NewIntent): Promise<BillingIntent> {
  return inTransaction(ctx, async (tx) => {
    await tx.billingIntent.createMany({
      data: [{ ...intent, shopId: ctx.shopId, kind: "pack", actor: actorText(ctx.actor) }],
      skipDuplicates: true,
    });
    return tx.billingIntent.findUniqueOrThrow({
      where: { shopId_idempotencyKey: { shopId: ctx.shopId, idempotencyKey: intent.idempotencyKey } },
    });
  });
}

export function readIntent(ctx: Ctx, intentId: string): Promise<BillingIntent> {
  return inTransaction(ctx, (tx) =>
    tx.billingIntent.findUniqueOrThrow({ where: { shopId_intentId: { shopId: ctx.shopId, intentId } } }),
  );
}

/**
 * Takes the lease to ask Shopify for this charge; null while another process has it or the intent is past asking.
 * @returns how many times Shopify was asked before.
 */
export async function claimIntent(ctx: Ctx, intentId: string, leaseMs: number): Promise<number | null> {
  const rows = await inTransaction(
    ctx,
    (tx) => tx.$queryRaw<{ attempts: number }[]>`
      UPDATE billing_intent
      SET attempts = attempts + 1, asking_until = clock_timestamp() + ${leaseMs}::integer * interval '1 millisecond'
      WHERE shop_id = ${ctx.shopId}::uuid AND intent_id = ${intentId}::uuid AND status = 'creating'
        AND (asking_until IS NULL OR asking_until < clock_timestamp())
      RETURNING attempts - 1 AS attempts`,
  );
  return rows[0]?.attempts ?? null;
}

/** Gives the lease back: the next one may ask at once, and looks for the charge first. */
export async function releaseIntent(ctx: Ctx, intentId: string): Promise<void> {
  await inTransaction(ctx, (tx) =>
    tx.billingIntent.updateMany({
      where: { shopId: ctx.shopId, intentId, status: "creating" },
      data: { askingUntil: null },
    }),
  );
}

export async function refuseIntent(ctx: Ctx, intentId: string, failure: string): Promise<void> {
  await inTransaction(ctx, (tx) =>
    tx.billingIntent.updateMany({
      where: { shopId: ctx.shopId, intentId, status: "creating" },
      data: { status: "refused", failure, askingUntil: null },
    }),
  );
}

/** Notes the created charge and its confirmation page. A charge that was decided in between keeps its decision. */
export async function recordCreated(
  ctx: Ctx<BillingPorts>,
  intent: BillingIntent,
  { chargeGid, confirmationUrl }: { readonly chargeGid: string; readonly confirmationUrl: string },
): Promise<void> {
  const { intentId, chargeName, priceCents, currency } = intent;
  await inTransaction(ctx, async (tx) => {
    if (intent.kind === "pack") {
      const charge: PurchaseFacts = {
        chargeGid,
        name: chargeName,
        status: "PENDING",
        test: ctx.ports.allowTestCharges,
        priceCents,
        currency,
        createdAt: new Date(ctx.clock.nowMs()).toISOString(),
      };
      await lockIntentOfCharge(tx, ctx.shopId, "pack", charge);
      if (!(await readPurchaseRow(tx, ctx.shopId, charge.chargeGid))) {
        await writePurchase(tx, ctx.shopId, charge, intentId, "waiting");
      }
    }
    await tx.billingIntent.updateMany({
      where: { shopId: ctx.shopId, intentId, status: "creating" },
      data: { chargeGid, confirmationUrl, status: "pending", askingUntil: null },
    });
  });
}

/** The intent that a charge belongs to, locked: the one noted with its GID, or the one whose mark its name carries. */
export async function lockIntentOfCharge(
  tx: Tx,
  shopId: ShopId,
  kind: "pack" | "plan",
  { name, chargeGid }: { readonly name: string; readonly chargeGid: string },
): Promise<BillingIntent | null> {
  const found = await tx.$queryRaw<{ intent_id: string }[]>`
    SELECT intent_id FROM billing_intent
    WHERE shop_id = ${shopId}::uuid AND kind = ${kind} AND (
      charge_name = ${name}
      OR intent_id IN (
        SELECT intent_id FROM billing_purchase WHERE shop_id = ${shopId}::uuid AND charge_gid = ${chargeGid}
        UNION ALL
        SELECT intent_id FROM billing_subscription WHERE shop_id = ${shopId}::uuid AND charge_gid = ${chargeGid}))
    ORDER BY intent_id
    FOR UPDATE`;
  const [row, ...more] = found;
  if (!row || more.length > 0) return null;
  return tx.billingIntent.findUnique({ where: { shopId_intentId: { shopId, intentId: row.intent_id } } });
}

export function readPurchaseRow(tx: Tx, shopId: ShopId, chargeGid: string): Promise<BillingPurchase | null> {
  return tx.billingPurchase.findUnique({ where: { shopId_chargeGid: { shopId, chargeGid } } });
}

/**
 * Keeps what Shopify said of a charge, and what we make of it. Raw, because Prisma's upsert passes over a violation of
 * another unique key in silence.
 * @throws when the charge is another shop's.
 */
export async function writePurchase(
  tx: Tx,
  shopId: ShopId,
  charge: PurchaseFacts,
  intentId: string | null,
  outcome: ChargeOutcome,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO billing_purchase (
      shop_id, charge_gid, intent_id, name, price_cents, currency, test, status, outcome, ordered_at)
    VALUES (
      ${shopId}::uuid, ${charge.chargeGid}, ${intentId}::uuid, ${charge.name}, ${charge.priceCents}::integer,
      ${charge.currency}, ${charge.test}, ${charge.status}, ${outcome}, ${charge.createdAt}::timestamptz)
    ON CONFLICT (shop_id, charge_gid) DO UPDATE SET
      intent_id = excluded.intent_id, name = excluded.name, price_cents = excluded.price_cents,
      currency = excluded.currency, test = excluded.test, status = excluded.status, outcome = excluded.outcome,
      ordered_at = excluded.ordered_at, read_at = clock_timestamp()`;
}

/**
 * Ends an intent whose charge has ended: the one whose page is known, or the last that was open. Of another charge, whose
 * answer was lost, nobody knows the page; should it be paid after all, it still counts.
 */
export async function endIntent(
  tx: Tx,
  shopId: ShopId,
  intentId: string,
  { chargeGid }: { readonly chargeGid: string },
  end: { status: "declined" | "expired" } | { status: "refused"; failure: OwnFailure },
): Promise<void> {
  await tx.billingIntent.updateMany({
    where: {
      shopId,
      intentId,
      status: { in: ["creating", "pending"] },
      OR: [
        { chargeGid },
        {
          purchases: { none: { outcome: { in: ["waiting", "granted"] } } },
          subscriptions: { none: { outcome: { in: ["waiting", "running"] } } },
        },
      ],
    },
    data: { ...end, askingUntil: null },
  });
}

export async function markIntentPaid(tx: Tx, shopId: ShopId, intentId: string): Promise<void> {
  await tx.billingIntent.updateMany({
    where: { shopId, intentId },
    data: { status: "paid", failure: null, askingUntil: null },
  });
}

/** Charges that are not decided, as far as we know. */
export function readWaitingCharges(ctx: Ctx): Promise<{ chargeGid: string }[]> {
  return inTransaction(ctx, (tx) =>
    tx.billingPurchase.findMany({
      where: { shopId: ctx.shopId, outcome: "waiting" },
      select: { chargeGid: true },
    }),
  );
}

/**
 * Lets intents expire that no charge can answer any more. Their age is judged by the database's clock. A smaller plan
 * that was approved waits as long as the running period lasts.
 */
export async function expireStaleIntents(
  ctx: Ctx,
  { olderThanHours }: { olderThanHours: number },
): Promise<number> {
  return inTransaction(
    ctx,
    (tx) => tx.$executeRaw`
      UPDATE billing_intent i SET status = 'expired', asking_until = NULL
      WHERE i.shop_id = ${ctx.shopId}::uuid AND i.status IN ('creating', 'pending')
        AND i.created_at < clock_timestamp() - ${olderThanHours}::integer * interval '1 hour'
        AND (i.asking_until IS NULL OR i.asking_until < clock_timestamp())
        AND NOT EXISTS (SELECT FROM billing_subscription s
                        WHERE (s.shop_id, s.intent_id) = (i.shop_id, i.intent_id) AND s.outcome = 'waiting')`,
  );
}

/** Paid charges that nobody ordered here, or for another price. */
export function readUnexplained(ctx: Ctx): Promise<BillingPurchase[]> {
  return inTransaction(ctx, (tx) =>
    tx.billingPurchase.findMany({
      where: { shopId: ctx.shopId, outcome: "unexplained" },
      orderBy: { orderedAt: "asc" },
    }),
  );
}

/** Everything that is stored about the shop's charges. */
export function readAll(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => ({
    intents: await tx.billingIntent.findMany({
      where: { shopId: ctx.shopId },
      orderBy: { createdAt: "asc" },
      omit: { confirmationUrl: true, requestHash: true },
    }),
    purchases: await tx.billingPurchase.findMany({
      where: { shopId: ctx.shopId },
      orderBy: { orderedAt: "asc" },
    }),
    subscriptions: await tx.billingSubscription.findMany({
      where: { shopId: ctx.shopId },
      orderBy: { orderedAt: "asc" },
    }),
    periods: await tx.billingPeriod.findMany({
      where: { shopId: ctx.shopId },
      orderBy: { periodEnd: "asc" },
    }),
  }));
}

/** Forgets where the merchant came from and the pages on which charges are approved. */
export async function forgetPages(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.billingIntent.updateMany({
      where: { shopId: ctx.shopId, status: { in: ["creating", "pending"] } },
      data: { status: "expired", askingUntil: null },
    });
    await tx.billingIntent.updateMany({
      where: { shopId: ctx.shopId },
      data: { confirmationUrl: null, returnTo: "/" },
    });
  });
}

/** Installed shops with a charge that is not decided. */
export async function readShopsToReconcile(db: Db): Promise<ShopId[]> {
  const rows = await db.untenanted.$queryRaw<{ shop_id: ShopId }[]>`
    SELECT shop_id FROM billing_shops_to_reconcile()`;
  return rows.map((row) => row.shop_id);
}
