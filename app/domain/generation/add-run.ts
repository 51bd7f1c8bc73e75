import { holdCredits } from "../credits/index.server.ts";
import type { Tx } from "#app/platform/db/db.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { GenerationCtx } from "./ctx.ts";
import { enqueueItems } from "./enqueue-items.ts";
import { heldFor } from "./ledger-reasons.ts";
import { type WaitingItem, findMadeKeys } from "./plan-store.ts";
import type { Quality, RunKind } from "./schemas.ts";
import { readDailyLimit } from "./read-daily-limit.ts";
import { insertRun } from "./store.ts";

export type HoldRefusal =
  | Refusal<"insufficient-credits", { needed: number; available: number; shortfall: number }>
  | Refusal<"spending-frozen">
  | Refusal<"key-reused">
  | Refusal<"selection-changed", { expected: number; found: number }>
  | Refusal<"daily-limit", { limit: number; bound: number; needed: number }>;

/**
 * Adds a run to an order inside `tx`: the run, its items, the hold of their credits and their jobs. All of it or, with
 * an error that `orRefusal` turns into the refusal, none.
 *
 * @throws RolledBack with `selection-changed` (another run makes some of it meanwhile), `insufficient-credits`,
 *   `spending-frozen` or `daily-limit`
 */
export async function addRun(
  ctx: GenerationCtx,
  tx: Tx,
  run: {
    readonly orderId: string;
    readonly kind: RunKind;
    readonly quality: Quality | null;
    readonly engine: string | null;
    /** Makes also what another item has made or is making. */
    readonly again: boolean;
    readonly items: readonly WaitingItem[];
  },
): Promise<{ runId: string }> {
  const runId = ctx.ids.next();
  const items = run.items.map((item) => ({ ...item, itemId: ctx.ids.next(), jobId: ctx.ids.next() }));
  const { orderId, kind, quality, engine } = run;
  await insertRun(tx, ctx.shopId, { orderId, kind, quality, engine, runId, items });
  // The hold locks the shop's account, so it comes as late as it can.
  const held = await holdCredits(
    { ...ctx, tx },
    {
      runId,
      items: items.map(({ itemId, priceCredits }) => ({ itemId, priceCredits })),
      reason: heldFor(items.length),
    },
  );
  if (!held.ok) throw new RolledBack(held);
  // From here on under the account's lock: two runs that start at once see each other.
  if (!run.again) {
    const keys = items.map(({ madeKey }) => madeKey);
    const made = await findMadeKeys(tx, ctx.shopId, keys, runId);
    const found = keys.filter((key) => !made.has(key)).length;
    if (found < keys.length)
      throw new RolledBack(refuse("selection-changed", { expected: keys.length, found }));
  }
  const daily = await readDailyLimit({ ...ctx, tx });
  if (daily !== null && daily.boundCredits > daily.limitCredits) {
    const needed = held.heldCredits;
    const bound = daily.boundCredits - needed;
    throw new RolledBack(refuse("daily-limit", { limit: daily.limitCredits, bound, needed }));
  }
  await enqueueItems(ctx, tx, items);
  return { runId };
}

/** Carries a refusal out of the transaction that it undoes. */
export class RolledBack extends Error {
  readonly refusal: HoldRefusal;
  constructor(refusal: HoldRefusal) {
    super(`refused: ${refusal.reason}`);
    this.refusal = refusal;
  }
}

/** What a transaction returned, or the refusal that undid it. */
export const orRefusal = <T>(transaction: Promise<T>): Promise<T | HoldRefusal> =>
  transaction.catch((error: unknown) => {
    if (error instanceof RolledBack) return error.refusal;
    throw error;
  });
