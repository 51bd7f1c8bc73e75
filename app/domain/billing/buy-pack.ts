import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { ReplyLostError } from "#app/platform/outside-errors.ts";
import { chargeName, requestHash } from "./charges.ts";
import { type Pack, PACKS } from "./offers.ts";
import type { BillingPorts } from "./ports.ts";
import { type OrderInput, CHARGE_RETURN_PATH, orderSchema } from "./schemas.ts";
import { settleCharge } from "./settle-charge.ts";
import {
  type BillingIntent,
  claimIntent,
  readIntent,
  recordCreatedCharge,
  refuseIntent,
  releaseIntent,
  writeIntent,
} from "./store.ts";

/** Longer than any answer of Shopify: afterwards the process that asked is taken for dead. */
const ASKING_LEASE_MS = 60_000;
/** How long a second click waits for the first one's answer. */
const PATIENCE_MS = 10_000;
const POLL_MS = 200;

export type BuyPackResult =
  | {
      readonly ok: true;
      readonly intentId: string;
      /** Where to send the merchant: Shopify's page, or the return page when this purchase is paid already. */
      readonly confirmationUrl: string;
    }
  | Refusal<"invalid-input", { readonly problem: string }>
  | Refusal<"unknown-offer">
  | Refusal<"key-reused">
  | Refusal<"charge-declined">
  | Refusal<"charge-in-progress">
  | Refusal<"shopify-unavailable">
  | Refusal<"shopify-refused", { readonly problem: string }>;

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
  const { intentId, requestHash: hashOfKey } = await writeIntent(ctx, {
    ...intentFor(pack, ctx.ids.next()),
    idempotencyKey,
    requestHash: hash,
    returnTo,
  });
  if (hashOfKey !== hash) return refuse("key-reused");

  const giveUpAtMs = ctx.clock.nowMs() + PATIENCE_MS;
  for (;;) {
    const answer = await answerOf(ctx, await readIntent(ctx, intentId));
    if (answer) return answer;
    const askedBefore = await claimIntent(ctx, intentId, ASKING_LEASE_MS);
    if (askedBefore !== null) return askShopify(ctx, intentId, askedBefore);
    if (ctx.clock.nowMs() >= giveUpAtMs) return refuse("charge-in-progress");
    await ctx.clock.sleep(POLL_MS);
  }
}

function intentFor(pack: Pack, intentId: string) {
  const { offerId, credits, priceCents, currency } = pack;
  return { intentId, offerId, credits, priceCents, currency, chargeName: chargeName(pack.name, intentId) };
}

/** What an intent that is past asking answers; null while Shopify has to be asked. */
async function answerOf(ctx: Ctx<BillingPorts>, intent: BillingIntent): Promise<BuyPackResult | null> {
  const { intentId, confirmationUrl, failure } = intent;
  if (intent.status === "paid") {
    return { ok: true, intentId, confirmationUrl: await ctx.ports.billing.adminUrl(intent.returnTo) };
  }
  if (intent.status === "pending" && confirmationUrl) return { ok: true, intentId, confirmationUrl };
  if (intent.status === "refused")
    return refuse("shopify-refused", { problem: failure ?? "no reason given" });
  if (intent.status === "declined" || intent.status === "expired") return refuse("charge-declined");
  return null;
}

async function askShopify(
  ctx: Ctx<BillingPorts>,
  intentId: string,
  askedBefore: number,
): Promise<BuyPackResult> {
  const { billing, allowTestCharges } = ctx.ports;
  try {
    const intent = await readIntent(ctx, intentId);
    if (askedBefore > 0) {
      // An earlier answer was lost. A charge that waits for approval is of no use: only that answer knew its page.
      for (const charge of await billing.listPurchases()) {
        if (charge.name === intent.chargeName) await settleCharge(ctx, charge);
      }
      const answer = await answerOf(ctx, await readIntent(ctx, intentId));
      if (answer) return answer;
    }
    const created = await billing.createOneTimePurchase({
      name: intent.chargeName,
      priceCents: intent.priceCents,
      currency: "USD",
      returnUrl: await billing.adminUrl(CHARGE_RETURN_PATH),
      test: allowTestCharges,
    });
    if (!created.ok) {
      await refuseIntent(ctx, intentId, created.userErrors.map((error) => error.message).join(" "));
    } else {
      await recordCreatedCharge(
        ctx,
        intentId,
        {
          chargeGid: created.chargeGid,
          name: intent.chargeName,
          status: "PENDING",
          test: allowTestCharges,
          priceCents: intent.priceCents,
          currency: intent.currency,
          createdAt: new Date(ctx.clock.nowMs()).toISOString(),
        },
        created.confirmationUrl,
      );
    }
    return (await answerOf(ctx, await readIntent(ctx, intentId))) ?? refuse("charge-in-progress");
  } catch (error) {
    await releaseIntent(ctx, intentId);
    if (!(error instanceof ReplyLostError)) throw error;
    ctx.log.warn({ err: error, shopId: ctx.shopId, intentId }, "no answer to a charge");
    return refuse("shopify-unavailable");
  }
}
