/** Browser-safe face: the webhooks that the app subscribes to in shopify.app.toml. */
import { z } from "zod";

export const webhookTopic = z.enum([
  "app/uninstalled",
  "app/scopes_update",
  "app_subscriptions/update",
  "app_purchases_one_time/update",
  "bulk_operations/finish",
  "customers/data_request",
  "customers/redact",
  "shop/redact",
]);

export type WebhookTopic = z.infer<typeof webhookTopic>;
