import type { ShopId } from "#app/platform/ids.ts";
import type { JobControl, JobHandler } from "#app/platform/jobs/jobs.ts";
import type { PublishingCtx } from "../ctx.ts";
import { publishProduct, settleProduct } from "../publish-product.ts";
import type { PublishProductPayload } from "./publish-product.ts";

/** Publishes one product. `ctxFor` opens a shop's ctx, with the system as its actor. */
export function publishProductOf(
  ctxFor: (shopId: ShopId) => PublishingCtx,
): JobHandler<PublishProductPayload> {
  return async ({ shopId, changesetId, productGid }, control) =>
    publishProduct(
      { ...ctxFor(shopId), log: control.log.child({ shopId, changesetId, productGid }) },
      { changesetId, productGid },
      control,
    );
}

/** Ends a product whose job was tried to the end, so that its changeset ends too. */
export function settleDeadProduct(
  ctxFor: (shopId: ShopId) => PublishingCtx,
): (payload: PublishProductPayload, control: JobControl) => Promise<void> {
  return async ({ shopId, changesetId, productGid }, control) =>
    settleProduct(
      { ...ctxFor(shopId), log: control.log.child({ shopId, changesetId, productGid }) },
      { changesetId, productGid },
    );
}
