import { addToBill, centsOf, wasBilled } from "./bill.ts";
import { shopifyDateTime } from "./clock.ts";
import type { DoubleContext } from "./context.ts";
import type { ShopRow, SubscriptionCharge, SubscriptionRow } from "./database.ts";
import { gid } from "./graphql/ids.ts";
import type { DueWork } from "./scheduler.ts";
import type { Webhooks } from "./webhook-queue.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const CYCLE_DAYS: Record<SubscriptionRow["interval"], number> = { EVERY_30_DAYS: 30, ANNUAL: 365 };
const SELECT = "SELECT * FROM charge JOIN subscription ON charge_id = id";

export interface SubscriptionRequest {
  name: string;
  amount: string;
  currency: string;
  interval: SubscriptionRow["interval"];
  trialDays: number;
  replacement: SubscriptionRow["replacement"];
  returnUrl: string;
  test: boolean;
}

/** appSubscriptionCreate: PENDING until the merchant decides. */
export function createSubscription(
  context: DoubleContext,
  shop: ShopRow,
  request: SubscriptionRequest,
): SubscriptionCharge {
  const { db, clock } = context;
  const id = db.transaction(() => {
    const charge = db.run(
      `INSERT INTO charge (shop_id, kind, name, amount, currency, return_url, test, status, created_at, updated_at)
       VALUES (?, 'subscription', ?, ?, ?, ?, ?, 'PENDING', ?, ?)`,
      shop.id,
      request.name,
      request.amount,
      request.currency,
      request.returnUrl,
      request.test ? 1 : 0,
      clock.now(),
      clock.now(),
    );
    db.run(
      "INSERT INTO subscription (charge_id, interval, trial_days, replacement) VALUES (?, ?, ?, ?)",
      charge.id,
      request.interval,
      request.trialDays,
      request.replacement,
    );
    return charge.id;
  });
  context.wake();
  return findSubscription(context, id)!;
}

export function findSubscription({ db }: DoubleContext, id: number): SubscriptionCharge | undefined {
  return db.get<SubscriptionCharge>(`${SELECT} WHERE id = ?`, id);
}

export function listSubscriptions({ db }: DoubleContext, shop: ShopRow): SubscriptionCharge[] {
  return db.all<SubscriptionCharge>(`${SELECT} WHERE shop_id = ? ORDER BY id`, shop.id);
}

/**
 * The merchant approves: the subscription begins, or, when it replaces one whose cycle must end first, waits as PENDING
 * for that. Runs inside the caller's transaction.
 */
export function approveSubscription(
  context: DoubleContext,
  webhooks: Webhooks,
  shop: ShopRow,
  approved: SubscriptionCharge,
): void {
  const { db } = context;
  const current = db.get<SubscriptionCharge>(
    `${SELECT} WHERE shop_id = ? AND status IN ('ACTIVE', 'FROZEN')`,
    shop.id,
  );
  if (current?.status === "ACTIVE" && mustWait(approved, current)) {
    db.run("UPDATE subscription SET waits_for = ? WHERE charge_id = ?", current.id, approved.id);
    return;
  }
  begin(context, approved, current ?? endedWithinItsCycle(context, shop));
  setStatus(context, webhooks, shop, approved.id, "ACTIVE");
  if (current) endWithSuccessors(context, webhooks, shop, current);
}

/** Shopify's `AppSubscriptionReplacementBehavior`. */
function mustWait(next: SubscriptionCharge, current: SubscriptionCharge): boolean {
  if (next.replacement === "APPLY_IMMEDIATELY" || next.currency !== current.currency) return false;
  if (next.replacement === "APPLY_ON_NEXT_BILLING_CYCLE") return true;
  const fromYear = current.interval === "ANNUAL";
  const samePrice = centsOf(next.amount) === centsOf(current.amount);
  return (
    (fromYear && next.interval === "ANNUAL" && centsOf(next.amount) < centsOf(current.amount)) ||
    (fromYear && next.interval === "EVERY_30_DAYS") ||
    (samePrice && next.interval === current.interval && next.name === current.name)
  );
}

