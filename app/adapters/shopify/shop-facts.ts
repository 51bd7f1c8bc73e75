/** What Shopify tells of a shop itself. */
import type { AccountPorts } from "#app/domain/account/ports.ts";
import type { AdminApi } from "./admin-client.ts";
import { inTime } from "./in-time.ts";

const READ_SHOP = `#graphql
  query AccountShop {
    shop {
      name
      shopOwnerName
      email
      ianaTimezone
      currencyCode
      plan {
        publicDisplayName
      }
    }
  }` as const;

export const createShopFacts =
  (admin: AdminApi): AccountPorts["readShopFacts"] =>
  async () => {
    const { shop } = await inTime((signal) => admin.query(READ_SHOP, {}, { signal }));
    const { name, shopOwnerName, email, ianaTimezone, currencyCode, plan } = shop;
    return {
      name,
      ownerName: shopOwnerName,
      email,
      timeZone: ianaTimezone,
      currencyCode,
      planName: plan.publicDisplayName,
    };
  };
