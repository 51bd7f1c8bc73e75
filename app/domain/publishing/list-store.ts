/** What the list of publications reads: counts, never a product. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { ChangesetPause, ChangesetStatus, ProductStatus, UndoStatus } from "./schemas.ts";

export interface ChangesetSummary {
  readonly changesetId: string;
  readonly status: ChangesetStatus;
  readonly pauseReason: ChangesetPause | null;
  readonly createdAt: Date;
  readonly startsAt: Date | null;
  /** Products by status. */
  readonly counts: Readonly<Record<ProductStatus, number>>;
  /** Products by how far their undo is; those that nobody undoes are left out. */
  readonly undoCounts: Readonly<Partial<Record<UndoStatus, number>>>;
  /** Pictures and videos in it. */
  readonly resultCount: number;
  /** One of them, which stands for the publication; null when all were left out. */
  readonly exampleAssetId: string | null;
}

/** Changesets newest first, from before `before` on: ids follow time. */
export async function findChangesets(
  tx: Tx,
  shopId: ShopId,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<ChangesetSummary[]> {
  const rows = await tx.changeset.findMany({
    where: { shopId, ...(before !== undefined && { changesetId: { lt: before } }) },
    orderBy: { changesetId: "desc" },
    take: limit,
    select: { changesetId: true, status: true, pauseReason: true, createdAt: true, startsAt: true },
  });
  const changesetIds = rows.map(({ changesetId }) => changesetId);
  const products = await tx.changesetProduct.groupBy({
    by: ["changesetId", "status", "undoStatus"],
    where: { shopId, changesetId: { in: changesetIds } },
    _count: true,
  });
  const steps = await tx.$queryRaw<{ changesetId: string; resultCount: number; exampleAssetId: string }[]>`
    SELECT changeset_id AS "changesetId", count(*)::int AS "resultCount",
           (array_agg(asset_id ORDER BY position))[1] AS "exampleAssetId"
    FROM changeset_step WHERE shop_id = ${shopId}::uuid AND changeset_id = ANY (${changesetIds}::uuid[])
    GROUP BY changeset_id`;
  return rows.map((row) => {
    const counts = { queued: 0, publishing: 0, done: 0, failed: 0 };
    const undoCounts: Partial<Record<UndoStatus, number>> = {};
    for (const group of products.filter(({ changesetId }) => changesetId === row.changesetId)) {
      counts[group.status as ProductStatus] += group._count;
      if (group.undoStatus === null) continue;
      const undo = group.undoStatus as UndoStatus;
      undoCounts[undo] = (undoCounts[undo] ?? 0) + group._count;
    }
    const own = steps.find(({ changesetId }) => changesetId === row.changesetId);
    return {
      ...row,
      status: row.status as ChangesetStatus,
      pauseReason: row.pauseReason as ChangesetPause | null,
      counts,
      undoCounts,
      resultCount: own?.resultCount ?? 0,
      exampleAssetId: own?.exampleAssetId ?? null,
    };
  });
}
