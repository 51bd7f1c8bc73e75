import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import type { ItemStatus } from "./next-move.ts";
import { findCorrections } from "./outline-store.ts";

/** A picture that was made again with a corrected outline. */
export interface Correction {
  readonly itemId: string;
  readonly runId: string;
  readonly status: ItemStatus;
}

/** How often and with what success a delivered item was made again with a corrected outline, newest first. */
export const readCorrections = (
  ctx: Ctx,
  { itemId }: { readonly itemId: string },
): Promise<readonly Correction[]> => inTransaction(ctx, (tx) => findCorrections(tx, ctx.shopId, itemId));
