/** Names and alt texts of publications. Pure. */
import { MAX_ALT_LENGTH } from "./schemas.ts";

/**
 * The name of a publication's file on Shopify: `{sku}_{use}_{yyyymmdd}_{short id}.{extension}`. Two publications of one
 * picture never share a name, so that a file that bears it is the effect of this publication and of no other.
 *
 * @param assetFileName the asset's own name, already safe on every file system: `{sku}_{use}_{yyyymmdd}_{n}.{extension}`
 * @param publicationId a UUID; its last ten digits become the short id
 */
export function publicationFileName(assetFileName: string, publicationId: string): string {
  const dot = assetFileName.lastIndexOf(".");
  const stem = assetFileName.slice(0, assetFileName.lastIndexOf("_"));
  return `${stem}_${publicationId.replaceAll("-", "").slice(-10)}${assetFileName.slice(dot)}`;
}

const SCENES: Readonly<Record<string, string>> = { white: "on a white background" };

/** What a screen reader says for the picture: the product's title and what surrounds it, at most 512 characters. */
export function altText({
  productTitle,
  recipe,
}: {
  productTitle: string;
  recipe: { name: string };
}): string {
  const scene = SCENES[recipe.name];
  const ending = scene ? `, ${scene}` : "";
  const title = [...productTitle].slice(0, MAX_ALT_LENGTH / 2).join("");
  return `${title}${ending}`;
}
