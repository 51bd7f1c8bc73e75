/** Names and alt texts of publications. Pure. */

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

/** Leaves room for the scene within Shopify's 512 characters, even when each of these counts as two. */
const MAX_TITLE_LENGTH = 240;

const SCENES: Readonly<Record<string, string>> = {
  white: "on a white background",
  studio: "in a studio",
  pedestal: "on a pedestal",
  arch: "in front of an arch",
  wood: "on a wooden table",
  marble: "on a marble top",
  fabric: "on linen",
  winter: "in the snow",
  summer: "in summer light",
};

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
  const title = [...productTitle].slice(0, MAX_TITLE_LENGTH).join("");
  return `${title}${ending}`;
}
