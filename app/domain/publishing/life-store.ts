/** What a shop's leaving, its redaction and its questions need of the database. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { FailureCause } from "./failures.ts";
import { failOpenSteps, finishChangesets } from "./end-store.ts";
import { databaseNow } from "./store.ts";

/** Ends everything that is not published, or not undone yet; workers that are at it lose their claims. */
export async function endOpenProducts(tx: Tx, shopId: ShopId, failure: FailureCause): Promise<number> {
  await tx.$executeRaw`
    SELECT 1 FROM changeset WHERE shop_id = ${shopId}::uuid AND finished_at IS NULL ORDER BY changeset_id FOR UPDATE`;
  // What waits for its start, or to go on, never will.
  await tx.$executeRaw`
    UPDATE changeset SET status = 'cancelling', pause_reason = NULL
    WHERE shop_id = ${shopId}::uuid AND status IN ('planned', 'scheduled', 'paused')`;
  const now = await databaseNow(tx);
  const { count } = await tx.changesetProduct.updateMany({
    where: { shopId, status: { in: ["queued", "publishing"] } },
    data: {
      status: "failed",
      claim: null,
      finishedAt: now,
      failureCode: failure.code,
      failureText: failure.said,
    },
  });
  await tx.changesetProduct.updateMany({
    where: { shopId, undoStatus: { in: ["queued", "undoing"] } },
    data: { undoStatus: "failed", claim: null, undoCode: failure.code, undoText: failure.said },
  });
  await failOpenSteps(tx, shopId, {}, failure, now);
  await finishChangesets(tx, shopId);
  return count;
}

export async function deleteAllChangesets(tx: Tx, shopId: ShopId): Promise<number> {
  return (await tx.changeset.deleteMany({ where: { shopId } })).count;
}

export async function findAllChangesets(tx: Tx, shopId: ShopId): Promise<object[]> {
  return tx.changeset.findMany({
    where: { shopId },
    orderBy: { changesetId: "asc" },
    include: {
      products: {
        orderBy: { productGid: "asc" },
        include: { steps: { orderBy: { position: "asc" } }, kept: { orderBy: { mediaGid: "asc" } } },
      },
    },
  });
}
