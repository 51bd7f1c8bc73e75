/** The merchant is back from Shopify's charge page: what became of the charge, as Shopify tells it. */
import type { ShopCtx } from "#app/composition.server.ts";
import { confirmCharge } from "#app/domain/billing/index.server.ts";
import { readBalance } from "#app/domain/credits/index.server.ts";
import { refusalToHttp } from "#app/platform/errors.ts";

export interface ReturnView {
  readonly state: "confirming" | "granted" | "scheduled" | "refused";
  readonly credits: number;
  readonly availableCredits: number;
  readonly returnTo: string;
  /** Why it was refused. */
  readonly message: string | null;
}

/** @param chargeId the number that Shopify adds to the address; hostile, so the charge is read from Shopify */
export async function presentReturn(ctx: ShopCtx, chargeId: string | null): Promise<ReturnView> {
  const confirmed = await confirmCharge(ctx, {
    chargeGid: `gid://shopify/AppPurchaseOneTime/${chargeId ?? ""}`,
  });
  const { availableCredits } = await readBalance(ctx);
  if (confirmed.ok) {
    const { state, credits, returnTo } = confirmed;
    return { state, credits, availableCredits, returnTo, message: null };
  }
  const returnTo = "returnTo" in confirmed ? confirmed.returnTo : "/app/credits";
  const message = String(refusalToHttp(confirmed).body["message"]);
  return { state: "refused", credits: 0, availableCredits, returnTo, message };
}
