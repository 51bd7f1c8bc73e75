import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobHandler } from "#app/platform/jobs/jobs.ts";
import { advanceReading } from "../advance-reading.ts";
import type { CatalogPorts } from "../ports.ts";
import { failReadings } from "../store.ts";
import type { ReadCatalogPayload } from "./read-catalog.ts";

/** Takes a reading on until it is over, or waits for Shopify. A reading that is gone or over needs nothing. */
export function readCatalog(ctxFor: (shopId: ShopId) => Ctx<CatalogPorts>): JobHandler<ReadCatalogPayload> {
  return ({ shopId, readingId }, control) =>
    advanceReading({ ...ctxFor(shopId), log: control.log }, { readingId }, control);
}

/** Ends a reading whose every attempt failed or died: whoever waits for it is told. */
export function settleDeadReading(ctxFor: (shopId: ShopId) => Ctx): JobHandler<ReadCatalogPayload> {
  return async ({ shopId, readingId }) => {
    await inTransaction(ctxFor(shopId), (tx) => failReadings(tx, shopId, { problem: "gave-up", readingId }));
  };
}
