/** Which of a product's pictures are meant. Pure. */
import type { ProductFacts, VariantFacts } from "./ports.ts";
import type { PictureChoice, ReadPicture, ReadProduct } from "./schemas.ts";

/**
 * The product as a reading keeps it, with the pictures that `choice` means:
 * - `main`: the first picture, if there is one;
 * - `all`: every picture in the product's order;
 * - `per-option`: for each value of the option, in the order of the variants, the picture of the first variant that has
 *   one of its own. A product without the option comes with its main picture.
 */
export function readProductOf(
  facts: ProductFacts,
  choice: PictureChoice,
  collectionGid: string | null,
): ReadProduct {
  const { images, variants, ...product } = facts;
  return { ...product, collectionGid, ...picturesOf(images, variants, choice) };
}

type Chosen = Pick<ReadProduct, "pictures" | "valuesWithoutPicture">;

function picturesOf(
  images: ProductFacts["images"],
  variants: readonly VariantFacts[],
  choice: PictureChoice,
): Chosen {
  const inOrder = images.map((image, index): ReadPicture => ({
    ...image,
    role: index === 0 ? "main" : "further",
    optionValue: null,
  }));
  if (choice.kind === "all") return { pictures: inOrder, valuesWithoutPicture: [] };
  const perOption = choice.kind === "per-option" && picturesPerValue(images, variants, choice.optionName);
  return perOption || { pictures: inOrder.slice(0, 1), valuesWithoutPicture: [] };
}

/** Null when no variant has such an option. */
function picturesPerValue(
  images: ProductFacts["images"],
  variants: readonly VariantFacts[],
  optionName: string,
): Chosen | null {
  const wanted = optionName.toLowerCase();
  const imageByGid = new Map(images.map((image) => [image.mediaGid, image]));
  const pictureByValue = new Map<string, ReadPicture | null>();
  for (const { options, mediaGid } of variants) {
    const value = options.find(({ name }) => name.toLowerCase() === wanted)?.value;
    if (value === undefined || pictureByValue.get(value)) continue;
    const image = mediaGid === null ? undefined : imageByGid.get(mediaGid);
    pictureByValue.set(value, image ? { ...image, role: "option", optionValue: value } : null);
  }
  if (pictureByValue.size === 0) return null;
  const values = [...pictureByValue];
  return {
    pictures: values.flatMap(([, picture]) => picture ?? []),
    valuesWithoutPicture: values.flatMap(([value, picture]) => (picture ? [] : [value])),
  };
}
