import { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { Run } from "./read-run.ts";
import type { Tx } from "#app/platform/db/db.ts";
import { type EndedRunRow, findLatestEndedRuns, findLatestOpenRuns, findRuns } from "./read-store.ts";
import { type RunRow, type RunTotals, sumRuns } from "./store.ts";

const inputSchema = z.strictObject({
  /** The `next` of the page before. */
  before: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
});

export type RunSummary = Omit<Run, "items" | "next" | "skipped" | "heldUntil"> & {
  readonly skippedCount: number;
};

/**
 * The shop's runs, newest first, with counts and credits but without their items.
 *
 * @param input `before` is the `next` of the page before; `limit` 1–100, 20 when left out
 * @returns a page and the key of the next one, null on the last. Refuses with `invalid-input`.
 */
export async function listRuns(
  ctx: Ctx,
  input: z.input<typeof inputSchema> = {},
): Promise<
  { ok: true; runs: RunSummary[]; next: string | null } | Refusal<"invalid-input", { problem: string }>
> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { before, limit } = parsed.data;
  return inTransaction(ctx, async (tx) => {
    const found = await findRuns(tx, ctx.shopId, { before, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const runs = (await withTotals(tx, ctx, rows)).map(summary);
    return { ok: true, runs, next: found.length > limit ? (rows.at(-1)?.runId ?? null) : null };
  });
}

/** The newest runs that have not ended, `limit` at the most, and how many there are in all. */
export async function listOpenRuns(
  ctx: Ctx,
  { limit }: { readonly limit: number },
): Promise<{ runs: RunSummary[]; count: number }> {
  return inTransaction(ctx, async (tx) => {
    const { rows, count } = await findLatestOpenRuns(tx, ctx.shopId, limit);
    return { runs: (await withTotals(tx, ctx, rows)).map(summary), count };
  });
}

/** A run that has ended, as far as a list of what it left to do needs it. */
export type EndedRun = EndedRunRow & RunTotals;

/**
 * The newest runs that have ended: so many that they have `maxItems` items together and are `maxRuns` at the most, and
 * the newest one whatever its size.
 */
export async function listEndedRuns(
  ctx: Ctx,
  limits: { readonly maxRuns: number; readonly maxItems: number },
): Promise<EndedRun[]> {
  return inTransaction(ctx, async (tx) =>
    withTotals(tx, ctx, await findLatestEndedRuns(tx, ctx.shopId, limits)),
  );
}

async function withTotals<Row extends { readonly runId: string }>(
  tx: Tx,
  { shopId }: Ctx,
  rows: readonly Row[],
): Promise<(Row & RunTotals)[]> {
  const runIds = rows.map(({ runId }) => runId);
  const totals = await sumRuns(tx, shopId, runIds);
  return rows.map((row) => {
    const sums = totals.get(row.runId);
    if (!sums) throw new Error("every run that is asked for gets totals");
    return { ...row, ...sums };
  });
}

const summary = ({ skipped, ...run }: RunRow & RunTotals): RunSummary => ({
  ...run,
  skippedCount: skipped.reduce((sum, group) => sum + group.count, 0),
});
