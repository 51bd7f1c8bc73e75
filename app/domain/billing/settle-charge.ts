/** What happens when a charge was read from Shopify, whoever asked: return page, webhook, reconciler or a retry. */
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { grantPack } from "#app/domain/credits/index.server.ts";
import { type ChargeOutcome, judgeCharge } from "./charges.ts";
import type { BillingPorts, PurchaseFacts } from "./ports.ts";
import {
  type BillingIntent,
  endIntent,
  lockIntentOfCharge,
  markIntentPaid,
  readPurchaseRow,
  writePurchase,
} from "./store.ts";

export interface SettledCharge {
  readonly outcome: ChargeOutcome;
  readonly intent: Pick<BillingIntent, "intentId" | "offerId" | "credits" | "returnTo"> | null;
  /** Credits that this call brought in: 0 when the charge was granted before. */
  readonly grantedCredits: number;
}

/**
 * Decides a charge once and keeps the decision; a decided one is read back. Credits, purchase and intent change in one
 * transaction, so a charge is granted exactly when it is noted as granted.
 */
export function settleCharge(ctx: Ctx<BillingPorts>, charge: PurchaseFacts): Promise<SettledCharge> {
  const { shopId } = ctx;
  return inTransaction(ctx, async (tx) => {
    const intent = await lockIntentOfCharge(tx, shopId, "pack", charge);
    const known = await readPurchaseRow(tx, shopId, charge.chargeGid);
    if (known && known.outcome !== "waiting") {
      return { outcome: known.outcome as ChargeOutcome, intent, grantedCredits: 0 }; // a CHECK holds it
    }

    const outcome = judgeCharge(intent, charge, ctx.ports);
    await writePurchase(tx, shopId, charge, intent?.intentId ?? null, outcome);
    if (outcome === "unexplained") {
      ctx.log.error(
        { shopId, chargeGid: charge.chargeGid, priceCents: charge.priceCents, intentId: intent?.intentId },
        "a paid charge doesn't match what was ordered: nothing was granted, a person has to look",
      );
    }
    if (!intent) return { outcome, intent, grantedCredits: 0 };

    switch (outcome) {
      case "granted": {
        const granted = await grantPack(
          { ...ctx, tx },
          {
            purchaseGid: charge.chargeGid,
            credits: intent.credits,
            offerName: intent.offerId,
            test: charge.test,
          },
        );
        if (!granted.ok) throw new Error(`charge ${charge.chargeGid} was granted before with other contents`);
        await markIntentPaid(tx, shopId, intent.intentId);
        return { outcome, intent, grantedCredits: granted.grantedCredits };
      }
      case "ended":
        await endIntent(tx, shopId, intent.intentId, charge, {
          status: charge.status === "EXPIRED" ? "expired" : "declined",
        });
        break;
      case "test-refused":
        await endIntent(tx, shopId, intent.intentId, charge, {
          status: "refused",
          failure: "test-charge",
        });
        break;
      case "unexplained":
        await endIntent(tx, shopId, intent.intentId, charge, {
          status: "refused",
          failure: "other-price",
        });
        break;
      case "waiting":
        break;
    }
    return { outcome, intent, grantedCredits: 0 };
  });
}
