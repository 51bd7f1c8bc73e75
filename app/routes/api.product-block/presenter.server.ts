/** The block on a product's page in Shopify admin: its latest results, what waits for a look, and the balance. */
import { type ShopCtx, services } from "#app/composition.server.ts";
import { listProductAssets } from "#app/domain/assets/index.server.ts";
import { readBalance } from "#app/domain/credits/index.server.ts";
import type { PublicationStatus } from "#app/domain/publishing/schemas.ts";
import type { Verdict } from "#app/domain/review/schemas.ts";
import { type PictureView, presentPictures } from "#app/pictures.server.ts";

const LATEST_RESULTS = 6;
/** What is looked at for results that wait: it bounds the work, whatever was made of the product so far. */
const LOOKED_AT = 100;

/** A result; the extension has the words for its states. */
export interface ProductResult {
  readonly assetId: string;
  /** Signed address of its picture, or of a video's still. */
  readonly pictureUrl: string;
  /** How long a video is; null: it is a picture. */
  readonly durationMs: number | null;
  readonly verdict: Verdict;
  readonly publication: PublicationStatus | null;
  /** Its page in the app. */
  readonly path: string;
}

export interface ProductBlock {
  readonly ok: true;
  /** Newest first. */
  readonly results: readonly ProductResult[];
  /** Of the product's newest results: how many ask for a person, and the page of the newest of these. */
  readonly waiting: { readonly count: number; readonly path: string } | null;
  readonly balance: { readonly availableCredits: number; readonly heldCredits: number };
}

/** A product of another shop, or one that doesn't exist, has no results. */
export async function presentProductBlock(ctx: ShopCtx, productGid: string): Promise<ProductBlock> {
  const { env } = await services();
  const assets = await listProductAssets(ctx, { productGid, limit: LOOKED_AT });
  const pictures = await presentPictures(ctx, assets);
  const waiting = pictures.filter(isWaiting);
  const { availableCredits, heldCredits } = await readBalance(ctx);
  return {
    ok: true,
    results: pictures.slice(0, LATEST_RESULTS).flatMap((picture) => {
      const { assetId, src, durationMs, verdict, publication } = picture;
      if (src === null) return [];
      const pictureUrl = new URL(src, env.SHOPIFY_APP_URL).href;
      return { assetId, pictureUrl, durationMs, verdict, publication, path: pathOf(picture) };
    }),
    waiting: waiting[0] ? { count: waiting.length, path: pathOf(waiting[0]) } : null,
    balance: { availableCredits, heldCredits },
  };
}

const pathOf = ({ assetId }: PictureView): string => `/app/results/${assetId}`;

/** What is on its product, or on its way there, is no longer to be decided. */
const isWaiting = ({ verdict, publication }: PictureView): boolean =>
  verdict === "person" && (publication === null || publication === "failed" || publication === "undone");
