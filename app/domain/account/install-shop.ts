import type { Ctx } from "#app/platform/ctx.ts";
import { sqlState } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { OnInstalled } from "./ports.ts";
import { upsertShop } from "./store.ts";

const UNIQUE_VIOLATION = "23505";

/**
 * Records that the app is installed on a shop. The same shop gets the same `shopId` for ever, through uninstalls,
 * redactions and changes of its domain; a domain that belonged to another shop moves to this one.
 *
 * @param shop `gidHmac` from `hmacShopGid`; `domain` is the shop's `….myshopify.com` name.
 * @param onInstalled runs in the same transaction, also when the shop was installed before; no outside effects in it.
 * @returns `isNew` is true for the one call that made the shop.
 */
export async function installShop(
  platform: Pick<Ctx, "db" | "ids">,
  shop: { gidHmac: string; domain: string },
  onInstalled: OnInstalled = async () => {},
): Promise<{ shopId: ShopId; isNew: boolean }> {
  const install = () =>
    platform.db.untenanted.$transaction(async (tx) => {
      const installed = await upsertShop(tx, { ...shop, newShopId: platform.ids.next() });
      await onInstalled(tx, installed.shopId);
      return installed;
    });
  try {
    return await install();
  } catch (error) {
    // Two first installations at once: one of the two unique keys may speak up before the other finds the row.
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    return install();
  }
}
