import type { Ctx } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobHandler } from "#app/platform/jobs/jobs.ts";
import type { AssetsPorts } from "../ports.ts";
import { giveUpDownload, writeDownload } from "../write-download.ts";
import type { WriteDownloadPayload } from "./write-download.ts";

/** Prepares one ZIP. One that is there already, has expired or is gone needs nothing. */
export function writeDownloadOf(
  ctxFor: (shopId: ShopId) => Ctx<AssetsPorts>,
): JobHandler<WriteDownloadPayload> {
  return ({ shopId, downloadId }, { signal, log }) =>
    writeDownload({ ...ctxFor(shopId), log }, { downloadId, signal });
}

/** Ends a ZIP whose every attempt failed or died: whoever waits for it is told. */
export function settleDeadDownload(
  ctxFor: (shopId: ShopId) => Ctx<AssetsPorts>,
): JobHandler<WriteDownloadPayload> {
  return ({ shopId, downloadId }) => giveUpDownload(ctxFor(shopId), { downloadId, failureCode: "gave-up" });
}
