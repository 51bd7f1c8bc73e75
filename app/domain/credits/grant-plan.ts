import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { requestHash } from "./ledger.ts";
import { writeGrant } from "./store.ts";

export interface DatedGrant {
  /** What gives these credits, e.g. one shop's one period of a plan: it gives once, ever, over all shops. */
  readonly sourceKey: string;
  readonly credits: number;
  /** What the merchant reads: a plan's name, or a code of `codedReason`. */
  readonly label: string;
  /** When unused credits end. A past date is taken too: the statement tells the grant and its end. */
  readonly expiresAt: Date;
  /** GID of the subscription that pays, or null. */
  readonly chargeGid: string | null;
  /** Whether Shopify marks the charge as a test; the caller has decided that it may count. */
  readonly test: boolean;
  /** What the merchant reads in the statement, as `codedReason` writes it. */
  readonly reason: string;
}

export type DatedGrantResult = { readonly ok: true; readonly grantedCredits: number } | Refusal<"key-reused">;

/**
 * Gives the credits of a plan's paid period, or a part of them, once for that source key. They burn before all others.
 * The caller has read the subscription from Shopify.
 * @returns 0 granted credits when this source gave before; refuses `key-reused` when it gave other credits, under another
 * label, or told otherwise whether it is a test. Only the date may differ: it is not what was asked.
 */
export const grantPlan = (ctx: Ctx, grant: DatedGrant): Promise<DatedGrantResult> =>
  grantDated(ctx, "plan", grant);

/** Gives a trial's credits, once for that source key; they burn after a plan's. Answers and refuses like `grantPlan`. */
export const grantTrial = (ctx: Ctx, grant: DatedGrant): Promise<DatedGrantResult> =>
  grantDated(ctx, "promotional", grant);

async function grantDated(
  ctx: Ctx,
  source: "plan" | "promotional",
  { expiresAt, ...grant }: DatedGrant,
): Promise<DatedGrantResult> {
  const outcome = await writeGrant(ctx, {
    ...grant,
    source,
    expires: { at: expiresAt },
    requestHash: requestHash([grant.credits, grant.label, grant.test]),
  });
  if (outcome === "reused") return refuse("key-reused");
  return { ok: true, grantedCredits: outcome === "granted" ? grant.credits : 0 };
}
