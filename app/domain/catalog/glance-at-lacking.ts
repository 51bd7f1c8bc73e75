import type { Ctx } from "#app/platform/ctx.ts";
import { type LackingGlance, lackingAmong } from "./lacking.ts";
import type { CatalogPorts } from "./ports.ts";
import { MAX_PRODUCTS_AT_ONCE } from "./schemas.ts";

/**
 * Which of the shop's newest 250 products have fewer than two pictures, without a reading: one cheap question. Each that is
 * named does lack; one whose second medium is a video is missed, and a reading finds it.
 *
 * @param examplePx the longest side that a picture needs before its product can be tried
 * @throws AdminUnavailableError when Shopify doesn't answer in time, ShopAccessError
 */
export async function glanceAtLacking(
  ctx: Ctx<CatalogPorts>,
  { examplePx }: { readonly examplePx: number },
): Promise<LackingGlance> {
  const { rows, next } = await ctx.ports.catalog.newestProducts({ first: MAX_PRODUCTS_AT_ONCE });
  return lackingAmong(rows, { isAll: next === null, examplePx });
}
