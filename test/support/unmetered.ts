/** A query budget without end, for tests of what is asked and not of how much it costs. */
import type { QueryBudget } from "#app/adapters/shopify/query-budget.ts";

export const unmetered: QueryBudget = { take: async () => {}, settle: async () => {} };
