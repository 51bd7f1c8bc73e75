/**
 * A process of the app for query-budget.test.ts: the real client and the real budget over the database that all share.
 * Each message is an order of requests; the answer says how many were answered and what failed.
 */
import type { AccessTokenSource } from "#app/adapters/shopify/access-tokens.ts";
import { createQueryBudgets, type Urgency } from "#app/adapters/shopify/query-budget.ts";
import { systemClock } from "#app/platform/clock.ts";
import { openDb } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { createLog } from "#app/platform/log.ts";
import { askMany } from "./budget-requests.ts";

export interface Order {
  readonly shopId: ShopId;
  readonly shop: string;
  readonly urgency: Urgency;
  readonly writes: number;
  readonly reads: number;
  /** How many are under way at the same time. */
  readonly atATime: number;
  readonly accessToken: string;
}

export interface Outcome {
  readonly answered: number;
  readonly failures: readonly string[];
}

const log = createLog("error");
const db = openDb(process.env["DATABASE_URL"]!, { poolSize: 6 });
const budgets = createQueryBudgets({ db, clock: systemClock, log });

process.on("message", ({ id, order }: { id: number; order: Order }) => {
  const tokens: AccessTokenSource = {
    token: async () => ({ ok: true, accessToken: order.accessToken }),
  };
  const budget = budgets.of(order.shopId, order.urgency);
  void askMany({ ...order, tokens, budget, clock: systemClock }).then((outcome) => {
    if (process.connected) process.send!({ id, outcome });
  });
});
process.on("disconnect", () => void db.close());
process.send!({ ready: true });
