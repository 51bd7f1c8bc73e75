import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { CatalogPorts } from "./ports.ts";
import { MAX_READ_PRODUCTS, searchSchema } from "./schemas.ts";

/**
 * How many products a search in Shopify's syntax finds; `isExact` is false when there are more than that.
 * Refuses with `invalid-input`, and with `search-not-understood` when Shopify passes over a part of the search: what it
 * finds then is not what was meant.
 */
export async function countProducts(
  ctx: Ctx<CatalogPorts>,
  { query }: { readonly query: string },
): Promise<
  | { ok: true; count: number; isExact: boolean }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"search-not-understood", { problem: string }>
> {
  const search = searchSchema.safeParse(query);
  if (!search.success) return refuse("invalid-input", { problem: "the search is empty or too long" });
  const { count, isExact, warnings } = await ctx.ports.catalog.countProducts(search.data, {
    limit: MAX_READ_PRODUCTS,
  });
  const [problem] = warnings;
  return problem === undefined ? { ok: true, count, isExact } : refuse("search-not-understood", { problem });
}
