import type { Ctx } from "#app/platform/ctx.ts";
import { codedReason } from "./reasons.ts";
import type { StatementFilter, StatementLine, StatementPage } from "./schemas.ts";
import { fold, readTransactions, type TransactionRow } from "./store.ts";

/** Most lines of one page. */
const MAX_LINES = 500;
/** Lines that are read at once on the way through the whole statement. */
const STEP_LINES = 1000;

/**
 * One page of the statement, newest first, exact to the last settlement.
 * @param input.before cursor of the page (`next` of the one before); lines that are written meanwhile don't move it.
 * @param input.limit lines, 1 to 500.
 * @param input.filter which lines; every filter costs the same in a shop with a thousand lines and with a million.
 */
export async function readStatement(
  ctx: Ctx,
  {
    before,
    limit,
    filter = {},
  }: {
    readonly before?: number | undefined;
    readonly limit: number;
    readonly filter?: StatementFilter | undefined;
  },
): Promise<StatementPage> {
  const pageSize = Math.min(Math.max(Math.trunc(limit), 1), MAX_LINES);
  await fold(ctx);
  const rows = await readTransactions(ctx, { before, limit: pageSize + 1, filter });
  const lines = rows.slice(0, pageSize).map(lineOf);
  return { lines, next: rows.length > pageSize ? (lines.at(-1)?.number ?? null) : null };
}

/**
 * The whole statement, or what a filter leaves of it, newest first in steps that each hold a thousand lines at the most.
 * Nothing is read ahead: the next step is read when it is asked for.
 */
export async function* readWholeStatement(
  ctx: Ctx,
  { filter = {} }: { readonly filter?: StatementFilter | undefined } = {},
): AsyncGenerator<readonly StatementLine[], void> {
  await fold(ctx);
  let before: number | undefined;
  for (;;) {
    const rows = await readTransactions(ctx, { before, limit: STEP_LINES, filter });
    if (rows.length > 0) yield rows.map(lineOf);
    if (rows.length < STEP_LINES) return;
    before = rows.at(-1)?.number;
  }
}

const lineOf = ({ createdAt, ...row }: TransactionRow): StatementLine => ({
  ...row,
  // The database writes these lines itself, always for the same reason.
  reason: row.kind === "expire" ? codedReason("credits.expired") : row.reason,
  at: createdAt.toISOString(),
});
