import { readPreference } from "../account/index.server.ts";
import { inTransaction } from "#app/platform/ctx.ts";
import type { GenerationCtx } from "./ctx.ts";
import { sumRecent } from "./order-store.ts";

export interface DailyLimit {
  /** Most credits that a shop's runs of any 24 hours may use or hold. */
  readonly limitCredits: number;
  /** What its runs of the last 24 hours used or hold. */
  readonly boundCredits: number;
}

/** The shop's daily limit and what is left of it, or null when it has none. Works inside `ctx.tx` when one is open. */
export function readDailyLimit(ctx: GenerationCtx): Promise<DailyLimit | null> {
  return inTransaction(ctx, async (tx) => {
    const limitCredits =
      (await readPreference({ ...ctx, tx }, { key: "dailyLimitCredits" }))?.credits ?? null;
    if (limitCredits === null) return null;
    return { limitCredits, boundCredits: await sumRecent(tx, ctx.shopId) };
  });
}
