import type { Ctx } from "#app/platform/ctx.ts";
import { readProductOf } from "./choose-pictures.ts";
import type { CatalogPorts } from "./ports.ts";
import { MAX_PRODUCTS_AT_ONCE, type PictureChoice, type ReadProduct } from "./schemas.ts";

/**
 * Some products with the pictures that are meant, as Shopify shows them now, in the order asked for; those that are gone
 * are left out.
 *
 * @param input at most 250 products
 * @throws Error when there are more (a bug: that is what readings are for)
 */
export async function readPicturesNow(
  ctx: Ctx<CatalogPorts>,
  { productGids, pictures }: { readonly productGids: readonly string[]; readonly pictures: PictureChoice },
): Promise<ReadProduct[]> {
  if (productGids.length > MAX_PRODUCTS_AT_ONCE) throw new Error("too many products to be read at once");
  const facts = await ctx.ports.catalog.productFacts([...new Set(productGids)], {
    allVariants: pictures.kind === "per-option",
  });
  return facts.map((product) => readProductOf(product, pictures, null));
}