/** The cycle of a subscription that ended by itself or with the installation goes on for the next one. */
function endedWithinItsCycle({ db, clock }: DoubleContext, shop: ShopRow): SubscriptionCharge | undefined {
  return db.get<SubscriptionCharge>(
    `${SELECT} WHERE shop_id = ? AND status = 'CANCELLED' AND period_end > ? ORDER BY updated_at DESC, id DESC`,
    shop.id,
    clock.now(),
  );
}

/** Sets the first period and bills it: a cycle that goes on is kept and the difference prorated. */
function begin(
  context: DoubleContext,
  next: SubscriptionCharge,
  previous: SubscriptionCharge | undefined,
): void {
  const { clock } = context;
  if (previous?.period_end && previous.period_end > clock.now() && previous.interval === next.interval) {
    setPeriodEnd(context, next.id, previous.period_end);
    if (!wasBilled(context, previous.id)) return;
    const difference = centsOf(next.amount) - centsOf(previous.amount);
    addToBill(context, next, "proration", prorated(context, next.interval, previous.period_end, difference));
    return;
  }
  const trialEnd = next.created_at + next.trial_days * DAY_MS;
  if (trialEnd > clock.now()) return setPeriodEnd(context, next.id, trialEnd);
  setPeriodEnd(context, next.id, clock.now() + CYCLE_DAYS[next.interval] * DAY_MS);
  addToBill(context, next, "cycle", centsOf(next.amount));
}

/** The share of an amount that falls on the days left of the cycle. */
function prorated(
  { clock }: DoubleContext,
  interval: SubscriptionRow["interval"],
  periodEnd: number,
  cents: number,
): number {
  const daysLeft = Math.ceil((periodEnd - clock.now()) / DAY_MS);
  return Math.round((cents * daysLeft) / CYCLE_DAYS[interval]);
}

function setPeriodEnd({ db }: DoubleContext, id: number, periodEnd: number): void {
  db.run("UPDATE subscription SET period_end = ? WHERE charge_id = ?", periodEnd, id);
}

/** Changes the status and tells the app. */
export function setStatus(
  context: DoubleContext,
  webhooks: Webhooks,
  shop: ShopRow,
  id: number,
  status: SubscriptionCharge["status"],
): void {
  const { db, clock } = context;
  db.run("UPDATE charge SET status = ?, updated_at = ? WHERE id = ?", status, clock.now(), id);
  webhooks.enqueue(shop, "app_subscriptions/update", webhookPayload(shop, findSubscription(context, id)!));
}

function endWithSuccessors(
  context: DoubleContext,
  webhooks: Webhooks,
  shop: ShopRow,
  subscription: SubscriptionCharge,
): void {
  setStatus(context, webhooks, shop, subscription.id, "CANCELLED");
  for (const waiting of successors(context, subscription)) {
    context.db.run("UPDATE subscription SET waits_for = NULL WHERE charge_id = ?", waiting.id);
    setStatus(context, webhooks, shop, waiting.id, "CANCELLED");
  }
}

function successors({ db }: DoubleContext, subscription: SubscriptionCharge): SubscriptionCharge[] {
  return db.all<SubscriptionCharge>(`${SELECT} WHERE waits_for = ? ORDER BY id DESC`, subscription.id);
}

/** Ends the period that runs now: the next cycle begins, with the subscription that waited for it if there is one. */
function renew(context: DoubleContext, webhooks: Webhooks, shop: ShopRow, ending: SubscriptionCharge): void {
  const [next, ...outdated] = successors(context, ending);
  const charge = next ?? ending;
  const start = ending.period_end ?? context.clock.now();
  setPeriodEnd(context, charge.id, start + CYCLE_DAYS[charge.interval] * DAY_MS);
  addToBill(context, charge, "cycle", centsOf(charge.amount));
  if (!next) return;
  for (const { id } of [next, ...outdated]) {
    context.db.run("UPDATE subscription SET waits_for = NULL WHERE charge_id = ?", id);
  }
  setStatus(context, webhooks, shop, next.id, "ACTIVE");
  for (const { id } of [ending, ...outdated]) setStatus(context, webhooks, shop, id, "CANCELLED");
}

export const SUBSCRIPTION_ACTIONS = ["freeze", "unfreeze", "cancel", "renew"] as const;
export type SubscriptionAction = (typeof SUBSCRIPTION_ACTIONS)[number];

