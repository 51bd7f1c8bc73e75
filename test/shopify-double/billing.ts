import { createHmac } from "node:crypto";
import { shopifyDateTime } from "./clock.ts";
import type { DoubleContext } from "./context.ts";
import type { ChargeRow, ShopRow } from "./database.ts";
import { gid } from "./graphql/ids.ts";
import { ADMIN_HOST } from "./hosts.ts";
import type { DueWork } from "./scheduler.ts";
import type { Webhooks } from "./webhooks.ts";

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
    `INSERT INTO charge (shop_id, name, amount, currency, return_url, test, status, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, 'PENDING', ?, ?)`,
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
  return context.db.get<ChargeRow>("SELECT * FROM charge WHERE id = ?", id)!;
}

/** The page on which the merchant approves or declines the charge. */
export function confirmationUrl(context: DoubleContext, shop: ShopRow, charge: ChargeRow): string {
  const store = shop.domain.replace(".myshopify.com", "");
  const signature = createHmac("sha256", context.apiSecret).update(`charge:${charge.id}`).digest("hex");
  return `https://${ADMIN_HOST}/store/${store}/charges/${APP_ID}/${charge.id}/ApplicationCharge/confirm_application_charge?signature=${signature}`;
}

export type ChargeDecision =
  | { ok: true; status: ChargeRow["status"]; returnUrl: string }
  | { ok: false; reason: "unknown-charge" | "not-pending"; status?: ChargeRow["status"] };

/** Decides a pending charge once and queues its webhook in the same transaction. */
export function decideCharge(
  context: DoubleContext,
  webhooks: Webhooks,
  chargeId: number,
  action: ChargeAction,
): ChargeDecision {
  const decision = context.db.transaction((): ChargeDecision => {
    const charge = context.db.get<ChargeRow>("SELECT * FROM charge WHERE id = ?", chargeId);
    if (!charge) return { ok: false, reason: "unknown-charge" };
    if (charge.status !== "PENDING") return { ok: false, reason: "not-pending", status: charge.status };
    const updated = { ...charge, status: OUTCOMES[action], updated_at: context.clock.now() };
    context.db.run(
      "UPDATE charge SET status = ?, updated_at = ? WHERE id = ?",
      updated.status,
      updated.updated_at,
      charge.id,
    );
    const shop = context.db.get<ShopRow>("SELECT * FROM shop WHERE id = ?", charge.shop_id)!;
    webhooks.enqueue(shop, "app_purchases_one_time/update", webhookPayload(shop, updated));
    const returnUrl = new URL(charge.return_url);
    returnUrl.searchParams.set("charge_id", String(charge.id));
    return { ok: true, status: updated.status, returnUrl: returnUrl.href };
  });
  context.wake();
  return decision;
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
  return {
    nextDueAt() {
      const oldest = db.get<{ at: number | null }>(
        "SELECT min(created_at) AS at FROM charge WHERE status = 'PENDING'",
      );
      return typeof oldest?.at === "number" ? oldest.at + PENDING_TTL_MS : null;
    },
    runDue() {
      const due = db.all<{ id: number }>(
        "SELECT id FROM charge WHERE status = 'PENDING' AND created_at <= ?",
        clock.now() - PENDING_TTL_MS,
      );
      for (const { id } of due) decideCharge(context, webhooks, id, "expire");
    },
  };
}
