import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { chargeName, requestHash } from "./charges.ts";
import { PACKS } from "./offers.ts";
import { type OrderResult, orderCharge } from "./order-charge.ts";
import type { BillingPorts } from "./ports.ts";
import { CHARGE_RETURN_PATH, type OrderInput, orderSchema } from "./schemas.ts";
import { settleCharge } from "./settle-charge.ts";
import { writeIntent } from "./store.ts";

export type BuyPackResult =
  | OrderResult
  | Refusal<"invalid-input", { readonly problem: string }>
  | Refusal<"unknown-offer">
  | Refusal<"key-reused">;

/**
 * Starts the purchase of a credit pack. Our intent is written before Shopify is asked, and no transaction is open while
 * it is asked. The same key is the same purchase with the same confirmation page, in any number of tabs.
 * Refuses `unknown-offer`, `invalid-input` (a returnTo outside the app), `key-reused` (the key belongs to another
 * purchase), `charge-declined` (this purchase ended without approval: start another), `shopify-refused` with Shopify's
 * words, `shopify-unavailable` when no answer came, `charge-in-progress` while another process waits for one.
 * After the last two the same key can be sent again: a charge that Shopify did create is looked for first.
 */
export async function buyPack(ctx: Ctx<BillingPorts>, input: OrderInput): Promise<BuyPackResult> {
  const parsed = orderSchema.safeParse(input);
  if (!parsed.success) {
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "a field is missing" });
  }
  const { offerId, idempotencyKey, returnTo } = parsed.data;
  const pack = PACKS.find((offer) => offer.offerId === offerId);
  if (!pack) return refuse("unknown-offer");

  const hash = requestHash([offerId, returnTo]);
  const newId = ctx.ids.next();
  const { intentId, requestHash: hashOfKey } = await writeIntent(ctx, {
    intentId: newId,
    offerId,
    credits: pack.credits,
    priceCents: pack.priceCents,
    currency: pack.currency,
    chargeName: chargeName(t("figures.credits", { count: pack.credits }), newId),
    idempotencyKey,
    requestHash: hash,
    returnTo,
  });
  if (hashOfKey !== hash) return refuse("key-reused");

  const { billing, allowTestCharges } = ctx.ports;
  return orderCharge(ctx, intentId, {
    async findTrace(intent) {
      for (const charge of await billing.listPurchases()) {
        if (charge.name === intent.chargeName) await settleCharge(ctx, charge);
      }
    },
    create: async (intent) =>
      billing.createOneTimePurchase({
        name: intent.chargeName,
        priceCents: intent.priceCents,
        currency: "USD",
        returnUrl: await billing.adminUrl(CHARGE_RETURN_PATH),
        test: allowTestCharges,
      }),
  });
}
