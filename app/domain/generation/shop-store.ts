/** All that the room keeps about a shop, at once. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";

/** Deletes all orders of the shop with everything under them, its drafts and its styles. */
export async function deleteEverything(tx: Tx, shopId: ShopId): Promise<void> {
  await tx.generationPlannedItem.deleteMany({ where: { shopId } });
  await tx.generationAttempt.deleteMany({ where: { shopId } });
  await tx.generationItem.deleteMany({ where: { shopId } });
  await tx.generationRun.deleteMany({ where: { shopId } });
  await tx.generationOrder.deleteMany({ where: { shopId } });
  await tx.generationOutline.deleteMany({ where: { shopId } });
  await tx.generationDraft.deleteMany({ where: { shopId } });
  await tx.styleVersion.deleteMany({ where: { shopId } });
  await tx.style.deleteMany({ where: { shopId } });
}

export async function findEverything(
  tx: Tx,
  shopId: ShopId,
): Promise<{ orders: object[]; drafts: object[]; styles: object[]; outlines: object[] }> {
  return {
    orders: await tx.generationOrder.findMany({
      where: { shopId },
      include: {
        runs: { include: { items: { include: { attempts: true } } } },
        planned: { orderBy: { position: "asc" } },
      },
      orderBy: { orderId: "asc" },
    }),
    drafts: await tx.generationDraft.findMany({ where: { shopId }, orderBy: { draftId: "asc" } }),
    styles: await tx.style.findMany({
      where: { shopId },
      include: { versions: { orderBy: { version: "asc" } } },
      orderBy: { styleId: "asc" },
    }),
    outlines: await tx.generationOutline.findMany({
      where: { shopId },
      omit: { outline: true },
      orderBy: { sourceSha256: "asc" },
    }),
  };
}
