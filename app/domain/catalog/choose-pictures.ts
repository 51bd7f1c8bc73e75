/** Which of a product's pictures are meant. Pure. */
import type { ProductFacts, VariantFacts } from "./ports.ts";
import type { PictureChoice, ReadPicture, ReadProduct } from "./schemas.ts";

/**
 * The product as a reading keeps it, with the pictures that `choice` means:
 * - `main`: the first picture, if there is one;
 * - `all`: every picture in the product's order;
 * - `per-option`: for each value of the option, in the order of the variants, the picture of the first variant that has
 *   one of its own. A product without the option comes with its main picture.
 * Each picture comes with the SKU of the first variant that shows it, of its value where it was chosen by an option.
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
  const skus = skusByMedium(variants);
  const inOrder = images.map((image, index) =>
    withSku(
      { ...image, role: index === 0 ? "main" : "further", optionValue: null },
      skus.get(image.mediaGid),
    ),
  );
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
  for (const { options, mediaGid, sku } of variants) {
    const value = options.find(({ name }) => name.toLowerCase() === wanted)?.value;
    if (value === undefined) continue;
    const chosen = pictureByValue.get(value);
    const image = imageByGid.get(mediaGid ?? "");
    if (!chosen)
      pictureByValue.set(
        value,
        image ? withSku({ ...image, role: "option", optionValue: value }, sku) : null,
      );
    else if (chosen.sku === undefined && chosen.mediaGid === mediaGid)
      pictureByValue.set(value, withSku(chosen, sku));
  }
  if (pictureByValue.size === 0) return null;
  const values = [...pictureByValue];
  return {
    pictures: values.flatMap(([, picture]) => picture ?? []),
    valuesWithoutPicture: values.flatMap(([value, picture]) => (picture ? [] : [value])),
  };
}

/** By medium, the SKU of the first variant with one that shows it. */
function skusByMedium(variants: readonly VariantFacts[]): Map<string, string> {
  const skus = new Map<string, string>();
  for (const { mediaGid, sku } of variants)
    if (mediaGid !== null && sku !== null && !skus.has(mediaGid)) skus.set(mediaGid, sku);
  return skus;
}

const withSku = (picture: ReadPicture, sku: string | null | undefined): ReadPicture =>
  sku ? { ...picture, sku } : picture;
