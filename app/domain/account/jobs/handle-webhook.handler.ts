import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db.ts";
import type { JobHandler } from "#app/platform/jobs/jobs.ts";
import { readPreference } from "../preferences.ts";
import { findShop, findShopByDomain } from "../find-shop.ts";
import { markUninstalled } from "../mark-uninstalled.ts";
import type { WebhookPorts } from "../ports.ts";
import type { WebhookTopic } from "../schemas.ts";
import {
  markWebhookHandled,
  selectWaitingWebhook,
  type WaitingWebhook,
  type WebhookPayload,
} from "../store.ts";
import type { HandleWebhook } from "./handle-webhook.job.ts";

/** How long after an uninstall Shopify sends shop/redact. Source: Shopify's privacy law compliance page. */
const REDACT_DELAY_MS = 48 * 3_600_000;

/** What one topic calls for; what it returns is kept with the event. Safe to run twice. */
type Reaction = (ctx: Ctx, event: WaitingWebhook) => Promise<WebhookPayload | void>;

/**
 * Makes the handler of `webhooks.handle`: reacts once to each event, and to none about a shop that is unknown.
 * @throws Error when the account room is not the last of the rooms: a shop's name would never be forgotten.
 */
export function createWebhookHandler(parts: { db: Db; ports: WebhookPorts }): JobHandler<HandleWebhook> {
  const { db, ports } = parts;
  if (ports.rooms.at(-1)?.room !== "account") throw new Error("The account room lets go of a shop last.");
  const reactions = createReactions(ports);

  return async ({ webhookEventId }, { log }) => {
    const event = await selectWaitingWebhook(db.untenanted, webhookEventId);
    if (!event) return;
    const shop = await findShopByDomain({ db }, event.shopDomain);
    log.info({ webhookEventId, topic: event.topic, shopId: shop?.shopId }, "webhook");
    const answer = shop && (await reactions[event.topic](ports.ctxFor(shop.shopId), event));
    await markWebhookHandled(db.untenanted, webhookEventId, {
      ...event.payload,
      ...answer,
    });
  };
}

function createReactions(ports: WebhookPorts): Record<WebhookTopic, Reaction> {
  /** Ends the installation; false when the event is older than the present one. */
  const uninstall = async (ctx: Ctx, event: WaitingWebhook): Promise<boolean> => {
    if (!(await markUninstalled(ctx, event))) return false;
    await ports.forgetSessions(event.shopDomain);
    for (const room of ports.rooms) await room.onUninstall(ctx);
    return true;
  };

  /**
   * Lets go of a shop that is to be forgotten; false when it has the app. Only app/uninstalled ends an installation that
   * goes on. When that never arrived, the redaction says that the app was uninstalled REDACT_DELAY_MS before, and it is
   * believed unless the shop was installed, or Shopify gave out a token for it, after that.
   */
  const leave = async (ctx: Ctx, event: WaitingWebhook): Promise<boolean> => {
    const shop = await findShop(ctx);
    // Usually a repetition; it completes an uninstall that was interrupted.
    if (shop?.uninstalledAt) return uninstall(ctx, event);
    const uninstalledBy = new Date(event.triggeredAt.getTime() - REDACT_DELAY_MS);
    const tokenAt = await ports.lastTokenAt(event.shopDomain);
    if (tokenAt && tokenAt > uninstalledBy) return false;
    return uninstall(ctx, { ...event, triggeredAt: uninstalledBy });
  };

  return {
    async "app/uninstalled"(ctx, event) {
      if (!(await uninstall(ctx, event))) return;
      // Who asked for it doesn't wait for Shopify's own request, 48 hours later.
      const wish = await readPreference(ctx, { key: "deletionRequest" });
      if (wish?.requestedAt) for (const room of ports.rooms) await room.onRedact(ctx);
    },

    async "shop/redact"(ctx, event) {
      if (!(await leave(ctx, event))) {
        ctx.log.warn({ shopId: ctx.shopId }, "a redaction was refused: the shop has the app again");
        return;
      }
      for (const room of ports.rooms) await room.onRedact(ctx);
    },

    async "customers/data_request"(ctx) {
      // Nothing is stored about a shop's customers; what is stored about the shop is kept here for the answer.
      const held: Record<string, object> = {};
      for (const { room, onDataRequest } of ports.rooms) held[room] = await onDataRequest(ctx);
      return { held };
    },

    // Nothing is stored about a shop's customers, so there is nothing to delete.
    async "customers/redact"() {},

    "app_purchases_one_time/update": (ctx) => ports.wakeBilling(ctx),
    "app_subscriptions/update": (ctx) => ports.wakeBilling(ctx),

    // The next token that Shopify issues carries the new scopes.
    async "app/scopes_update"() {},

    "bulk_operations/finish": (ctx) => ports.wakeReadings(ctx),
  };
}
