/** Tells merchants what generation reports: joins what happens in one room to the notifications of another. */
import { LOW_BALANCE_DAYS, lowBalance } from "./components/low-balance.ts";
import { itemNoun } from "./components/item-noun.ts";
import { type AccountPorts, notify } from "./domain/account/index.server.ts";
import type { FailureCause } from "./domain/account/schemas.ts";
import { readBalance, readUse } from "./domain/credits/index.server.ts";
import { failureClause } from "./domain/generation/index.server.ts";
import type { News } from "./domain/generation/ports.ts";
import { FAILURE_CODES, FAILURE_REASONS } from "./domain/generation/schemas.ts";
import type { Ctx } from "./platform/ctx.ts";

export const newsOf = (ctxOf: () => Ctx<Pick<AccountPorts, "mailer">>): News => ({
  async runEnded(tx, { runId, quality, itemCount, doneCount, failedCount, returnedCredits, causes }) {
    const ctx = { ...ctxOf(), tx };
    const run = { runId, noun: itemNoun(quality), itemCount };
    await notify(ctx, { kind: "run-ended", about: runId, facts: { ...run, doneCount } });
    if (failedCount === 0) return;
    const failed = {
      failedCount,
      returnedCredits,
      causes: causes.map((cause) => ({ ...cause, titles: [...cause.titles] })),
    };
    await notify(ctx, { kind: "failures", about: runId, facts: { ...run, ...failed } });
  },

  async creditsUsed() {
    const ctx = ctxOf();
    const { availableCredits } = await readBalance(ctx);
    const usedCredits = await readUse(ctx, { days: LOW_BALANCE_DAYS });
    if (!lowBalance({ availableCredits, usedCredits }, null)) return;
    const facts = { availableCredits, usedCredits, days: LOW_BALANCE_DAYS };
    const about = new Date(ctx.clock.nowMs()).toISOString().slice(0, 10);
    await notify(ctx, { kind: "low-balance", about, facts, onceInDays: LOW_BALANCE_DAYS });
  },
});

/** Why something couldn't be made, as a clause; null for a cause that generation no longer names. */
export function clauseOfCause(cause: FailureCause): string | null {
  const code = FAILURE_CODES.find((known) => known === cause.code);
  const reason = FAILURE_REASONS.find((known) => known === cause.reason);
  return code === undefined ? null : failureClause({ code, reason });
}
