/**
 * Addresses of what a shop saves as a file, for the browser's own download, which carries no bearer token: whoever has one
 * can save this file of this one shop, if they begin in time.
 */
import type { Clock } from "../clock.ts";
import type { ShopId } from "../ids.ts";
import { createSignatures } from "./signatures.ts";

/** What one link opens. `query` says what is in the file, in the words of its kind. */
export interface SavedFileLink {
  readonly shopId: ShopId;
  readonly query: string;
}

export interface SavedFileLinks {
  pathOf(link: SavedFileLink): string;
  /** What an address opens; null when it was changed, has expired, or was never ours. */
  read(shopId: string, query: URLSearchParams): SavedFileLink | null;
}

/** A file that is made while it is read is saved by the page that asks for it; one that is kept lasts for a day. */
const KINDS = {
  statement: { folder: "statements", lifeSeconds: 120 },
  export: { folder: "exports", lifeSeconds: 120 },
  data: { folder: "shop-data", lifeSeconds: 120 },
  download: { folder: "downloads", lifeSeconds: 86_400 },
} as const;

/**
 * Makes and reads links of one kind with SIGNING_KEY: `statement`, whose query is a filter of its lines, `export`, whose
 * query is a changeset's id, `data`, everything that is stored of the shop, or `download`, whose query is a prepared
 * ZIP's id.
 */
export function createSavedFileLinks(
  kind: keyof typeof KINDS,
  options: { signingKey: string; clock: Clock },
): SavedFileLinks {
  const signatures = createSignatures(kind, options);
  const { folder, lifeSeconds } = KINDS[kind];
  return {
    pathOf({ shopId, query }) {
      const expires = signatures.nowSeconds() + lifeSeconds;
      const signature = signatures.sign([shopId, query], expires);
      const address = new URLSearchParams({ query, expires: String(expires), signature });
      return `/${folder}/${shopId}?${address.toString()}`;
    },
    read(shopId, address) {
      const query = address.get("query") ?? "";
      const given = { expires: address.get("expires") ?? "", signature: address.get("signature") ?? "" };
      if (signatures.remainingSeconds([shopId, query], given) === null) return null;
      return { shopId: shopId as ShopId, query };
    },
  };
}
