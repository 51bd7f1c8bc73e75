import { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type ChangesetSummary, findChangesets } from "./list-store.ts";

const inputSchema = z.strictObject({
  /** The `next` of the page before. */
  before: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
});

/**
 * The shop's publications and plans, newest first, with counts but without their products.
 *
 * @param input `before` is the `next` of the page before; `limit` 1–100, 20 when left out
 * @returns a page and the key of the next one, null on the last. Refuses with `invalid-input`.
 */
export async function listChangesets(
  ctx: Ctx,
  input: z.input<typeof inputSchema> = {},
): Promise<
  | { ok: true; changesets: ChangesetSummary[]; next: string | null }
  | Refusal<"invalid-input", { problem: string }>
> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { before, limit } = parsed.data;
  return inTransaction(ctx, async (tx) => {
    const found = await findChangesets(tx, ctx.shopId, { before, limit: limit + 1 });
    const changesets = found.slice(0, limit);
    return {
      ok: true,
      changesets,
      next: found.length > limit ? (changesets.at(-1)?.changesetId ?? null) : null,
    };
  });
}
