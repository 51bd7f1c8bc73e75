import { SCENIC, TRANSPARENT } from "../backdrop.ts";
import type { CheckContext } from "../check.ts";
import type { DecodedPicture } from "../decode.ts";
import { type Found, findProduct } from "../find-product.ts";
import { hexOf, plainBackdropOf } from "./ring.ts";

/**
 * Where the product is: by what was ordered behind it, or, of a file that wasn't made here, by the backdrop that its
 * border shows. On a backdrop that is not plain nobody says where it is.
 */
export function productOf(picture: DecodedPicture, context: CheckContext): Found {
  if (!context.isForeign) return findProduct(picture, context);
  const plain = plainBackdropOf(picture);
  const backdrop = plain ? hexOf(plain) : picture.channels === 4 ? TRANSPARENT : SCENIC;
  return findProduct(picture, { ...context, backdrop });
}
