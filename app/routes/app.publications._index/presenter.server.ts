/** Every publication and plan of the shop, newest first, page by page. */
import { z } from "zod";
import { type ShopCtx, services } from "#app/composition.server.ts";
import { readAssets } from "#app/domain/assets/index.server.ts";
import { type ChangesetSummary, listChangesets } from "#app/domain/publishing/index.server.ts";
import { orThrow } from "#app/merchant-door.server.ts";

const PAGE_SIZE = 20;

export interface PublicationsView {
  readonly publications: readonly (Pick<
    ChangesetSummary,
    "changesetId" | "status" | "pauseReason" | "counts" | "undoCounts" | "resultCount"
  > & {
    readonly createdAt: string;
    readonly startsAt: string | null;
    /** One of its results, with its product; null when there is none. */
    readonly example: { readonly src: string | null; readonly title: string } | null;
  })[];
  readonly isFirstPage: boolean;
  /** Key of the next page; null on the last. */
  readonly next: string | null;
}

/** An address whose key is none, or is behind the last publication, shows the first page. */
export async function presentPublications(ctx: ShopCtx, before: string | null): Promise<PublicationsView> {
  const key = z.uuid().safeParse(before).data;
  const { changesets, next } = orThrow(
    await listChangesets(ctx, { limit: PAGE_SIZE, ...(key && { before: key }) }),
  );
  if (key && changesets.length === 0) return presentPublications(ctx, null);
  const { pictureLinks } = await services();
  const assetIds = changesets.flatMap(({ exampleAssetId }) => exampleAssetId ?? []);
  const assets = await readAssets(ctx, { assetIds });
  return {
    publications: changesets.map(({ exampleAssetId, createdAt, startsAt, ...changeset }) => {
      const asset = exampleAssetId === null ? undefined : assets.get(exampleAssetId);
      return {
        ...changeset,
        createdAt: createdAt.toISOString(),
        startsAt: startsAt?.toISOString() ?? null,
        example: asset
          ? {
              src: asset.deletedAt
                ? null
                : pictureLinks.pathOf({ shopId: ctx.shopId, assetId: asset.assetId, variant: "small" }),
              title: asset.productTitle,
            }
          : null,
      };
    }),
    isFirstPage: key === undefined,
    next,
  };
}
