import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { endInstallation } from "./store.ts";

/**
 * Records that the app was uninstalled. May be run again.
 * @param event `triggeredAt`: when it happened, by Shopify's clock.
 * @returns false when the shop was installed again after that: then the event is old news and nothing changes.
 */
export function markUninstalled(ctx: Ctx, event: { triggeredAt: Date }): Promise<boolean> {
  return inTransaction(ctx, (tx) => endInstallation(tx, ctx.shopId, event.triggeredAt));
}
