/**
 * Looking through what a shop has made: results with their own facts, verdicts and publications, which three rooms know.
 * Every look is bounded, whatever a filter finds; what it didn't reach is searched further when somebody asks.
 */
import type { HistoryAsked } from "./components/history-filter.ts";
import type { ShopCtx } from "./composition.server.ts";
import { type Asset, lookThroughHistory, matchHistory, readAssets } from "./domain/assets/index.server.ts";
import { MAX_LOOK, MAX_NAMED_PRODUCTS } from "./domain/assets/schemas.ts";
import { listCollectionGids } from "./domain/catalog/index.server.ts";
import { listPublishedAssetIds, summarisePublications } from "./domain/publishing/index.server.ts";
import { listNotedAssetIds, summariseVerdicts } from "./domain/review/index.server.ts";
import { OWN_SHOP } from "./domain/review/schemas.ts";
import { orThrow } from "./merchant-door.server.ts";

/**
 * How many results a page goes through after its first look, look by look: a filter that takes a fourth of them is answered
 * by the next hundred and a half, one that takes hardly any by no look.
 */
const PAGE_LOOKS = [150, 350, MAX_LOOK];
const COLLECTION_LOOKS = 20;

export interface HistoryPage {
  /** Newest first. */
  readonly assets: readonly Asset[];
  /** Key of what is older; null: there is nothing older. */
  readonly next: string | null;
  /** How far back a page looked that isn't full; null: it is full, or everything was looked at. */
  readonly searchedBackTo: Date | null;
  /** More products have such a title than are looked for. */
  readonly isTitleVague: boolean;
  /** The collection holds more products than are looked for. */
  readonly isCollectionCut: boolean;
}

/** One page of results, newest first, from before the result `before`. */
export async function findHistoryPage(
  ctx: ShopCtx,
  asked: HistoryAsked,
  { before, size }: { readonly before: string | undefined; readonly size: number },
): Promise<HistoryPage> {
  const found: string[] = [];
  const within = await productsWithin(ctx, asked);
  const sought: Sought = { asked, productGids: within.productGids };
  // Most filters fill a page with what they look at first.
  let look = await lookFurther(ctx, sought, { before, limit: size + 1 });
  found.push(...look.assetIds);
  for (const limit of PAGE_LOOKS) {
    if (found.length > size || look.lastId === null) break;
    look = await lookFurther(ctx, sought, { before: look.lastId, limit });
    found.push(...look.assetIds);
  }
  const shown = found.slice(0, size);
  const isFull = found.length > size;
  const farthest = isFull ? null : look.lastId;
  const assets = await readAssets(ctx, { assetIds: farthest === null ? shown : [...shown, farthest] });
  return {
    assets: shown.flatMap((assetId) => assets.get(assetId) ?? []),
    next: isFull ? (shown.at(-1) ?? null) : farthest,
    searchedBackTo: farthest === null ? null : (assets.get(farthest)?.createdAt ?? null),
    isTitleVague: look.isTitleVague,
    isCollectionCut: !within.isWhole,
  };
}

/** All results that are asked for, the newest `limit` at the most; `isWhole`: there are no more. */
export async function collectHistory(
  ctx: ShopCtx,
  asked: HistoryAsked,
  { limit }: { readonly limit: number },
): Promise<{ readonly assetIds: readonly string[]; readonly isWhole: boolean }> {
  const found: string[] = [];
  const { productGids, isWhole } = await productsWithin(ctx, asked);
  let before: string | null | undefined;
  for (let looks = 0; looks < COLLECTION_LOOKS && found.length <= limit && before !== null; looks++) {
    const look = await lookFurther(ctx, { asked, productGids }, { before, limit: MAX_LOOK });
    found.push(...look.assetIds);
    before = look.lastId;
  }
  return { assetIds: found.slice(0, limit), isWhole: isWhole && before === null && found.length <= limit };
}

/** The products that are asked for, as Shopify tells them now: of a collection that is gone, none. Undefined: all. */
async function productsWithin(
  ctx: ShopCtx,
  { collectionGid }: HistoryAsked,
): Promise<{ readonly productGids?: readonly string[]; readonly isWhole: boolean }> {
  if (collectionGid === undefined) return { isWhole: true };
  const listed = await listCollectionGids(ctx, { collectionGid, limit: MAX_NAMED_PRODUCTS });
  return listed.ok ? listed : { productGids: [], isWhole: true };
}

interface Sought {
  readonly asked: HistoryAsked;
  /** Of these products only. */
  readonly productGids: readonly string[] | undefined;
}

interface Look {
  readonly assetIds: readonly string[];
  readonly lastId: string | null;
  readonly isTitleVague: boolean;
}

async function lookFurther(
  ctx: ShopCtx,
  { asked, productGids }: Sought,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<Look> {
  const { tab, verdict, isPublished, collectionGid, ...own } = asked;
  const filter = {
    ...own,
    medium: tab === "videos" ? ("video" as const) : ("image" as const),
    ...(productGids && { productGids: [...productGids] }),
  };
  const list = listOf(asked);
  if (list === null) {
    const look = orThrow(
      await lookThroughHistory(ctx, {
        filter,
        limit: page.limit,
        ...(page.before !== undefined && { before: page.before }),
      }),
    );
    return { ...look, assetIds: await judged(ctx, asked, look.assetIds) };
  }
  const listed = await list(ctx, page);
  const { assetIds } = orThrow(await matchHistory(ctx, { filter, assetIds: listed }));
  return {
    assetIds: await judged(ctx, asked, assetIds),
    lastId: listed.length === page.limit ? (listed.at(-1) ?? null) : null,
    isTitleVague: false,
  };
}

/**
 * What to go through instead of all results, when that is less: what a review noted, or what was published. Null: the
 * results themselves, for which a title, a collection, a SKU, a run or the favourites are narrower still.
 */
function listOf({ title, collectionGid, sku, runId, isFavourite, verdict, isPublished }: HistoryAsked) {
  if ((title ?? collectionGid ?? sku ?? runId) !== undefined || isFavourite) return null;
  if (verdict === "warn" || verdict === "person" || verdict === "block") return listNotedAssetIds;
  return isPublished ? listPublishedAssetIds : null;
}

async function judged(
  ctx: ShopCtx,
  { verdict, isPublished }: HistoryAsked,
  assetIds: readonly string[],
): Promise<readonly string[]> {
  let left = assetIds;
  if (verdict !== undefined) {
    const verdicts = await summariseVerdicts(ctx, { assetIds: left, target: OWN_SHOP });
    left = left.filter((assetId) => verdicts.get(assetId) === verdict);
  }
  if (isPublished !== undefined) {
    const publications = await summarisePublications(ctx, { assetIds: left });
    left = left.filter((assetId) => isOnProduct(publications.get(assetId)?.status) === isPublished);
  }
  return left;
}

/** What couldn't be read back was added all the same. */
const isOnProduct = (status: string | undefined): boolean =>
  status === "published" || status === "unconfirmed";
