import type { ShopId } from "#app/platform/ids.ts";
import type { JobHandler } from "#app/platform/jobs/jobs.ts";
import type { PublishingCtx } from "../ctx.ts";
import { publishProducts, settleProducts } from "../publish-products.ts";
import type { PublishProductsPayload } from "./publish-products.ts";

/** Publishes a batch of products. `ctxFor` opens a shop's ctx, with the system as its actor. */
export function publishProductsOf(
  ctxFor: (shopId: ShopId) => PublishingCtx,
): JobHandler<PublishProductsPayload> {
  return async ({ shopId, changesetId, productGids }, control) =>
    publishProducts(
      { ...ctxFor(shopId), log: control.log.child({ shopId, changesetId }) },
      { changesetId, productGids },
      control,
    );
}

/** Ends products whose job was tried to the end, so that their changeset ends too. */
export function settleDeadProducts(
  ctxFor: (shopId: ShopId) => PublishingCtx,
): JobHandler<PublishProductsPayload> {
  return async ({ shopId, changesetId, productGids }, control) =>
    settleProducts(
      { ...ctxFor(shopId), log: control.log.child({ shopId, changesetId }) },
      { changesetId, productGids },
    );
}
