import type { Ctx } from "#app/platform/ctx.ts";
import type { Refusal } from "#app/platform/errors.ts";
import { orNoSuchPage } from "./no-such-page.ts";
import type { CatalogPorts, CatalogProduct, Page } from "./ports.ts";

const PAGE_SIZE = 50;

/**
 * One page of a collection's products, in the collection's order; `after` is the `next` of the page before.
 * Refuses with `not-found` when there is no such collection, or `after` is no such cursor.
 */
export function listProducts(
  ctx: Ctx<CatalogPorts>,
  { collectionGid, after = null }: { collectionGid: string; after?: string | null },
): Promise<({ ok: true } & Page<CatalogProduct>) | Refusal<"not-found">> {
  return orNoSuchPage(ctx.ports.catalog.collectionProducts(collectionGid, { first: PAGE_SIZE, after }));
}
