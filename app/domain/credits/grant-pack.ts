import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { requestHash } from "./ledger.ts";
import { codedReason } from "./reasons.ts";
import { PACK_LIFETIME_MONTHS } from "./schemas.ts";
import { writeGrant } from "./store.ts";

export interface PaidPack {
  /** GID of Shopify's one-time purchase: the key that makes a pack count once. */
  readonly purchaseGid: string;
  readonly credits: number;
  /** Tells the offer from another one of its size. */
  readonly offerName: string;
  /** Whether Shopify marks the charge as a test; the caller has decided that it may count. */
  readonly test: boolean;
}

/**
 * Gives the credits of a paid pack, once for that purchase; they last 24 months.
 * The caller has read the purchase from Shopify and compared it with what was ordered.
 * @returns 0 granted credits when this purchase was granted before; refuses `key-reused` when it was granted before
 * with other contents.
 */
export async function grantPack(
  ctx: Ctx,
  pack: PaidPack,
): Promise<{ readonly ok: true; readonly grantedCredits: number } | Refusal<"key-reused">> {
  const outcome = await writeGrant(ctx, {
    source: "pack",
    sourceKey: `pack:${pack.purchaseGid}`,
    credits: pack.credits,
    expires: { after: `${PACK_LIFETIME_MONTHS} months` },
    label: codedReason("pack.label", { credits: pack.credits }),
    test: pack.test,
    chargeGid: pack.purchaseGid,
    reason: codedReason(pack.test ? "pack.tested" : "pack.bought", { credits: pack.credits }),
    requestHash: requestHash([pack.credits, pack.offerName, pack.test]),
  });
  if (outcome === "reused") return refuse("key-reused");
  return { ok: true, grantedCredits: outcome === "granted" ? pack.credits : 0 };
}
