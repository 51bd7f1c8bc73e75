/** A shop's plan as Shopify has it, moved on by the double. */
import type { Locator, Page } from "playwright-core";
import type { DoubleHandle } from "../shopify-double/client.ts";

interface Shop {
  readonly double: DoubleHandle;
  readonly shop: string;
}

/** The subscription that runs; throws when none does. */
export async function runningPlan({ double, shop }: Shop): Promise<string> {
  const { subscriptions } = await double.state(shop);
  const running = subscriptions.find(({ status }) => status === "ACTIVE");
  if (!running) throw new Error("no plan runs");
  return running.id;
}

/** Begins the next period, which Shopify tells nobody; a webhook that says nothing of it wakes the app. */
export async function renewPlan({ double, shop }: Shop): Promise<void> {
  const chargeGid = await runningPlan({ double, shop });
  await double.renew(chargeGid);
  const payload = { app_subscription: { admin_graphql_api_id: chargeGid } };
  await double.sendWebhook({ shop, topic: "app_subscriptions/update", payload });
}

/** One look takes this long; then the page is loaded anew. */
const LOOK_MS = 3000;
const LOOKS = 40;

/** Loads the page anew until it shows `shown`: what a worker does in the background is there once it is done. */
export async function reloadUntil(page: Page, shown: Locator): Promise<void> {
  for (let looks = 1; looks <= LOOKS; looks++) {
    const isShown = await shown.waitFor({ timeout: LOOK_MS }).then(
      () => true,
      () => false,
    );
    if (isShown) return;
    await page.reload();
  }
  throw new Error(`the page never showed ${String(shown)}`);
}
