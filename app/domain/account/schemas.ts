/** Browser-safe face: the webhooks that the app subscribes to in shopify.app.toml, and what a shop can choose. */
import { z } from "zod";
import { altTemplate } from "#app/platform/alt-texts.ts";
import { fileNameTemplate } from "#app/platform/file-names.ts";
import { LANGUAGES } from "#app/platform/i18n/languages.ts";
import { MAX_INT4, isBlank, storableText } from "#app/platform/schemas.ts";

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

/** One line that a merchant typed: no line breaks, and something to read in it. */
const line = (maxLength: number) =>
  storableText()
    .max(maxLength)
    .refine((text) => !/\p{Cc}/u.test(text) && !isBlank(text), "is no line of text");
const moment = z.iso.datetime().nullable();

/** Longest name of a person or a company, and the longest address that mail servers take (RFC 5321). */
export const MAX_NAME_LENGTH = 100;
export const MAX_EMAIL_LENGTH = 254;
export const emailAddress = z.email().max(MAX_EMAIL_LENGTH);
const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

/** What a shop has chosen or dismissed, by key: the one list of the keys that there are. */
export const PREFERENCES = {
  /** The figures at which the note about a low balance was dismissed; with others it comes again. */
  lowBalanceDismissed: z.object({
    availableCredits: z.int().nonnegative(),
    usedCredits: z.int().nonnegative(),
  }),
  /** How Home's set-up guide stands; without a choice it is open until its steps are done. */
  setupGuide: z.object({ state: z.enum(["open", "folded", "dismissed"]) }),
  /** Most credits that runs of any 24 hours may use or hold; null: no limit. */
  dailyLimitCredits: z.object({ credits: z.int().min(1).max(MAX_INT4).nullable() }),
  /** How finished pictures and videos are named; without a choice by DEFAULT_FILE_NAME_TEMPLATE. */
  fileNames: z.object({ template: fileNameTemplate }),
  /** What screen readers say of what is published; without a choice by DEFAULT_ALT_TEMPLATE. */
  altTexts: z.object({ template: altTemplate }),
  /** Whom we write to; null: not said, and then nobody is written to. */
  contact: z.object({
    name: line(MAX_NAME_LENGTH).nullable(),
    email: emailAddress.nullable(),
    company: line(MAX_NAME_LENGTH).nullable(),
    /** In which e-mails are written; null: never chosen, and then they are English. */
    language: z.enum(LANGUAGES).nullable().default(null),
    /** In which e-mails tell times; null: UTC. */
    timeZone: z.string().max(60).refine(isTimeZone, "is no time zone").nullable(),
  }),
  /** With what Create begins: a saved style, or null for white; and places for results in white. Whoever reads them knows which there are. */
  createDefaults: z.object({
    styleId: z.uuid().nullable(),
    platforms: z.array(z.string().max(40)).max(50),
  }),
  /** What is sent by e-mail besides being told in the app. */
  emails: z.object({ runEnded: z.boolean(), failures: z.boolean(), lowBalance: z.boolean() }),
  /** When the newsletter was asked for; null: it isn't wanted. */
  newsletter: z.object({ optedInAt: moment }),
  /** When the deletion of everything was asked for; null: it isn't. */
  deletionRequest: z.object({ requestedAt: moment }),
} as const;

const credits = z.int().nonnegative();
const aboutRun = {
  runId: z.uuid(),
  /** What its items are, for sentences. */
  noun: z.enum(["picture", "video"]),
  itemCount: z.int().positive(),
};

const titles = z.array(z.string());
const failureCause = z.object({ code: z.string(), reason: z.string().nullable() });
export type FailureCause = z.infer<typeof failureCause>;

/** What a shop is told, by kind: the facts of each. What was told before causes had names says `what` in English. */
export const NOTIFICATIONS = {
  "run-ended": z.object({ ...aboutRun, doneCount: z.int().nonnegative() }),
  failures: z.object({
    ...aboutRun,
    failedCount: z.int().positive(),
    returnedCredits: credits,
    /** The most frequent first: why, by generation's names, and some of the products. */
    causes: z.array(z.union([failureCause.extend({ titles }), z.object({ what: z.string(), titles })])),
  }),
  "low-balance": z.object({ availableCredits: credits, usedCredits: credits, days: z.int().positive() }),
} as const;
/** Further unread ones aren't counted: "99+" says enough. */
export const MAX_COUNTED_UNREAD = 100;
export type NotificationKind = keyof typeof NOTIFICATIONS;
export type NotificationFacts<Kind extends NotificationKind> = z.infer<(typeof NOTIFICATIONS)[Kind]>;

export type PreferenceKey = keyof typeof PREFERENCES;
export type Preference<Key extends PreferenceKey> = z.infer<(typeof PREFERENCES)[Key]>;
