import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { requestHash } from "./ledger.ts";
import { codedReason } from "./reasons.ts";
import { writeAdjustment } from "./store.ts";

export interface Adjustment {
  /** More than 0 gives, less than 0 takes. */
  readonly credits: number;
  /** For given credits: how many days they last; left out, they never expire. */
  readonly lifetimeDays?: number;
  /** Names this request: sent again it changes nothing more. */
  readonly key: string;
  /** What the merchant reads in the statement. */
  readonly reason: string;
}

export type AdjustResult =
  | { readonly ok: true; readonly adjustedCredits: number }
  | Refusal<
      "insufficient-credits",
      { readonly needed: number; readonly available: number; readonly shortfall: number }
    >
  | Refusal<"key-reused">;

/**
 * Puts a balance right by hand: gives promotional credits, or takes available ones in burn order.
 * Refuses `insufficient-credits` when more would be taken than is available: nothing is taken then; `key-reused` when the
 * key was sent with other contents.
 * @throws RangeError for 0, a broken amount, or a lifetime that is none or belongs to nothing: bugs.
 */
export async function adjustCredits(ctx: Ctx, adjustment: Adjustment): Promise<AdjustResult> {
  const { credits, lifetimeDays, key, reason } = adjustment;
  if (!Number.isSafeInteger(credits) || credits === 0) throw new RangeError(`not an adjustment: ${credits}`);
  if (
    lifetimeDays !== undefined &&
    (!Number.isSafeInteger(lifetimeDays) || lifetimeDays <= 0 || credits < 0)
  ) {
    throw new RangeError(`not a lifetime of ${credits} credits: ${lifetimeDays} days`);
  }
  const { outcome, available } = await writeAdjustment(ctx, {
    credits,
    lifetime: lifetimeDays === undefined ? null : `${lifetimeDays} days`,
    label: codedReason("support.label"),
    key,
    reason,
    requestHash: requestHash([credits, lifetimeDays ?? null]),
  });
  switch (outcome) {
    case "adjusted":
      return { ok: true, adjustedCredits: credits };
    case "insufficient":
      return refuse("insufficient-credits", { needed: -credits, available, shortfall: -credits - available });
    case "reused":
      return refuse("key-reused");
  }
}
