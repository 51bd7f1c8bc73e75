import { type Asset, listAssets } from "#app/domain/assets/index.server.ts";
import { type ReadVerdict, readVerdicts } from "#app/domain/review/index.server.ts";
import { OWN_SHOP } from "#app/domain/review/schemas.ts";
import type { Ctx } from "#app/platform/ctx.ts";

/** A page of a run's assets together with what the review says of each for Shopify. Refuses like `listAssets`. */
export async function presentAssets(ctx: Ctx, page: { runId: string; after?: string }) {
  const listed = await listAssets(ctx, page);
  if (!listed.ok) return listed;
  const assetIds = listed.assets.map(({ assetId }) => assetId);
  const verdicts = await readVerdicts(ctx, { assetIds, target: OWN_SHOP });
  const unchecked: ReadVerdict = {
    verdict: "unchecked",
    checks: [],
    answer: null,
    seen: { reviewedAt: null, decisionId: null },
  };
  const assets = listed.assets.map((asset: Asset) => ({
    ...asset,
    ...(verdicts.get(asset.assetId) ?? unchecked),
  }));
  return { ok: true as const, assets, next: listed.next };
}
