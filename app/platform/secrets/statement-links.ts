/**
 * Addresses of a shop's statement as a file, for the browser's own download, which carries no bearer token: whoever has
 * one can save these lines of this one shop, if they begin within two minutes.
 */
import type { Clock } from "../clock.ts";
import type { ShopId } from "../ids.ts";
import { createSignatures } from "./signatures.ts";

/** What one link opens. `query` says which lines, as the page's address does. */
export interface StatementLink {
  readonly shopId: ShopId;
  readonly query: string;
}

export interface StatementLinks {
  pathOf(link: StatementLink): string;
  /** What an address opens; null when it was changed, has expired, or was never ours. */
  read(shopId: string, query: URLSearchParams): StatementLink | null;
}

const LIFE_SECONDS = 120;

/** Makes and reads links with SIGNING_KEY. */
export function createStatementLinks(options: { signingKey: string; clock: Clock }): StatementLinks {
  const signatures = createSignatures("statement", options);
  return {
    pathOf({ shopId, query }) {
      const expires = signatures.nowSeconds() + LIFE_SECONDS;
      const signature = signatures.sign([shopId, query], expires);
      return `/statements/${shopId}?${new URLSearchParams({ query, expires: String(expires), signature }).toString()}`;
    },
    read(shopId, address) {
      const query = address.get("query") ?? "";
      const given = { expires: address.get("expires") ?? "", signature: address.get("signature") ?? "" };
      if (signatures.remainingSeconds([shopId, query], given) === null) return null;
      return { shopId: shopId as ShopId, query };
    },
  };
}
