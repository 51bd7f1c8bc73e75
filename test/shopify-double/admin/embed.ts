import { createHash, createHmac } from "node:crypto";
import { systemClock } from "../clock.ts";
import type { DoubleContext } from "../context.ts";
import type { FileRow, ShopRow } from "../database.ts";
import { ADMIN_HOST, APP_HOST } from "../hosts.ts";
import { mintSessionToken } from "../tokens.ts";

/** The app's handle in addresses of the admin; its API key stands for it as well. */
export const APP_HANDLE = "productstudio";
export const APP_NAME = "ProductStudio";
/**
 * The merchant's language. Shopify keeps it with their account; here it is their browser's.
 *
 * @param accepted - `Accept-Language` of a request for a page of the admin
 */
export const localeOf = (accepted: string | undefined): string =>
  /^[a-z]{2,3}/i.exec(accepted ?? "")?.[0].toLowerCase() ?? "en";

/** What Shopify adds to the address of the app's frame; the admin's address bar never shows it. */
const EMBED_PARAMETERS = [
  "appLoadId",
  "embedded",
  "hmac",
  "host",
  "id_token",
  "locale",
  "protocol",
  "session",
  "shop",
  "timestamp",
] as const;

export function storeOf(shop: ShopRow): string {
  return shop.domain.replace(".myshopify.com", "");
}

/** Where the admin has a small picture of a file. */
export function thumbnailPath(file: FileRow, shop: ShopRow): string {
  return `/store/${storeOf(shop)}/host/thumbnails/${file.id}`;
}

/** The `host` parameter: the admin's address of the store. */
export function hostParameter(shop: ShopRow): string {
  return Buffer.from(`${ADMIN_HOST}/store/${storeOf(shop)}`)
    .toString("base64")
    .replace(/=+$/, "");
}

/**
 * The address of the app's frame, signed as Shopify signs it.
 *
 * @param path - the app's own path, as it stands in the admin's address after the app's handle
 * @param query - the app's own parameters; those of Shopify are replaced
 * @param locale - the merchant's language
 */
export async function appFrameUrl(
  context: DoubleContext,
  shop: ShopRow,
  path: string,
  query: URLSearchParams,
  locale: string,
): Promise<string> {
  const parameters = new URLSearchParams(query);
  for (const name of EMBED_PARAMETERS) parameters.delete(name);
  const embedding = {
    embedded: "1",
    host: hostParameter(shop),
    id_token: await mintSessionToken(context, shop),
    locale,
    session: createHash("sha256").update(`session of ${shop.domain}`).digest("hex"),
    shop: shop.domain,
    timestamp: String(Math.floor(systemClock.now() / 1000)),
  };
  for (const [name, value] of Object.entries(embedding)) parameters.set(name, value);
  parameters.sort();
  const signed = [...parameters].map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  const hmac = createHmac("sha256", context.apiSecret).update(signed).digest("hex");
  parameters.set("hmac", hmac);
  const url = new URL(`https://${APP_HOST}/`);
  // Set as a path: resolved as an address, "//elsewhere" would leave the app.
  url.pathname = path;
  url.search = parameters.toString();
  return url.href;
}
