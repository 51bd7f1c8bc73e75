/**
 * How much an engine is given at the same time, over all workers and shops. An item takes a place before its submit,
 * renews it with each poll, and gives it back when the attempt ends. The place of an item that nobody works on any more
 * is free when its lease has passed.
 */
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db.ts";
import { type SlotRequest, deleteEngineSlots, takeEngineSlot } from "./slot-store.ts";

/**
 * Takes a place at an engine. An item that has one keeps it, for `leaseMs` from now.
 *
 * @param slot.limit most places, 1 or more; a limit that was lowered holds for whoever asks next
 * @param slot.leaseMs how long the place is kept without a word of the item
 * @returns false when every place is taken
 */
export const takeSlot = (ctx: Pick<Ctx, "db">, slot: SlotRequest): Promise<boolean> =>
  takeEngineSlot(ctx.db, slot);

/** Gives an item's place back, within the transaction that ends its attempt. May be called when it has none. */
export const freeSlot = (tx: Tx, { itemId }: { itemId: string }): Promise<void> =>
  deleteEngineSlots(tx, itemId);
