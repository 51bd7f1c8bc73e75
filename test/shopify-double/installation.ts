import { shopifyDateTime } from "./clock.ts";
import { declinePurchasesOf } from "./billing.ts";
import { count, type DoubleContext } from "./context.ts";
import type { ShopRow } from "./database.ts";
import type { DueWork } from "./scheduler.ts";
import { endSubscriptionsOf } from "./subscriptions.ts";
import { installedScopes } from "./tokens.ts";

/** Shopify asks for the deletion of a shop's data 48 hours after the app was uninstalled. */
const REDACTION_DELAY_MS = 48 * 60 * 60 * 1000;

/**
 * The merchant uninstalls the app: tokens die at once, charges that wait for an answer are declined, subscriptions and bulk
 * operations end, app/uninstalled is sent, and shop/redact waits for its time. Returns false when the app is not installed.
 */
export function uninstall(context: DoubleContext, shop: ShopRow): boolean {
  const { db, clock, webhooks } = context;
  if (installedScopes(context, shop) === null) return false;
  db.transaction(() => {
    for (const table of ["access_token", "refresh_token", "install"]) {
      db.run(`DELETE FROM ${table} WHERE shop_id = ?`, shop.id);
    }
    count(db, shop.id, "uninstall", "app");
    endSubscriptionsOf(context, shop);
    declinePurchasesOf(context, shop);
    db.run(
      `UPDATE bulk_operation SET status = 'CANCELED', completed_at = ?, due_at = NULL
       WHERE shop_id = ? AND status IN ('CREATED', 'RUNNING', 'CANCELING')`,
      clock.now(),
      shop.id,
    );
    db.run(
      "INSERT OR REPLACE INTO redaction (shop_id, due_at) VALUES (?, ?)",
      shop.id,
      clock.now() + REDACTION_DELAY_MS,
    );
    webhooks.enqueue(shop, "app/uninstalled", shopPayload(shop));
  });
  context.wake();
  return true;
}

/** The merchant grants other scopes; the tokens that are out have them from now on, and the app is told. */
export function grantScopes(context: DoubleContext, shop: ShopRow, scopes: string): boolean {
  const previous = installedScopes(context, shop);
  if (previous === null) return false;
  const list = (text: string) => text.split(",").filter(Boolean);
  context.db.transaction(() => {
    context.db.run("UPDATE install SET scopes = ? WHERE shop_id = ?", scopes, shop.id);
    if (scopes === previous) return;
    context.webhooks.enqueue(shop, "app/scopes_update", {
      id: shop.id,
      previous: list(previous),
      current: list(scopes),
      updated_at: shopifyDateTime(context.clock.now()),
    });
  });
  context.wake();
  return true;
}

/** The background work that asks for the deletion of the data of shops that left. */
export function redactions(context: DoubleContext): DueWork {
  const { db, clock, webhooks } = context;
  return {
    nextDueAt: () => db.get<{ at: number | null }>("SELECT min(due_at) AS at FROM redaction")?.at ?? null,
    runDue() {
      const due = db.all<ShopRow>(
        "SELECT shop.* FROM shop JOIN redaction ON shop_id = shop.id WHERE due_at <= ?",
        clock.now(),
      );
      for (const shop of due) {
        db.transaction(() => {
          db.run("DELETE FROM redaction WHERE shop_id = ?", shop.id);
          webhooks.enqueue(shop, "shop/redact", compliancePayload(shop, "shop/redact"));
        });
      }
      context.wake();
    },
  };
}

/** What Shopify sends with a topic that carries nothing of the app's own; undefined for any other topic. */
export function compliancePayload(shop: ShopRow, topic: string): object | undefined {
  const about = { shop_id: shop.id, shop_domain: shop.domain };
  const customer = { id: 191_167, email: "john@example.com", phone: "555-625-1199" };
  switch (topic) {
    case "shop/redact":
      return about;
    case "customers/redact":
      return { ...about, customer, orders_to_redact: [299_938, 280_263] };
    case "customers/data_request":
      return { ...about, orders_requested: [299_938, 280_263], customer, data_request: { id: 9_999 } };
    case "app/uninstalled":
      return shopPayload(shop);
    default:
      return undefined;
  }
}

/** The REST form of a shop, with the fields that name it. */
function shopPayload(shop: ShopRow): object {
  return {
    id: shop.id,
    name: shop.name,
    email: `owner@${shop.domain.replace(".myshopify.com", ".example")}`,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    currency: shop.currency,
    shop_owner: "Alex Moreau",
    iana_timezone: "Europe/Paris",
    plan_name: shop.plan,
    created_at: shopifyDateTime(shop.created_at),
  };
}
