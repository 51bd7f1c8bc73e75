import type { ShopId } from "#app/platform/ids.ts";
import type { JobHandler } from "#app/platform/jobs/jobs.ts";
import type { PublishingCtx } from "../ctx.ts";
import { settleUndo, undoBatch } from "../undo-batch.ts";
import type { UndoProductsPayload } from "./undo-products.ts";

/** Undoes a publication on a batch of products. `ctxFor` opens a shop's ctx, with the system as its actor. */
export const undoProductsOf =
  (ctxFor: (shopId: ShopId) => PublishingCtx): JobHandler<UndoProductsPayload> =>
  async ({ shopId, changesetId, productGids }, control) =>
    undoBatch(
      { ...ctxFor(shopId), log: control.log.child({ shopId, changesetId }) },
      { changesetId, productGids },
      control,
    );

/** Says of products whose job was tried to the end that they weren't undone. */
export const settleDeadUndo =
  (ctxFor: (shopId: ShopId) => PublishingCtx): JobHandler<UndoProductsPayload> =>
  async ({ shopId, changesetId, productGids }, control) =>
    settleUndo(
      { ...ctxFor(shopId), log: control.log.child({ shopId, changesetId }) },
      { changesetId, productGids },
    );
