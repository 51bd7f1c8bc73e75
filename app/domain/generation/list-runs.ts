import { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { Run } from "./read-run.ts";
import { findRuns } from "./read-store.ts";
import { sumRuns } from "./store.ts";

const inputSchema = z.strictObject({
  /** The `next` of the page before. */
  before: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
});

export type RunSummary = Omit<Run, "items" | "next" | "skipped"> & { readonly skippedCount: number };

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
    const totals = await sumRuns(
      tx,
      ctx.shopId,
      rows.map(({ runId }) => runId),
    );
    const runs = rows.map(({ skipped, ...row }): RunSummary => {
      const sums = totals.get(row.runId);
      if (!sums) throw new Error("every run that is asked for gets totals");
      return { ...row, ...sums, skippedCount: skipped.length };
    });
    return { ok: true, runs, next: found.length > limit ? (rows.at(-1)?.runId ?? null) : null };
  });
}
