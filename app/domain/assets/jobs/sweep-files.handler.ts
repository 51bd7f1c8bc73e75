import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobHandler } from "#app/platform/jobs/jobs.ts";
import { findShopsWithFilesToRemove } from "../download-store.ts";
import type { AssetsPorts } from "../ports.ts";
import { sweepFiles } from "../sweep-files.ts";
import type { SweepFilesPayload } from "./sweep-files.ts";

/** Takes the shops that have such files one by one; one shop's fault stops no other. */
export function sweepAllFiles({
  db,
  ctxFor,
}: {
  readonly db: Db;
  ctxFor(shopId: ShopId): Ctx<AssetsPorts>;
}): JobHandler<SweepFilesPayload> {
  return async (_payload, { signal, log }) => {
    for (const shopId of await findShopsWithFilesToRemove(db)) {
      signal.throwIfAborted();
      try {
        const swept = await sweepFiles({ ...ctxFor(shopId), log }, { signal });
        log.info({ shopId, ...swept }, "files were removed");
      } catch (error) {
        if (signal.aborted) throw error;
        log.error({ err: error, shopId }, "files of a shop could not be removed");
      }
    }
  };
}
