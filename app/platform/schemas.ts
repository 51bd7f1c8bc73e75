/** Browser-safe pieces of inputs that every room shares: what Shopify and the database can hold. No database, no IO. */
import { z } from "zod";

/** Largest number of a 32-bit column. */
export const MAX_INT4 = 2_147_483_647;
/** Shopify numbers its things with signed 64-bit integers. */
const MAX_SHOPIFY_ID = 2n ** 63n - 1n;

/** Text that the database can hold: PostgreSQL knows no NUL, and half a surrogate pair is no character. */
export const storableText = () =>
  z.string().refine((text) => text.isWellFormed() && !text.includes("\0"), "holds characters that are none");

/** White space, and characters that show nothing: zero-width ones, directions, fillers. Source: Unicode, `Default_Ignorable_Code_Point`; the Braille blank isn't among them. */
const SHOWS_NOTHING = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Whether nobody could read it: it is empty, or has nothing but characters that show nothing. */
export const isBlank = (text: string): boolean => SHOWS_NOTHING.test(text);

/** The gid of a Shopify thing, as Shopify writes it: `gid://shopify/Product/123`. */
export function gidSchema(type: "Product" | "Collection" | "AppPurchaseOneTime" | "AppSubscription") {
  const form = new RegExp(`^gid://shopify/${type}/([1-9]\\d{0,18})$`);
  return z.string().refine((gid) => {
    const [, id] = form.exec(gid) ?? [];
    return id !== undefined && BigInt(id) <= MAX_SHOPIFY_ID;
  }, `is no ${type} of Shopify`);
}
