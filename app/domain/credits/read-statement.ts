import type { Ctx } from "#app/platform/ctx.ts";
import type { MovementKind, StatementPage } from "./schemas.ts";
import { fold, readTransactions } from "./store.ts";

/** Most lines of one page. */
const MAX_LINES = 500;

/**
 * One page of the statement, newest first, exact to the last settlement.
 * @param input.before cursor of the page (`next` of the one before); lines that are written meanwhile don't move it.
 * @param input.limit lines, 1 to 500.
 */
export async function readStatement(
  ctx: Ctx,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<StatementPage> {
  const pageSize = Math.min(Math.max(Math.trunc(limit), 1), MAX_LINES);
  await fold(ctx);
  const rows = await readTransactions(ctx, { before, limit: pageSize + 1 });
  const lines = rows.slice(0, pageSize).map((row) => ({
    number: row.number,
    at: row.createdAt.toISOString(),
    kind: row.kind as MovementKind, // a CHECK holds it
    amount: row.amount,
    heldChange: row.heldChange,
    balance: row.balance,
    reason: row.reason,
    actor: row.actor,
    runId: row.runId,
    itemId: row.itemId,
    chargeGid: row.grant?.chargeGid ?? null,
    test: row.grant?.test ?? false,
  }));
  return { lines, next: rows.length > pageSize ? (lines.at(-1)?.number ?? null) : null };
}
