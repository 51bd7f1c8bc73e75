/** What this room does when a shop leaves, is to be forgotten, or asks what is stored about it. */
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { deleteEverything, findEverything } from "./store.ts";

/** An uninstall deletes nothing: a shop that comes back finds its reviews. */
export async function onUninstall(_ctx: Ctx): Promise<void> {}

/** Deletes findings, decisions and answers for orders. May be run again. */
export async function onRedact(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, (tx) => deleteEverything(tx, ctx.shopId));
}

/** Everything that this room stores about the shop. */
export async function onDataRequest(ctx: Ctx): Promise<{
  results: object[];
  decisions: object[];
  orderAnswers: object[];
}> {
  return inTransaction(ctx, (tx) => findEverything(tx, ctx.shopId));
}
