/** Server face of the account room: who has the app installed, and what Shopify tells about it. */
export { findShop, findShopByDomain } from "./find-shop.ts";
export { installShop } from "./install-shop.ts";
export { createWebhookHandler } from "./jobs/handle-webhook.handler.ts";
export { handleWebhookJob } from "./jobs/handle-webhook.job.ts";
export { markUninstalled } from "./mark-uninstalled.ts";
export type { RoomHooks } from "./ports.ts";
export { readPreference, savePreference } from "./preferences.ts";
export { receiveWebhook } from "./receive-webhook.ts";
export type { IncomingWebhook } from "./receive-webhook.ts";
export { onDataRequest, onRedact, onUninstall } from "./shop-events.ts";
