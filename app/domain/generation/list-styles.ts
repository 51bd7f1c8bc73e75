import { inTransaction, type Ctx } from "#app/platform/ctx.ts";
import { type StyleRow, findStyles } from "./style-store.ts";

/** The shop's saved styles in their newest version, by name. */
export async function listStyles(ctx: Ctx): Promise<readonly StyleRow[]> {
  return inTransaction(ctx, (tx) => findStyles(tx, ctx.shopId));
}
