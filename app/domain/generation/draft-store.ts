/** Selections that are not ordered yet. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import {
  type PictureChoice,
  type Selection,
  pictureChoiceSchema,
  selectionSchema,
} from "../catalog/schemas.ts";

export interface DraftRow {
  readonly draftId: string;
  readonly selection: Selection;
  readonly pictures: PictureChoice;
  /** The reading of the shop that it goes by; null for a draft from before there were readings. */
  readonly readingId: string | null;
}

/** Keeps a selection, and lets go of those that nobody has ordered for a month. */
export async function insertDraft(tx: Tx, shopId: ShopId, draft: DraftRow): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM generation_draft WHERE shop_id = ${shopId}::uuid AND created_at < now() - interval '30 days'`;
  await tx.$executeRaw`
    INSERT INTO generation_draft (shop_id, draft_id, selection, pictures, reading_id)
    VALUES (${shopId}::uuid, ${draft.draftId}::uuid, ${JSON.stringify(draft.selection)}::jsonb,
            ${JSON.stringify(draft.pictures)}::jsonb, ${draft.readingId}::uuid)`;
}

export async function findDraft(tx: Tx, shopId: ShopId, draftId: string): Promise<DraftRow | null> {
  const row = await tx.generationDraft.findUnique({
    where: { shopId_draftId: { shopId, draftId } },
    select: { selection: true, pictures: true, readingId: true },
  });
  return (
    row && {
      draftId,
      selection: selectionSchema.parse(row.selection),
      pictures: pictureChoiceSchema.parse(row.pictures),
      readingId: row.readingId,
    }
  );
}

/**
 * Lets a draft go by another reading, unless somebody else has done so.
 * @returns false when the draft goes by another reading than `before` by now
 */
export async function replaceReading(
  tx: Tx,
  shopId: ShopId,
  { draftId, before, readingId }: { draftId: string; before: string | null; readingId: string },
): Promise<boolean> {
  const { count } = await tx.generationDraft.updateMany({
    where: { shopId, draftId, readingId: before },
    data: { readingId },
  });
  return count > 0;
}
