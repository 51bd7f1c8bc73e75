import type { ShopId } from "#app/platform/ids.ts";
import type { JobControl, JobHandler } from "#app/platform/jobs/jobs.ts";
import type { GenerationCtx } from "../ctx.ts";
import { makeItem, settleItem } from "../make-item.ts";
import type { GenerateItemPayload } from "./generate-item.ts";

/** Makes one item. `ctxFor` opens a shop's ctx, with the system as its actor. */
export function generateItem(ctxFor: (shopId: ShopId) => GenerationCtx): JobHandler<GenerateItemPayload> {
  return async ({ shopId, itemId }, control) =>
    makeItem({ ...ctxFor(shopId), log: control.log }, { itemId }, control);
}

/** Settles an item whose job was tried to the end: nothing stays held because of a crash. */
export function settleDeadItem(
  ctxFor: (shopId: ShopId) => GenerationCtx,
): (payload: GenerateItemPayload, control: JobControl) => Promise<void> {
  return async ({ shopId, itemId }, control) =>
    settleItem({ ...ctxFor(shopId), log: control.log }, { itemId }, control);
}
