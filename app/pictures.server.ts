/** Results as pages show them: a picture's signed address, its verdict, and how far its publication is. */
import type { ShopCtx } from "./composition.server.ts";
import { services } from "./composition.server.ts";
import type { Asset } from "./domain/assets/index.server.ts";
import { summarisePublications } from "./domain/publishing/index.server.ts";
import type { PublicationStatus } from "./domain/publishing/schemas.ts";
import { summariseVerdicts } from "./domain/review/index.server.ts";
import { OWN_SHOP } from "./domain/review/schemas.ts";
import type { Verdict } from "./domain/review/schemas.ts";
import { inOneTransaction } from "./platform/ctx.ts";

export interface PictureView {
  readonly assetId: string;
  readonly itemId: string;
  readonly title: string;
  /** Null: it was deleted. */
  readonly src: string | null;
  /** How long a video is; null: it is a picture. */
  readonly durationMs: number | null;
  readonly verdict: Verdict;
  /** Null for a picture that was never to be published. */
  readonly publication: PublicationStatus | null;
}

/** Results in the given order, each with what its tile shows. */
export async function presentPictures(ctx: ShopCtx, assets: readonly Asset[]): Promise<PictureView[]> {
  const { pictureLinks } = await services();
  const assetIds = assets.map(({ assetId }) => assetId);
  const { verdicts, publications } = await inOneTransaction(ctx, async (one) => ({
    verdicts: await summariseVerdicts(one, { assetIds, target: OWN_SHOP }),
    publications: await summarisePublications(one, { assetIds }),
  }));
  return assets.map(({ assetId, itemId, productTitle, durationMs, deletedAt }) => ({
    assetId,
    itemId,
    title: productTitle,
    src: deletedAt === null ? pictureLinks.pathOf({ shopId: ctx.shopId, assetId, variant: "small" }) : null,
    durationMs,
    verdict: verdicts.get(assetId) ?? "unchecked",
    publication: publications.get(assetId)?.status ?? null,
  }));
}
