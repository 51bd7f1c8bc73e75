import { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { MAX_INT4 } from "#app/platform/schemas.ts";
import { FAILURES, failureSentence } from "./failures.ts";
import { type FailedItemRow, type FailureGroup, findEndedFor, findFailureGroups } from "./read-store.ts";
import { FAILURE_CODES, FAILURE_REASONS, MAX_RUN_ITEMS } from "./schemas.ts";

/** Products named with each group. */
const EXAMPLES = 5;

/** Items that ended without a result for one cause. */
export type Failures = FailureGroup & {
  /** The sentence that a merchant reads, with what all of them returned together. */
  readonly message: string;
  /** True when the photo is the reason: trying again takes the product's photo of then. */
  readonly isAboutSource: boolean;
};

/**
 * Why items of a run have no result: one group for each cause, the most frequent first. What was cancelled is a group
 * too, with the code `cancelled`. Empty for a run without failures and for an id that is none.
 */
export async function readFailures(
  ctx: Ctx,
  { runId }: { readonly runId: string },
): Promise<readonly Failures[]> {
  if (!z.uuid().safeParse(runId).success) return [];
  const groups = await inTransaction(ctx, (tx) =>
    findFailureGroups(tx, ctx.shopId, { runId, examples: EXAMPLES }),
  );
  return groups.map((group) => ({
    ...group,
    message: failureSentence(group),
    isAboutSource: FAILURES[group.code].isAboutSource ?? false,
  }));
}

const pageSchema = z.strictObject({
  runId: z.uuid(),
  code: z.enum(FAILURE_CODES),
  reason: z.enum(FAILURE_REASONS).nullable(),
  /** Items after this position; the `next` of the page before. */
  after: z.int().min(-1).max(MAX_INT4).default(-1),
  limit: z.int().min(1).max(MAX_RUN_ITEMS).default(50),
});

/**
 * The items of one group of `readFailures`, in the run's order, page by page.
 *
 * @param input `limit` 1–10,000, 50 when left out
 * @returns a page and the position after which the next one begins, null on the last; empty for what is no group
 */
export async function readFailedItems(
  ctx: Ctx,
  input: z.input<typeof pageSchema>,
): Promise<{ readonly items: readonly FailedItemRow[]; readonly next: number | null }> {
  const parsed = pageSchema.safeParse(input);
  if (!parsed.success) return { items: [], next: null };
  const { limit, ...group } = parsed.data;
  const found = await inTransaction(ctx, (tx) =>
    findEndedFor(tx, ctx.shopId, { ...group, limit: limit + 1 }),
  );
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.position ?? null) : null };
}
