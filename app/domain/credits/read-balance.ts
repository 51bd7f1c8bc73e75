import type { Ctx } from "#app/platform/ctx.ts";
import { reasonWords } from "./reasons.ts";
import type { Balance } from "./schemas.ts";
import { fold, readAccountWithGrants } from "./store.ts";

/** What the shop owns now, exact to the last settlement: available and held apart, by source in burn order. */
export async function readBalance(ctx: Ctx): Promise<Balance> {
  await fold(ctx);
  const rows = await readAccountWithGrants(ctx);
  const sources = rows.flatMap((row) =>
    row.source === null
      ? []
      : [
          {
            source: row.source,
            label: reasonWords(row.label),
            test: row.test,
            availableCredits: row.available,
            heldCredits: row.held,
            expiresAt: row.expiresAt?.toISOString() ?? null,
          },
        ],
  );
  return {
    availableCredits: sources.reduce((sum, source) => sum + source.availableCredits, 0),
    heldCredits: sources.reduce((sum, source) => sum + source.heldCredits, 0),
    frozenReason: rows[0]?.frozenReason ?? null,
    sources,
  };
}
