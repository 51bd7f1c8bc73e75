import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { requestHash } from "./ledger.ts";
import { writeTakeBack } from "./store.ts";

export interface TakenBack {
  /** The grants whose source key begins with exactly these characters. */
  readonly sourceKeyPrefix: string;
  readonly atMostCredits: number;
  /** Names this request: sent again it takes nothing more. */
  readonly key: string;
  /** What the merchant reads in the statement. */
  readonly reason: string;
}

/**
 * Takes credits back that were given and are not used: up to `atMostCredits` of what is available now in the named
 * grants, from the last to expire. Held and spent credits stay as they are, so less may be taken, also 0.
 * @returns what this key took, now or when it was sent first; refuses `key-reused` when it was sent with other contents.
 * @throws RangeError for an amount that is not a whole number from 0 on, or no prefix: bugs.
 */
export async function takeBack(
  ctx: Ctx,
  taken: TakenBack,
): Promise<{ readonly ok: true; readonly revokedCredits: number } | Refusal<"key-reused">> {
  if (!Number.isSafeInteger(taken.atMostCredits) || taken.atMostCredits < 0) {
    throw new RangeError(`not an amount to take back: ${taken.atMostCredits}`);
  }
  if (taken.sourceKeyPrefix === "") throw new RangeError("no prefix would take from every grant");
  const { outcome, credits } = await writeTakeBack(ctx, {
    ...taken,
    requestHash: requestHash([taken.sourceKeyPrefix, taken.atMostCredits]),
  });
  if (outcome === "reused") return refuse("key-reused");
  return { ok: true, revokedCredits: credits };
}
