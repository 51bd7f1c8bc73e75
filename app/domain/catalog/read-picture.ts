import type { Ctx } from "#app/platform/ctx.ts";
import type { CatalogPorts, PictureRead } from "./ports.ts";
import { MAX_PICTURE_BYTES } from "./schemas.ts";

/**
 * Downloads a product's picture from Shopify's CDN. The bytes are hostile until they are decoded.
 *
 * Refused with picture-gone, picture-too-large (more than 20 MB, however it is announced), picture-address-refused (any
 * address but the CDN's, any redirect) or picture-unreachable (no answer in time; later may work).
 *
 * @param url the `mainPicture.url` of a product
 */
export function readPicture(
  ctx: Ctx<CatalogPorts>,
  { url, signal }: { url: string; signal?: AbortSignal },
): Promise<PictureRead> {
  return ctx.ports.catalog.readPicture(url, { maxBytes: MAX_PICTURE_BYTES, ...(signal && { signal }) });
}
