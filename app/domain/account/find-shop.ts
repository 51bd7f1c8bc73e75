import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { selectShop, selectShopByDomain, type ShopRow } from "./store.ts";

/** What is known about the ctx's shop, or null when there is none. `shopDomain` is null once it was redacted. */
export function findShop(ctx: Ctx): Promise<ShopRow | null> {
  return inTransaction(ctx, (tx) => selectShop(tx, ctx.shopId));
}

/** The shop behind a `….myshopify.com` domain, installed or not; null when none has it. */
export function findShopByDomain(
  platform: Pick<Ctx, "db">,
  domain: string,
): Promise<{ shopId: ShopId; isInstalled: boolean } | null> {
  return selectShopByDomain(platform.db.untenanted, domain);
}
