/** How an operator names a shop. */
import { findShop, findShopByDomain } from "#app/domain/account/index.server.ts";
import { refuse } from "#app/platform/errors.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type Report, type Studio, refusalReport } from "./command.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The shop behind a myshopify.com domain or an id, installed or not; null when there is none. */
export async function findShopNamed(studio: Studio, name: string): Promise<ShopId | null> {
  if (!UUID.test(name)) return (await findShopByDomain(studio, name.toLowerCase()))?.shopId ?? null;
  const shopId = name.toLowerCase() as ShopId;
  return (await findShop(studio.ctxFor(shopId))) ? shopId : null;
}

export const noSuchShop = (name: string): Report =>
  refusalReport(refuse("not-found"), `There is no shop ${name}.`);
