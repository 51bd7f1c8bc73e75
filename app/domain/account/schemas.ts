/** Browser-safe face: the webhooks that the app subscribes to in shopify.app.toml, and what a shop can choose. */
import { z } from "zod";
import { fileNameTemplate } from "#app/platform/file-names.ts";
import { MAX_INT4 } from "#app/platform/schemas.ts";

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

/** What a shop has chosen or dismissed, by key: the one list of the keys that there are. */
export const PREFERENCES = {
  /** The figures at which the note about a low balance was dismissed; with others it comes again. */
  lowBalanceDismissed: z.object({
    availableCredits: z.int().nonnegative(),
    usedCredits: z.int().nonnegative(),
  }),
  /** Most credits that runs of any 24 hours may use or hold; null: no limit. */
  dailyLimitCredits: z.object({ credits: z.int().min(1).max(MAX_INT4).nullable() }),
  /** How finished pictures and videos are named; without a choice by DEFAULT_FILE_NAME_TEMPLATE. */
  fileNames: z.object({ template: fileNameTemplate }),
} as const;

export type PreferenceKey = keyof typeof PREFERENCES;
export type Preference<Key extends PreferenceKey> = z.infer<(typeof PREFERENCES)[Key]>;
