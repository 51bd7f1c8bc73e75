/** Results as pages show them: a picture's signed address, its verdict, and whether it is published. */
import type { ShopCtx } from "./composition.server.ts";
import { services } from "./composition.server.ts";
import { type Asset, listAssets } from "./domain/assets/index.server.ts";
import { readPublications } from "./domain/publishing/index.server.ts";
import { readVerdicts } from "./domain/review/index.server.ts";
import type { Verdict } from "./domain/review/schemas.ts";
import { orThrow } from "./merchant-door.server.ts";

export interface PictureView {
  readonly assetId: string;
  readonly itemId: string;
  readonly title: string;
  readonly src: string;
  readonly verdict: Verdict;
  readonly isPublished: boolean;
}

/** Results in the given order, each with what its tile shows. */
export async function presentPictures(ctx: ShopCtx, assets: readonly Asset[]): Promise<PictureView[]> {
  const { pictureLinks } = await services();
  const states = await readStates(ctx, assets);
  return assets.map(({ assetId, itemId, productTitle }) => ({
    assetId,
    itemId,
    title: productTitle,
    src: pictureLinks.pathOf({ shopId: ctx.shopId, assetId, variant: "small" }),
    ...states(assetId),
  }));
}

async function readStates(ctx: ShopCtx, assets: readonly Asset[]) {
  const assetIds = assets.map(({ assetId }) => assetId);
  const verdicts = await readVerdicts(ctx, { assetIds, target: "shopify" });
  const publications = await readPublications(ctx, { assetIds });
  return (assetId: string): { verdict: Verdict; isPublished: boolean } => {
    const publication = publications.get(assetId);
    return {
      verdict: verdicts.get(assetId)?.verdict ?? "unchecked",
      isPublished: publication !== undefined && publication.state !== "failed",
    };
  };
}

/** A run's results by what can be done with them. */
export interface Readiness {
  /** Passed and not published yet. */
  readonly passed: readonly string[];
  /** Waiting for a person's answer. */
  readonly toLookAt: readonly string[];
  /** Checks are still running. */
  readonly uncheckedCount: number;
  readonly publishedCount: number;
}

/** Looks at every result of a run, page by page. */
export async function readyToPublish(ctx: ShopCtx, runId: string): Promise<Readiness> {
  const passed: string[] = [];
  const toLookAt: string[] = [];
  let uncheckedCount = 0;
  let publishedCount = 0;
  let after: string | null = null;
  do {
    const page: { assets: Asset[]; next: string | null } = orThrow(
      await listAssets(ctx, { runId, limit: 250, ...(after !== null && { after }) }),
    );
    const states = await readStates(ctx, page.assets);
    for (const { assetId } of page.assets) {
      const { verdict, isPublished } = states(assetId);
      if (isPublished) publishedCount++;
      else if (verdict === "pass" || verdict === "warn") passed.push(assetId);
      else if (verdict === "person") toLookAt.push(assetId);
      else if (verdict === "unchecked") uncheckedCount++;
    }
    after = page.next;
  } while (after !== null);
  return { passed, toLookAt, uncheckedCount, publishedCount };
}
