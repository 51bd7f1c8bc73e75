import type { Ctx } from "#app/platform/ctx.ts";
import type { CatalogPorts, CatalogProduct, Page } from "./ports.ts";
import { selectionSchema, type Selection } from "./schemas.ts";

/** Products per request: large enough to be quick, small enough that one page costs a fraction of Shopify's bucket. */
const PAGE_SIZE = 50;

/**
 * Reads the chosen products page by page, each product once. Products that are gone come as nothing, a collection that
 * is gone as no products; the next page is read only when it is asked for. What a search finds, and products that lack
 * something, are read by `startReading` alone and come as nothing here.
 *
 * @param selection products in that order, collections one after the other each in its own order, or all
 * @throws ZodError when the selection is malformed (parse input with selectionSchema first)
 */
export async function* readSelection(
  ctx: Ctx<CatalogPorts>,
  selection: Selection,
): AsyncGenerator<readonly CatalogProduct[], void, undefined> {
  const wanted = selectionSchema.parse(selection);
  const { catalog } = ctx.ports;
  if ("productGids" in wanted) {
    const productGids = [...new Set(wanted.productGids)];
    for (let start = 0; start < productGids.length; start += PAGE_SIZE)
      yield await catalog.productsByGid(productGids.slice(start, start + PAGE_SIZE));
    return;
  }
  const seen = new Set<string>();
  for (const readPage of listsOf(wanted)) {
    for (
      let page = await readPage(null);
      page;
      page = page.next === null ? null : await readPage(page.next)
    ) {
      // A product that the merchant moves while we read may show up on two pages.
      const rows = page.rows.filter((product) => !seen.has(product.productGid));
      for (const product of rows) seen.add(product.productGid);
      yield rows;
    }
  }

  function listsOf(lists: Selection): ((after: string | null) => Promise<Page<CatalogProduct> | null>)[] {
    if ("all" in lists) return [(after) => catalog.products({ first: PAGE_SIZE, after })];
    if (!("collectionGids" in lists)) return [];
    return lists.collectionGids.map(
      (gid) => (after) => catalog.collectionProducts(gid, { first: PAGE_SIZE, after }),
    );
  }
}
