/** What this room does when a shop leaves, is to be forgotten, or asks what is stored about it. */
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { cause } from "./failures.ts";
import { deleteAllChangesets, endOpenProducts, findAllChangesets } from "./life-store.ts";

/** Ends what is not published yet: nothing is added to a shop that has left. Workers at it stop at their next write. */
export async function onUninstall(ctx: Ctx): Promise<void> {
  const count = await inTransaction(ctx, (tx) => endOpenProducts(tx, ctx.shopId, cause("uninstalled")));
  if (count > 0) ctx.log.info({ shopId: ctx.shopId, count }, "publications ended by the uninstall");
}

/** Deletes every changeset with what it knew of the shop's media. May be run again. */
export async function onRedact(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, (tx) => deleteAllChangesets(tx, ctx.shopId));
}

/** Everything that this room stores about the shop. */
export async function onDataRequest(ctx: Ctx): Promise<{ changesets: object[] }> {
  return { changesets: await inTransaction(ctx, (tx) => findAllChangesets(tx, ctx.shopId)) };
}
