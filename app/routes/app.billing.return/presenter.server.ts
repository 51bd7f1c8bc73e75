/** The merchant is back from Shopify's charge page: what became of the charge, as Shopify tells it. */
import type { ShopCtx } from "#app/composition.server.ts";
import { confirmCharge } from "#app/domain/billing/index.server.ts";
import { readBalance } from "#app/domain/credits/index.server.ts";
import { refusalToHttp } from "#app/platform/errors.ts";

export interface ReturnView {
  /** scheduled: a smaller plan that was approved and begins when the running period ends. */
  readonly state: "confirming" | "granted" | "scheduled" | "refused";
  readonly of: "pack" | "plan";
  /** Of the pack or plan. */
  readonly name: string;
  /** What the charge has brought in. */
  readonly grantedCredits: number;
  readonly startsAt: string | null;
  readonly availableCredits: number;
  readonly returnTo: string;
  /** Why it was refused. */
  readonly message: string | null;
}

/** @param query the address with the number that Shopify added; hostile, so the charge is read from Shopify */
export async function presentReturn(ctx: ShopCtx, query: URLSearchParams): Promise<ReturnView> {
  const of = query.get("of") === "plan" ? "plan" : "pack";
  const kind = of === "plan" ? "AppSubscription" : "AppPurchaseOneTime";
  const confirmed = await confirmCharge(ctx, {
    chargeGid: `gid://shopify/${kind}/${query.get("charge_id") ?? ""}`,
  });
  const { availableCredits } = await readBalance(ctx);
  if (confirmed.ok) {
    const { state, name, grantedCredits, startsAt, returnTo } = confirmed;
    return { state, of, name, grantedCredits, startsAt, availableCredits, returnTo, message: null };
  }
  const returnTo = "returnTo" in confirmed ? confirmed.returnTo : "/app/credits";
  const message = String(refusalToHttp(confirmed).body["message"]);
  const nothing = { name: "", grantedCredits: 0, startsAt: null };
  return { state: "refused", of, ...nothing, availableCredits, returnTo, message };
}
