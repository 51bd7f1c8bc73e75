import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { endInstallation, forgetShop } from "./store.ts";

/**
 * Records that the app was uninstalled. May be run again.
 * @param event `triggeredAt`: when it happened, by Shopify's clock.
 * @returns false when the shop was installed again after that: then the event is old news and nothing changes.
 */
export function markUninstalled(ctx: Ctx, event: { triggeredAt: Date }): Promise<boolean> {
  return inTransaction(ctx, (tx) => endInstallation(tx, ctx.shopId, event.triggeredAt));
}

/**
 * Forgets who the shop is: its domain and its inbox. What is left, `shopId` and the hash of its gid, finds its balance
 * again when it comes back. May be run again.
 * @returns false when the shop is installed; nothing is forgotten then.
 */
export function redactShop(ctx: Ctx): Promise<boolean> {
  return inTransaction(ctx, (tx) => forgetShop(tx, ctx.shopId));
}
