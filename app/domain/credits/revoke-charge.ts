import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { writeRevocation } from "./store.ts";

export interface Revoked {
  readonly ok: true;
  /** Taken back until now, of all that the charge gave. */
  readonly revokedCredits: number;
  /** Set aside for runs: they may still be spent; what their runs return is taken back by itself. */
  readonly heldCredits: number;
  /** Spent already: nothing is taken for them, the balance never falls below zero. */
  readonly writtenOffCredits: number;
}

/**
 * Takes the unspent credits of a refunded charge back: all grants that it gave, also those that were issued anew after
 * their date. Sent again it takes nothing more and tells how far it has come. Refuses `not-found` for a charge that gave
 * this shop nothing.
 */
export async function revokeCharge(
  ctx: Ctx,
  { chargeGid, reason }: { readonly chargeGid: string; readonly reason: string },
): Promise<Revoked | Refusal<"not-found">> {
  const { outcome, revoked, held, spent } = await writeRevocation(ctx, { chargeGid, reason });
  if (outcome === "unknown") return refuse("not-found");
  return {
    ok: true,
    revokedCredits: Number(revoked),
    heldCredits: Number(held),
    writtenOffCredits: Number(spent),
  };
}
