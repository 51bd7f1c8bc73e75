/** History: a page of results as the address asks for them, and the ZIPs that are prepared or kept. */
import { z } from "zod";
import { type HistoryAsked, historyAsked } from "#app/components/history-filter.ts";
import type { ShopCtx } from "#app/composition.server.ts";
import { listDownloads } from "#app/domain/assets/index.server.ts";
import type { Download } from "#app/domain/assets/schemas.ts";
import { findHistoryPage } from "#app/history.server.ts";
import { type PictureView, presentPictures } from "#app/pictures.server.ts";

const PAGE_SIZE = 48;
const SHOWN_DOWNLOADS = 5;

export interface HistoryTile extends PictureView {
  readonly isFavourite: boolean;
  /** What tells it from others of its product. */
  readonly facts: string;
}

export interface DownloadView extends Omit<Download, "createdAt" | "expiresAt"> {
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface HistoryView {
  readonly asked: HistoryAsked;
  readonly tiles: readonly HistoryTile[];
  readonly isFirstPage: boolean;
  /** Key of what is older; null: there is nothing older. */
  readonly next: string | null;
  /** How far back was looked when that is all; null: the page is full, or there is nothing older. */
  readonly searchedBackTo: string | null;
  readonly isTitleVague: boolean;
  readonly isCollectionCut: boolean;
  readonly downloads: readonly DownloadView[];
}

export async function presentHistory(ctx: ShopCtx, query: URLSearchParams): Promise<HistoryView> {
  const asked = historyAsked(query);
  const before = z.uuid().safeParse(query.get("before")).data;
  const page = await findHistoryPage(ctx, asked, { before, size: PAGE_SIZE });
  const pictures = await presentPictures(ctx, page.assets);
  const byId = new Map(page.assets.map((asset) => [asset.assetId, asset]));
  return {
    asked,
    tiles: pictures.flatMap((picture) => {
      const asset = byId.get(picture.assetId);
      if (!asset) return [];
      const { favouriteAt, sku, optionValue } = asset;
      return {
        ...picture,
        isFavourite: favouriteAt !== null,
        facts: [sku, optionValue].filter(Boolean).join(", "),
      };
    }),
    isFirstPage: before === undefined,
    next: page.next,
    searchedBackTo: page.searchedBackTo?.toISOString() ?? null,
    isTitleVague: page.isTitleVague,
    isCollectionCut: page.isCollectionCut,
    downloads: await presentDownloads(ctx),
  };
}

/** The shop's newest ZIPs. */
export async function presentDownloads(ctx: ShopCtx): Promise<DownloadView[]> {
  const downloads = await listDownloads(ctx, { limit: SHOWN_DOWNLOADS });
  return downloads.map(({ createdAt, expiresAt, ...download }) => ({
    ...download,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}
