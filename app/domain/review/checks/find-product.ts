import { colourOf, SCENIC, TRANSPARENT } from "./backdrop.ts";
import type { CheckContext, PictureBox, PictureFacts } from "./check.ts";
import { claimedBox, confirmedSides } from "./claimed-box.ts";
import type { DecodedPicture } from "./decode.ts";
import { confirmClaimedSides, findOpaqueBox, findProductBox } from "./product-box.ts";

/** Where the product is, and who says so; `none`: the pixels hold none; `unknown`: neither pixels nor engine tell. */
export type Found =
  | { readonly by: "pixels"; readonly box: PictureBox }
  | { readonly by: "engine"; readonly box: PictureBox; readonly confirmedSides: number }
  | { readonly by: "none" }
  | { readonly by: "unknown" };

/** Several checks, for several places, ask the same of a picture: it is looked for once. */
const known = new WeakMap<DecodedPicture, Map<string, Found>>();

/**
 * Finds the product: on a plain backdrop from the pixels, where the engine's claim can only add a side so pale that they
 * do not settle it; on a clear one from what is opaque; in a scene, where any pixel may be backdrop, by the engine's
 * claim, as far as the pixels do not refute it.
 * @throws RangeError for a backdrop that nobody understands
 */
export function findProduct(picture: DecodedPicture, { backdrop, evidence }: PictureFacts): Found {
  const ofPicture = known.get(picture) ?? new Map<string, Found>();
  known.set(picture, ofPicture);
  const key = `${backdrop} ${String(evidence["productBox"])}`;
  const found = ofPicture.get(key) ?? look(picture, backdrop, evidence);
  ofPicture.set(key, found);
  return found;
}

function look(picture: DecodedPicture, backdrop: string, evidence: CheckContext["evidence"]): Found {
  const claimed = claimedBox(evidence, picture);
  if (backdrop === SCENIC) {
    if (claimed === undefined) return { by: "unknown" };
    const sides = confirmedSides(picture, claimed);
    return sides === 0 ? { by: "none" } : { by: "engine", box: claimed, confirmedSides: sides };
  }
  if (backdrop === TRANSPARENT) {
    const box = findOpaqueBox(picture);
    return box === undefined ? { by: "none" } : { by: "pixels", box };
  }
  const colour = colourOf(backdrop);
  const measured = findProductBox(picture, colour);
  if (measured === undefined) return { by: "none" };
  return { by: "pixels", box: confirmClaimedSides(picture, colour, measured, claimed) };
}
