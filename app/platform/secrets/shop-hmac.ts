/** The name under which a shop is remembered after its data was deleted. */
import { createHmac } from "node:crypto";

const SHOP_GID = /^gid:\/\/shopify\/Shop\/\d+$/;

/**
 * The keyed hash of a shop's gid, 64 hexadecimal digits. It finds a returning shop again but, without SIGNING_KEY, says
 * nothing about which shop it is. Changing SIGNING_KEY would make every shop a stranger.
 * @throws Error when `shopGid` is not a shop's gid (a bug).
 */
export function hmacShopGid(shopGid: string, signingKey: string): string {
  if (!SHOP_GID.test(shopGid)) throw new Error("A shop's gid looks like gid://shopify/Shop/1.");
  // The prefix keeps this use of the key apart from every other one.
  return createHmac("sha256", signingKey).update(`shop-gid:${shopGid}`).digest("hex");
}
