import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type HoldRefusal, addRun, orRefusal } from "./add-run.ts";
import { payableItems } from "./budget.ts";
import type { GenerationCtx } from "./ctx.ts";
import { dropMade, takePlanned } from "./plan-store.ts";
import { continueOrderSchema } from "./schemas.ts";
import { findOrder, lockOrder, setBudget, sumOrder } from "./order-store.ts";
import type { z } from "zod";

export type ContinueRefusal =
  | Refusal<"not-found">
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"order-moved-on", { expected: number; found: number }>
  | Refusal<"budget-spent", { budget: number; bound: number }>
  | HoldRefusal;

/**
 * Goes on with an order: what lies with it becomes a further run with a hold of its own, as much of it as the budget
 * still pays for. Two tabs that go on at once make one run: the second one finds another number than it was told. What
 * another order has made meanwhile is no longer left, unless the order makes everything again.
 *
 * Refuses with `not-found`, `invalid-input`, `order-moved-on` (another number of pictures is left), `budget-spent`,
 * `insufficient-credits`, `daily-limit`, `spending-frozen`.
 */
export async function continueOrder(
  ctx: GenerationCtx,
  input: z.input<typeof continueOrderSchema>,
): Promise<{ ok: true; runId: string } | ContinueRefusal> {
  const parsed = continueOrderSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { orderId, expectedItemCount, budgetCredits } = parsed.data;
  const { shopId } = ctx;
  const outcome = await orRefusal(
    ctx.db.tenant(shopId, async (tx) => {
      if (!(await lockOrder(tx, shopId, orderId))) return refuse("not-found");
      const order = await findOrder(tx, shopId, orderId);
      if (!order) throw new Error("an order that is locked is gone");
      const { again = false } = order.settings;
      // Committed with the refusal that follows: the merchant sees what is left and decides anew.
      if (!again) await dropMade(tx, shopId, orderId);
      const sums = await sumOrder(tx, shopId, orderId);
      if (sums.plannedItems !== expectedItemCount)
        return refuse("order-moved-on", { expected: expectedItemCount, found: sums.plannedItems });
      const budget = budgetCredits === undefined ? order.budgetCredits : budgetCredits;
      const limit = payableItems(budget, sums);
      if (budget !== null && limit === 0) return refuse("budget-spent", { budget, bound: sums.boundCredits });
      if (budget !== order.budgetCredits) await setBudget(tx, shopId, orderId, budget);
      const items = await takePlanned(tx, shopId, { orderId, limit });
      const { engine = null } = order.settings;
      return addRun(ctx, tx, { orderId, kind: "rest", quality: null, engine, again, items });
    }),
  );
  if ("reason" in outcome) return outcome;
  ctx.log.info({ shopId, orderId, runId: outcome.runId }, "order continued");
  return { ok: true, runId: outcome.runId };
}
