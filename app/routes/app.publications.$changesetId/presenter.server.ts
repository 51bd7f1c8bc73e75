/** A publication: product by product, what was added and what each product shows now. */
import { type ShopCtx, services } from "#app/composition.server.ts";
import { type Asset, readAssets } from "#app/domain/assets/index.server.ts";
import { type Changeset, readChangeset } from "#app/domain/publishing/index.server.ts";
import type { PublishedNoun } from "#app/components/words.ts";
import { orThrow } from "#app/merchant-door.server.ts";

const PAGE_SIZE = 50;

export interface ProductView {
  readonly productGid: string;
  readonly title: string;
  readonly status: Changeset["products"][number]["status"] | "unconfirmed";
  readonly failureText: string | null;
  /** For people who help; told behind "Details". */
  readonly failureCode: string | null;
  /** Media on the product before and after; null while unknown. */
  readonly mediaBefore: number | null;
  readonly mediaAfter: number | null;
  readonly pictures: readonly {
    readonly assetId: string;
    readonly src: string;
    readonly isOnProduct: boolean;
    /** How long a video is, of which `src` is the poster; null: it is a picture. */
    readonly durationMs: number | null;
  }[];
}

export interface PublicationView {
  readonly changesetId: string;
  readonly status: Changeset["status"];
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly counts: Changeset["counts"];
  /** What is added, as far as this page shows it. */
  readonly noun: PublishedNoun;
  readonly products: readonly ProductView[];
  readonly isFirstPage: boolean;
  /** Cursor of the next page of products; null on the last. */
  readonly next: string | null;
  readonly runId: string | null;
}

export async function presentPublication(
  ctx: ShopCtx,
  { changesetId, after }: { readonly changesetId: string; readonly after: string | null },
): Promise<PublicationView> {
  const { changeset } = orThrow(
    await readChangeset(ctx, { changesetId, limit: PAGE_SIZE, ...(after !== null && { after }) }),
  );
  // A cursor behind the last product, or one that was never ours: the first page is better than none.
  if (after !== null && changeset.products.length === 0)
    return presentPublication(ctx, { changesetId, after: null });
  const { pictureLinks } = await services();
  const assetIds = changeset.products.flatMap(({ steps }) => steps.map(({ assetId }) => assetId));
  const assets = await readAssets(ctx, { assetIds });
  return {
    changesetId,
    status: changeset.status,
    createdAt: changeset.createdAt.toISOString(),
    finishedAt: changeset.finishedAt?.toISOString() ?? null,
    counts: changeset.counts,
    noun: publishedNoun([...assets.values()]),
    isFirstPage: after === null,
    next: changeset.next,
    runId: assets.values().next().value?.runId ?? null,
    products: changeset.products.map(({ productGid, status, failure, before, after: media, steps }) => ({
      productGid,
      status: status === "failed" && steps.some(({ state }) => state === "attached") ? "unconfirmed" : status,
      title: assets.get(steps[0]?.assetId ?? "")?.productTitle ?? "Product",
      failureText: failure?.text ?? null,
      failureCode: failure?.code ?? null,
      mediaBefore: before?.length ?? null,
      mediaAfter: media?.length ?? null,
      pictures: steps.map(({ assetId, state }) => ({
        assetId,
        src: pictureLinks.pathOf({ shopId: ctx.shopId, assetId, variant: "small" }),
        isOnProduct: state === "attached" || state === "verified",
        durationMs: assets.get(assetId)?.durationMs ?? null,
      })),
    })),
  };
}

function publishedNoun(assets: readonly Asset[]): PublishedNoun {
  const videoCount = assets.filter(({ durationMs }) => durationMs !== null).length;
  return videoCount === 0 ? "picture" : videoCount === assets.length ? "video" : "result";
}
