import { SCENIC, TRANSPARENT } from "../backdrop.ts";
import type { PictureFacts } from "../check.ts";
import type { DecodedPicture } from "../decode.ts";
import { type Found, findProduct } from "../find-product.ts";
import { hexOf, plainBackdropOf } from "./ring.ts";

/** What is behind the product: what was ordered, or, of a file that wasn't made here, what its border shows. */
export function backdropBehind(picture: DecodedPicture, { backdrop, isForeign }: PictureFacts): string {
  if (!isForeign) return backdrop;
  const plain = plainBackdropOf(picture);
  if (plain) return hexOf(plain);
  return picture.channels === 4 ? TRANSPARENT : SCENIC;
}

/** Where the product is, by what is behind it. On a backdrop that is not plain nobody says where it is. */
export const productOf = (picture: DecodedPicture, facts: PictureFacts): Found =>
  findProduct(picture, { ...facts, backdrop: backdropBehind(picture, facts) });
