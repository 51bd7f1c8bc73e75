/** What this room does when a shop leaves, is to be forgotten, or asks what is stored about it. */
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { deleteEverything, failReadings, findEverything } from "./store.ts";

/** Ends readings that are under way: nobody can read the shop any more. */
export async function onUninstall(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, (tx) => failReadings(tx, ctx.shopId, { problem: "shop-left" }));
}

/** Deletes all readings. May be run again. */
export async function onRedact(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, (tx) => deleteEverything(tx, ctx.shopId));
}

/** Everything that this room stores about the shop; a product that is in several readings comes once, as read last. */
export async function onDataRequest(ctx: Ctx): Promise<{ readings: object[]; products: object[] }> {
  return inTransaction(ctx, (tx) => findEverything(tx, ctx.shopId));
}
