/** How a charge is asked for, pack or plan: by one process at a time, and again only after its trace was looked for. */
import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { ReplyLostError } from "#app/platform/outside-errors.ts";
import type { BillingPorts, CreatedCharge } from "./ports.ts";
import {
  type BillingIntent,
  type OwnFailure,
  claimIntent,
  readIntent,
  recordCreated,
  refuseIntent,
  releaseIntent,
} from "./store.ts";

/** Longer than any answer of Shopify: afterwards the process that asked is taken for dead. */
const ASKING_LEASE_MS = 60_000;
/** How long a second click waits for the first one's answer. */
const PATIENCE_MS = 10_000;
const POLL_MS = 200;

export type OrderResult =
  | {
      readonly ok: true;
      readonly intentId: string;
      /** Where to send the merchant: Shopify's page, or where they wanted to go when this is paid already. */
      readonly confirmationUrl: string;
    }
  | Refusal<"charge-declined">
  | Refusal<"charge-in-progress">
  | Refusal<"shopify-unavailable">
  | Refusal<"shopify-refused", { readonly problem: string }>;

export interface Asking {
  /** Looks whether an earlier request had an effect, and takes it in. */
  findTrace(intent: BillingIntent): Promise<void>;
  /** Asks Shopify for the charge. */
  create(intent: BillingIntent): Promise<CreatedCharge>;
}

/**
 * Asks Shopify for the charge of an intent that is written already, once however often and from wherever it is called.
 * No transaction is open while Shopify is asked. When an answer was lost, the next call looks for its trace first; a
 * charge that waits for approval then is of no use, because only the lost answer knew its page, and is replaced.
 */
export async function orderCharge(
  ctx: Ctx<BillingPorts>,
  intentId: string,
  asking: Asking,
): Promise<OrderResult> {
  const giveUpAtMs = ctx.clock.nowMs() + PATIENCE_MS;
  for (;;) {
    const answer = await answerOf(ctx, await readIntent(ctx, intentId));
    if (answer) return answer;
    const askedBefore = await claimIntent(ctx, intentId, ASKING_LEASE_MS);
    if (askedBefore !== null) return askShopify(ctx, intentId, askedBefore, asking);
    if (ctx.clock.nowMs() >= giveUpAtMs) return refuse("charge-in-progress");
    await ctx.clock.sleep(POLL_MS);
  }
}

/** What an intent that is past asking answers; null while Shopify has to be asked. */
async function answerOf(ctx: Ctx<BillingPorts>, intent: BillingIntent): Promise<OrderResult | null> {
  const { intentId, confirmationUrl, failure } = intent;
  switch (intent.status) {
    case "paid":
      return { ok: true, intentId, confirmationUrl: await ctx.ports.billing.adminUrl(intent.returnTo) };
    case "pending":
      return confirmationUrl ? { ok: true, intentId, confirmationUrl } : null;
    case "refused":
      return refuse("shopify-refused", { problem: failureWords(failure) });
    case "declined":
    case "expired":
      return refuse("charge-declined");
    default:
      return null;
  }
}

const OWN_FAILURES = wordsByName<OwnFailure>({
  "test-charge": "billing.testCharge",
  "other-price": "billing.otherPrice",
});

/** Why a charge was refused: by us, or in Shopify's words. */
function failureWords(failure: string | null): string {
  if (failure === null) return t("billing.noReason");
  return Object.hasOwn(OWN_FAILURES, failure) ? OWN_FAILURES[failure as OwnFailure] : failure;
}

async function askShopify(
  ctx: Ctx<BillingPorts>,
  intentId: string,
  askedBefore: number,
  asking: Asking,
): Promise<OrderResult> {
  try {
    const intent = await readIntent(ctx, intentId);
    if (askedBefore > 0) {
      await asking.findTrace(intent);
      const answer = await answerOf(ctx, await readIntent(ctx, intentId));
      if (answer) return answer;
    }
    const created = await asking.create(intent);
    if (created.ok) await recordCreated(ctx, intent, created);
    else await refuseIntent(ctx, intentId, created.userErrors.map((error) => error.message).join(" "));
    return (await answerOf(ctx, await readIntent(ctx, intentId))) ?? refuse("charge-in-progress");
  } catch (error) {
    await releaseIntent(ctx, intentId);
    if (!(error instanceof ReplyLostError)) throw error;
    ctx.log.warn({ err: error, shopId: ctx.shopId, intentId }, "no answer to a charge");
    return refuse("shopify-unavailable");
  }
}
