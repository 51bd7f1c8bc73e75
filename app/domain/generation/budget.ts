/** What an order's budget still pays for. Browser-safe, pure. */

/** What an order has spent or holds, and what it has not begun; all of that has one price. */
export interface OrderSums {
  /** What its runs have used or hold. */
  readonly boundCredits: number;
  /** Pictures that no run has taken: the rest behind a pilot or a budget, and what a hold's deadline let go. */
  readonly plannedItems: number;
  readonly plannedCredits: number;
}

/**
 * How many of the pictures that an order has not begun a budget pays for.
 * @param budgetCredits null: no budget
 */
export function payableItems(budgetCredits: number | null, sums: OrderSums): number {
  const { boundCredits, plannedItems, plannedCredits } = sums;
  if (budgetCredits === null || plannedItems === 0) return plannedItems;
  const payable = Math.floor((budgetCredits - boundCredits) / (plannedCredits / plannedItems));
  return Math.min(Math.max(payable, 0), plannedItems);
}
