import type { ShopId } from "#app/platform/ids.ts";
import type { JobHandler } from "#app/platform/jobs/jobs.ts";
import { checkProducts, giveUpChecking } from "../check-products.ts";
import type { PublishingCtx } from "../ctx.ts";
import type { CheckPlanPayload } from "./check-plan.ts";

/** Looks at products of a plan. `ctxFor` opens a shop's ctx, with the system as its actor. */
export const checkPlanOf =
  (ctxFor: (shopId: ShopId) => PublishingCtx): JobHandler<CheckPlanPayload> =>
  async ({ shopId, changesetId, productGids }, control) =>
    checkProducts(
      { ...ctxFor(shopId), log: control.log.child({ shopId, changesetId }) },
      { changesetId, productGids },
    );

/** Says of products that couldn't be looked at that they couldn't. */
export const settleDeadCheck =
  (ctxFor: (shopId: ShopId) => PublishingCtx): JobHandler<CheckPlanPayload> =>
  async ({ shopId, changesetId, productGids }, control) =>
    giveUpChecking(
      { ...ctxFor(shopId), log: control.log.child({ shopId, changesetId }) },
      { changesetId, productGids },
    );
