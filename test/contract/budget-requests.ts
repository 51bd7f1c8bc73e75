/** Requests that only cost points: reads of products and mutations that change nothing. */
import type { AccessTokenSource } from "#app/adapters/shopify/access-tokens.ts";
import { createAdminClient } from "#app/adapters/shopify/admin-client.ts";
import type { QueryBudget } from "#app/adapters/shopify/query-budget.ts";
import type { Clock } from "#app/platform/clock.ts";
import { createLog } from "#app/platform/log.ts";

/** 10 points, as every mutation. */
export const WRITE = "mutation BudgetWrite { fileDelete(fileIds: []) { deletedFileIds } }";
/** Asks for more than it gets: the double's shop has no products. */
export const READ = `query BudgetRead($first: Int!) {
  products(first: $first) { nodes { id variants(first: 5) { nodes { id } } } }
}`;
const PAGE_SIZE = 20;

export async function askMany({
  shop,
  writes,
  reads,
  atATime,
  tokens,
  budget,
  clock,
}: {
  readonly shop: string;
  readonly writes: number;
  readonly reads: number;
  readonly atATime: number;
  readonly tokens: AccessTokenSource;
  readonly budget: QueryBudget;
  readonly clock: Clock;
}): Promise<{ answered: number; failures: string[] }> {
  const admin = createAdminClient({ tokens, log: createLog("silent"), clock }).adminFor(shop, budget);
  // Not one of the app's operations, and so of no type that it knows.
  const ask = (text: string, variables: object) => admin.query(text as never, variables as never);
  const todo = [
    ...Array.from({ length: writes }, () => () => ask(WRITE, {})),
    ...Array.from({ length: reads }, () => () => ask(READ, { first: PAGE_SIZE })),
  ];
  let answered = 0;
  const failures: string[] = [];
  const line = async () => {
    for (let next = todo.pop(); next; next = todo.pop()) {
      try {
        await next();
        answered++;
      } catch (error) {
        failures.push(String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, line));
  return { answered, failures };
}
