import type { Db } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { readShopOfCharge, readShops } from "./store.ts";

/** Every shop that has or had credits: for an operator who looks at all books. */
export const findShopsWithCredits = ({ db }: { readonly db: Db }): Promise<ShopId[]> => readShops(db);

/** The shop that a Shopify charge gave credits to, or null: for an operator who knows the charge alone. */
export const findShopOfCharge = ({ db }: { readonly db: Db }, chargeGid: string): Promise<ShopId | null> =>
  readShopOfCharge(db, chargeGid);
