import type { Ctx } from "#app/platform/ctx.ts";
import type { CatalogCollection, CatalogPorts, Page } from "./ports.ts";

const PAGE_SIZE = 50;

/** One page of the shop's collections in order of their ids; `after` is the `next` of the page before. */
export function listCollections(
  ctx: Ctx<CatalogPorts>,
  { after = null }: { after?: string | null } = {},
): Promise<Page<CatalogCollection>> {
  return ctx.ports.catalog.collections({ first: PAGE_SIZE, after });
}