/** From which status each action is possible. */
const ACTION_FROM: Record<SubscriptionAction, SubscriptionCharge["status"][]> = {
  freeze: ["ACTIVE"],
  unfreeze: ["FROZEN"],
  cancel: ["ACTIVE", "FROZEN"],
  renew: ["ACTIVE"],
};

/** What Shopify or the merchant does to a running subscription. Returns null when its status does not allow it. */
export function changeSubscription(
  context: DoubleContext,
  webhooks: Webhooks,
  id: number,
  action: SubscriptionAction,
): SubscriptionCharge | null {
  const { db } = context;
  const changed = db.transaction(() => {
    const subscription = findSubscription(context, id);
    if (!subscription || !ACTION_FROM[action].includes(subscription.status)) return null;
    const shop = shopOf(context, subscription);
    if (action === "renew") renew(context, webhooks, shop, subscription);
    else if (action === "cancel") endWithSuccessors(context, webhooks, shop, subscription);
    else setStatus(context, webhooks, shop, id, action === "freeze" ? "FROZEN" : "ACTIVE");
    return findSubscription(context, id)!;
  });
  context.wake();
  return changed;
}

/** appSubscriptionCancel. Prorated, the rest of the cycle is given back and does not go on for a later subscription. */
export function cancelSubscription(
  context: DoubleContext,
  webhooks: Webhooks,
  id: number,
  prorate: boolean,
): SubscriptionCharge | null {
  return context.db.transaction(() => {
    const cancelled = changeSubscription(context, webhooks, id, "cancel");
    if (cancelled?.period_end && prorate) {
      if (wasBilled(context, id)) {
        const cents = -centsOf(cancelled.amount);
        addToBill(
          context,
          cancelled,
          "proration",
          prorated(context, cancelled.interval, cancelled.period_end, cents),
        );
      }
      setPeriodEnd(context, id, context.clock.now());
    }
    return cancelled && findSubscription(context, id)!;
  });
}

/** Uninstalling ends every subscription without a webhook of its own and without giving anything back. */
export function endSubscriptionsOf({ db, clock }: DoubleContext, shop: ShopRow): void {
  db.run(
    "UPDATE subscription SET waits_for = NULL WHERE charge_id IN (SELECT id FROM charge WHERE shop_id = ?)",
    shop.id,
  );
  db.run(
    `UPDATE charge SET status = 'CANCELLED', updated_at = ?
     WHERE shop_id = ? AND kind = 'subscription' AND status IN ('PENDING', 'ACTIVE', 'FROZEN')`,
    clock.now(),
    shop.id,
  );
}

/** The background work that ends periods. A renewal by itself sends no webhook. */
export function subscriptionCycles(context: DoubleContext, webhooks: Webhooks): DueWork {
  const { db, clock } = context;
  return {
    nextDueAt: () =>
      db.get<{ at: number | null }>(
        "SELECT min(period_end) AS at FROM subscription JOIN charge ON id = charge_id WHERE status = 'ACTIVE'",
      )?.at ?? null,
    runDue() {
      const due = db.all<SubscriptionCharge>(
        `${SELECT} WHERE status = 'ACTIVE' AND period_end <= ?`,
        clock.now(),
      );
      for (const subscription of due) {
        db.transaction(() => renew(context, webhooks, shopOf(context, subscription), subscription));
      }
      context.wake();
    },
  };
}

function shopOf({ db }: DoubleContext, subscription: SubscriptionCharge): ShopRow {
  return db.get<ShopRow>("SELECT * FROM shop WHERE id = ?", subscription.shop_id)!;
}

/** No period end and no `test`: the app must ask. */
function webhookPayload(shop: ShopRow, subscription: SubscriptionCharge) {
  return {
    app_subscription: {
      admin_graphql_api_id: gid("AppSubscription", subscription.id),
      name: subscription.name,
      status: subscription.status,
      admin_graphql_api_shop_id: gid("Shop", shop.id),
      created_at: shopifyDateTime(subscription.created_at),
      updated_at: shopifyDateTime(subscription.updated_at),
      currency: subscription.currency,
      capped_amount: null,
      price: (centsOf(subscription.amount) / 100).toFixed(2),
      interval: subscription.interval.toLowerCase(),
      plan_handle: null,
    },
  };
}
