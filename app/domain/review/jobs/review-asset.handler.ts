import type { Ctx } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobHandler } from "#app/platform/jobs/jobs.ts";
import { checkAsset } from "../check-asset.ts";
import type { ReviewPorts } from "../ports.ts";
import type { ReviewAssetPayload } from "./review-asset.ts";

/** Checks one picture for all its places. An asset that is gone (its shop was redacted) needs no review. */
export function reviewAsset(ctxFor: (shopId: ShopId) => Ctx<ReviewPorts>): JobHandler<ReviewAssetPayload> {
  return async ({ shopId, assetId, targets }, control) => {
    const checked = await checkAsset({ ...ctxFor(shopId), log: control.log }, { assetId, targets });
    if (!checked.ok) control.log.warn({ shopId, assetId }, "the picture to be reviewed is gone");
  };
}
