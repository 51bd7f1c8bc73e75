import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { orNoSuchPage } from "./no-such-page.ts";
import type { CatalogPorts, Page } from "./ports.ts";

/** Shopify's largest page of ids. */
const PAGE_SIZE = 250;

/**
 * The ids of a collection's products in the collection's order, the first `limit` at the most; `isWhole`: there are no
 * more. Asks Shopify once for each 250.
 * Refuses with `not-found` when there is no such collection, or it changed so much meanwhile that its list can't be read on.
 */
export async function listCollectionGids(
  ctx: Ctx<CatalogPorts>,
  { collectionGid, limit }: { readonly collectionGid: string; readonly limit: number },
): Promise<{ ok: true; productGids: readonly string[]; isWhole: boolean } | Refusal<"not-found">> {
  const productGids: string[] = [];
  let after: string | null = null;
  do {
    const first = Math.min(PAGE_SIZE, limit - productGids.length);
    const page: ({ ok: true } & Page<string>) | Refusal<"not-found"> = await orNoSuchPage(
      ctx.ports.catalog.productGids({ collectionGid }, { first, after }),
    );
    if (!page.ok) return refuse("not-found");
    productGids.push(...page.rows);
    after = page.next;
  } while (after !== null && productGids.length < limit);
  return { ok: true, productGids, isWhole: after === null };
}
