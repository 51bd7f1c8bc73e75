/** What Shopify tells of a shop itself. */
import type { AccountPorts } from "#app/domain/account/ports.ts";
import { AdminUnavailableError } from "#app/platform/outside-errors.ts";
import type { AdminApi } from "./admin-client.ts";

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

/** Nobody waits longer for what a page can do without. */
const MOST_MS = 3_000;

export const createShopFacts =
  (admin: AdminApi): AccountPorts["readShopFacts"] =>
  async () => {
    const signal = AbortSignal.timeout(MOST_MS);
    const { shop } = await admin.query(READ_SHOP, {}, { signal }).catch((error: unknown) => {
      throw signal.aborted ? new AdminUnavailableError("Shopify didn't tell about the shop in time.") : error;
    });
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
