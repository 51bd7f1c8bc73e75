import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobHandler } from "#app/platform/jobs/jobs.ts";
import { findShopsWithOutdated } from "../outdated-store.ts";
import type { ReviewPorts } from "../ports.ts";
import { recheckOutdated } from "../recheck-outdated.ts";
import type { RecheckOutdatedPayload } from "./recheck-outdated.ts";

/**
 * Most results of one shop in one pass. A picture takes about a second of a processor, so a pass takes a minute or two;
 * the next one goes on.
 */
const MOST_PER_SHOP = 50;

/** Takes the shops that have such results one by one; one shop's fault stops no other. */
export function recheckAllOutdated({
  db,
  ctxFor,
}: {
  readonly db: Db;
  ctxFor(shopId: ShopId): Ctx<ReviewPorts>;
}): JobHandler<RecheckOutdatedPayload> {
  return async (_payload, { signal, log }) => {
    for (const shopId of await findShopsWithOutdated(db)) {
      signal.throwIfAborted();
      try {
        const { checkedCount } = await recheckOutdated(
          { ...ctxFor(shopId), log },
          { limit: MOST_PER_SHOP, signal },
        );
        log.info({ shopId, checkedCount }, "results were judged again");
      } catch (error) {
        if (signal.aborted) throw error;
        log.error({ err: error, shopId }, "results of a shop could not be judged again");
      }
    }
  };
}
