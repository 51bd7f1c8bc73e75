/** Server face of the account room: who has the app installed, and what Shopify tells about it. */
export { findShop, findShopByDomain } from "./find-shop.ts";
export { installShop } from "./install-shop.ts";
export { createWebhookHandler } from "./jobs/handle-webhook.handler.ts";
export { handleWebhookJob } from "./jobs/handle-webhook.job.ts";
export { markUninstalled } from "./mark-uninstalled.ts";
export type { RoomHooks } from "./ports.ts";
export {
  type Preferences,
  newsletterChoice,
  readPreference,
  readPreferences,
  requestDeletion,
  savePreference,
  savePreferences,
} from "./preferences.ts";
export { storedData } from "./stored-data.ts";
export type { AccountPorts, ShopFacts } from "./ports.ts";
export { listNotifications, markNotificationsRead, readUnreadCount } from "./notifications.ts";
export { notify } from "./notify.ts";
export { receiveWebhook } from "./receive-webhook.ts";
export type { IncomingWebhook } from "./receive-webhook.ts";
export { onDataRequest, onRedact, onUninstall } from "./shop-events.ts";
