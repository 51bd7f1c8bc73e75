import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { BillingPorts } from "./ports.ts";
import { chargeGidSchema } from "./schemas.ts";
import { settleCharge } from "./settle-charge.ts";

export type ConfirmChargeResult =
  | {
      readonly ok: true;
      /** confirming: approved or not, Shopify has not decided; ask again. granted: the credits are there. */
      readonly state: "confirming" | "granted";
      /** What this purchase is worth. */
      readonly credits: number;
      /** What this call brought in: 0 when another one was faster. */
      readonly grantedCredits: number;
      readonly returnTo: string;
    }
  | Refusal<"not-found">
  | Refusal<"charge-declined", { readonly returnTo: string }>
  | Refusal<"test-charge-refused", { readonly returnTo: string }>
  | Refusal<"charge-unexplained">;

/**
 * Reads a charge from Shopify by its GID and, when it is paid, grants its credits exactly once. Nothing that the caller
 * says is believed: the GID may come from a URL or a webhook, price and status come from Shopify, credits from our
 * intent. Refuses `not-found` (no such charge, or one that isn't ours), `charge-declined` (also when it expired),
 * `test-charge-refused`, `charge-unexplained` (paid, but not what was ordered: kept for a person).
 */
export async function confirmCharge(
  ctx: Ctx<BillingPorts>,
  { chargeGid }: { readonly chargeGid: string },
): Promise<ConfirmChargeResult> {
  if (!chargeGidSchema.safeParse(chargeGid).success) return refuse("not-found");
  const charge = await ctx.ports.billing.readPurchase(chargeGid);
  if (!charge || charge.chargeGid !== chargeGid) return refuse("not-found");

  const { outcome, intent, grantedCredits } = await settleCharge(ctx, charge);
  if (outcome === "unexplained") return refuse("charge-unexplained");
  if (!intent) return refuse("not-found");
  const { credits, returnTo } = intent;
  switch (outcome) {
    case "waiting":
      return { ok: true, state: "confirming", credits, grantedCredits, returnTo };
    case "granted":
      return { ok: true, state: "granted", credits, grantedCredits, returnTo };
    case "ended":
      return refuse("charge-declined", { returnTo });
    case "test-refused":
      return refuse("test-charge-refused", { returnTo });
  }
}
