/** What a screen reader says for a published picture. Pure. */

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
