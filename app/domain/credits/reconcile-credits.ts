import type { Ctx } from "#app/platform/ctx.ts";
import { type Difference, fold, readDifferences, recordReconciliation } from "./store.ts";

/**
 * Compares the shop's books with each other: account = Σ grants = Σ journal, held = Σ open items, no line missing, every
 * line does what its kind says, every settlement is in the journal. A difference freezes the shop's spending until an
 * operator has explained it, and is logged with the rows' names.
 * @returns the differences; none when the books agree.
 */
export async function reconcileCredits(
  ctx: Ctx,
): Promise<{ readonly ok: true; readonly differences: readonly Difference[] }> {
  const { shopId } = ctx;
  // Books that are broken may refuse the fold: then the comparison must name them all the more.
  await fold(ctx).catch((error: unknown) => {
    ctx.log.error({ err: error, shopId }, "settlements can't be moved into the journal");
  });
  const differences = await readDifferences(ctx);
  if (differences.length > 0) {
    ctx.log.error(
      {
        shopId,
        differences: differences.map((d) => `${d.rowName}: expected ${d.expected}, found ${d.found}`),
      },
      "the credit books disagree: spending is frozen for this shop",
    );
  }
  await recordReconciliation(ctx, differences[0] ? `books-disagree: ${differences[0].rowName}` : null);
  return { ok: true, differences };
}
