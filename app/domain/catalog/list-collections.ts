import type { Ctx } from "#app/platform/ctx.ts";
import type { Refusal } from "#app/platform/errors.ts";
import { orNoSuchPage } from "./no-such-page.ts";
import type { CatalogCollection, CatalogPorts, Page } from "./ports.ts";

const PAGE_SIZE = 50;

/**
 * One page of the shop's collections in order of their ids; `after` is the `next` of the page before.
 * Refuses with `not-found` when `after` is no such cursor.
 */
export function listCollections(
  ctx: Ctx<CatalogPorts>,
  { after = null }: { after?: string | null } = {},
): Promise<({ ok: true } & Page<CatalogCollection>) | Refusal<"not-found">> {
  return orNoSuchPage(ctx.ports.catalog.collections({ first: PAGE_SIZE, after }));
}
