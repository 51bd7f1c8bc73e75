/**
 * Addresses of a shop's results as one ZIP, for the browser's own download, which carries no bearer token: whoever has
 * one can save exactly these results of this one shop, if they begin within two minutes. Thousands of ids don't fit into
 * an address, so the browser sends them along and the address is signed for their hash.
 */
import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { ShopId } from "../ids.ts";
import { createSignatures } from "./signatures.ts";

export interface ExportLinks {
  pathOf(link: { readonly shopId: ShopId; readonly assetIds: readonly string[] }): string;
  /** Whose results an address opens; null when it was made for others, was changed, has expired, or was never ours. */
  read(shopId: string, address: URLSearchParams, assetIds: readonly string[]): ShopId | null;
}

const LIFE_SECONDS = 120;

/** Makes and reads links with SIGNING_KEY. */
export function createExportLinks(options: { signingKey: string; clock: Clock }): ExportLinks {
  const signatures = createSignatures("export", options);
  return {
    pathOf({ shopId, assetIds }) {
      const expires = signatures.nowSeconds() + LIFE_SECONDS;
      const signature = signatures.sign([shopId, hashOf(assetIds)], expires);
      return `/exports/${shopId}?${new URLSearchParams({ expires: String(expires), signature }).toString()}`;
    },
    read(shopId, address, assetIds) {
      const given = { expires: address.get("expires") ?? "", signature: address.get("signature") ?? "" };
      const remaining = signatures.remainingSeconds([shopId, hashOf(assetIds)], given);
      return remaining === null ? null : (shopId as ShopId);
    },
  };
}

const hashOf = (assetIds: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(assetIds)).digest("base64url");
