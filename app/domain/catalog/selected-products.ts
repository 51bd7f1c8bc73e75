/** What a selection comes to in Shopify's terms: a search that covers it, and the ids that belong to it. */
import type { CatalogPorts, ProductList } from "./ports.ts";
import type { Selection } from "./schemas.ts";

const IDS_A_PAGE = 250;

/** A selection without what its products must lack. */
export type BaseSelection = Exclude<Selection, { lacking: unknown }>;

export function baseOf(selection: Selection): BaseSelection {
  return "lacking" in selection ? (selection.within ?? { all: true }) : selection;
}

/** A search that finds every product of the selection, and for products by name all others too. Null finds all. */
export function searchOf(base: BaseSelection): string | null {
  if ("query" in base) return base.query;
  if (!("collectionGids" in base)) return null;
  return base.collectionGids
    .map((gid) => `collection_id:${gid.slice(gid.lastIndexOf("/") + 1)}`)
    .join(" OR ");
}

export interface ListedProducts {
  /** By product id, in the selection's order. */
  readonly places: ReadonlyMap<string, { readonly position: number; readonly collectionGid: string | null }>;
  readonly goneCollectionGids: readonly string[];
}

/**
 * The ids of a selection in its order, each once: the merchant's, then collection after collection each in its own, else
 * by id. Null: there are more than `limit`.
 */
export async function listSelected(
  { catalog }: CatalogPorts,
  base: BaseSelection,
  { limit, signal }: { limit: number; signal: AbortSignal },
): Promise<ListedProducts | null> {
  const places = new Map<string, { position: number; collectionGid: string | null }>();
  const goneCollectionGids: string[] = [];
  const add = (productGids: readonly string[], collectionGid: string | null): void => {
    for (const gid of productGids)
      if (!places.has(gid)) places.set(gid, { position: places.size, collectionGid });
  };

  if ("productGids" in base) {
    add(base.productGids, null);
    return places.size > limit ? null : { places, goneCollectionGids };
  }
  const lists: readonly ProductList[] =
    "collectionGids" in base
      ? base.collectionGids.map((collectionGid) => ({ collectionGid }))
      : [{ query: searchOf(base) }];
  for (const list of lists) {
    const collectionGid = "collectionGid" in list ? list.collectionGid : null;
    let after: string | null = null;
    do {
      signal.throwIfAborted();
      const first = Math.min(IDS_A_PAGE, limit + 1);
      const page = await catalog.productGids(list, { first, after });
      if (page === null) {
        if (collectionGid !== null) goneCollectionGids.push(collectionGid);
        break;
      }
      add(page.rows, collectionGid);
      if (places.size > limit) return null;
      after = page.next;
    } while (after !== null);
  }
  return { places, goneCollectionGids };
}
