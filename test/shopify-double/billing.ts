import { createHmac } from "node:crypto";
import { addToBill, centsOf } from "./bill.ts";
import { shopifyDateTime } from "./clock.ts";
import type { DoubleContext } from "./context.ts";
import type { ChargeRow, ShopRow } from "./database.ts";
import { gid } from "./graphql/ids.ts";
import { ADMIN_HOST } from "./hosts.ts";
import type { DueWork } from "./scheduler.ts";
import { approveSubscription, findSubscription, setStatus } from "./subscriptions.ts";
import type { Webhooks } from "./webhook-queue.ts";

/** An unapproved charge expires after two days. */
const PENDING_TTL_MS = 2 * 24 * 60 * 60 * 1000;
/** The app's number in Shopify's addresses. */
export const APP_ID = 580_111_001;

const OUTCOMES = { approve: "ACTIVE", decline: "DECLINED", expire: "EXPIRED" } as const;
export type ChargeAction = keyof typeof OUTCOMES;

export function isChargeAction(text: string): text is ChargeAction {
  return Object.hasOwn(OUTCOMES, text);
}

export interface PurchaseRequest {
  name: string;
  amount: string;
  currency: string;
  returnUrl: string;
  test: boolean;
}

export function createPurchase(context: DoubleContext, shop: ShopRow, request: PurchaseRequest): ChargeRow {
  const now = context.clock.now();
  const { id } = context.db.run(
    `INSERT INTO charge (shop_id, kind, name, amount, currency, return_url, test, status, created_at, updated_at)
     VALUES (?, 'one-time', ?, ?, ?, ?, ?, 'PENDING', ?, ?)`,
    shop.id,
    request.name,
    request.amount,
    request.currency,
    request.returnUrl,
    request.test ? 1 : 0,
    now,
    now,
  );
  context.wake();
  return findCharge(context, id)!;
}

/** The page on which the merchant approves or declines the charge. */
export function confirmationUrl(context: DoubleContext, shop: ShopRow, charge: ChargeRow): string {
  const store = shop.domain.replace(".myshopify.com", "");
  const signature = createHmac("sha256", context.apiSecret).update(`charge:${charge.id}`).digest("hex");
  const page =
    charge.kind === "subscription"
      ? "RecurringApplicationCharge/confirm_recurring_application_charge"
      : "ApplicationCharge/confirm_application_charge";
  return `https://${ADMIN_HOST}/store/${store}/charges/${APP_ID}/${charge.id}/${page}?signature=${signature}`;
}

export type ChargeDecision =
  | { ok: true; status: ChargeRow["status"]; returnUrl: string }
  | { ok: false; reason: "unknown-charge" | "not-pending"; status?: ChargeRow["status"] };

/**
 * Decides a pending charge once and queues its webhook in the same transaction. An approved subscription that must wait
 * for the end of a cycle stays PENDING and cannot be decided again.
 */
export function decideCharge(
  context: DoubleContext,
  webhooks: Webhooks,
  chargeId: number,
  action: ChargeAction,
): ChargeDecision {
  const decision = context.db.transaction((): ChargeDecision => {
    const charge = findCharge(context, chargeId);
    if (!charge) return { ok: false, reason: "unknown-charge" };
    const shop = context.db.get<ShopRow>("SELECT * FROM shop WHERE id = ?", charge.shop_id)!;
    const subscription = findSubscription(context, charge.id);
    if (charge.status !== "PENDING" || (subscription && subscription.waits_for !== null)) {
      return { ok: false, reason: "not-pending", status: charge.status };
    }
    if (!subscription) decidePurchase(context, webhooks, shop, charge, action);
    else if (action === "approve") approveSubscription(context, webhooks, shop, subscription);
    else setStatus(context, webhooks, shop, charge.id, OUTCOMES[action]);
    const returnUrl = new URL(charge.return_url);
    returnUrl.searchParams.set("charge_id", String(charge.id));
    return { ok: true, status: findCharge(context, charge.id)!.status, returnUrl: returnUrl.href };
  });
  context.wake();
  return decision;
}

export function findCharge({ db }: DoubleContext, id: number): ChargeRow | undefined {
  return db.get<ChargeRow>("SELECT * FROM charge WHERE id = ?", id);
}

function decidePurchase(
  context: DoubleContext,
  webhooks: Webhooks,
  shop: ShopRow,
  charge: ChargeRow,
  action: ChargeAction,
): void {
  const updated = { ...charge, status: OUTCOMES[action], updated_at: context.clock.now() };
  context.db.run(
    "UPDATE charge SET status = ?, updated_at = ? WHERE id = ?",
    updated.status,
    updated.updated_at,
    charge.id,
  );
  if (action === "approve") addToBill(context, charge, "one-time", centsOf(charge.amount));
  webhooks.enqueue(shop, "app_purchases_one_time/update", webhookPayload(shop, updated));
}

/** Uninstalling declines what waits for the merchant's answer, without a webhook of its own. */
export function declinePurchasesOf({ db, clock }: DoubleContext, shop: ShopRow): void {
  db.run(
    `UPDATE charge SET status = 'DECLINED', updated_at = ?
     WHERE shop_id = ? AND kind = 'one-time' AND status = 'PENDING'`,
    clock.now(),
    shop.id,
  );
}

/** No price and no `test`, as on Shopify: the app must ask again. */
function webhookPayload(shop: ShopRow, charge: ChargeRow) {
  return {
    app_purchase_one_time: {
      admin_graphql_api_id: gid("AppPurchaseOneTime", charge.id),
      name: charge.name,
      status: charge.status,
      admin_graphql_api_shop_id: gid("Shop", shop.id),
      created_at: shopifyDateTime(charge.created_at),
      updated_at: shopifyDateTime(charge.updated_at),
    },
  };
}

/** The background work that lets unapproved charges expire. */
export function chargeExpiry(context: DoubleContext, webhooks: Webhooks): DueWork {
  const { db, clock } = context;
  const undecided =
    "status = 'PENDING' AND id NOT IN (SELECT charge_id FROM subscription WHERE waits_for IS NOT NULL)";
  return {
    nextDueAt() {
      const oldest = db.get<{ at: number | null }>(
        `SELECT min(created_at) AS at FROM charge WHERE ${undecided}`,
      );
      return typeof oldest?.at === "number" ? oldest.at + PENDING_TTL_MS : null;
    },
    runDue() {
      const due = db.all<{ id: number }>(
        `SELECT id FROM charge WHERE ${undecided} AND created_at <= ?`,
        clock.now() - PENDING_TTL_MS,
      );
      for (const { id } of due) decideCharge(context, webhooks, id, "expire");
    },
  };
}
