import { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { failureSentence } from "./failures.ts";
import { type FailureGroup, findFailureGroups } from "./read-store.ts";

/** Products named with each group. */
const EXAMPLES = 5;

/**
 * Why items of a run have no result: one group for each cause, the most frequent first, with the sentence that a
 * merchant reads and what all its items returned together. Empty for a run without failures and for an id that is none.
 */
export async function readFailures(
  ctx: Ctx,
  { runId }: { readonly runId: string },
): Promise<readonly (FailureGroup & { readonly message: string })[]> {
  if (!z.uuid().safeParse(runId).success) return [];
  const groups = await inTransaction(ctx, (tx) =>
    findFailureGroups(tx, ctx.shopId, { runId, examples: EXAMPLES }),
  );
  return groups.map((group) => ({ ...group, message: failureSentence(group) }));
}
