import { z } from "zod";
import type { Database } from "./database.ts";

/** What tests may set to make Shopify faster, slower or stricter; kept over restarts, forgotten by a reset. */
export const settingsSchema = z
  .strictObject({
    /** Time from fileCreate until READY or FAILED, half as UPLOADED and half as PROCESSING. */
    processingDelayMs: z.number().int().min(0).max(600_000),
    /** Time until a job (productReorderMedia) is done. */
    jobDelayMs: z.number().int().min(0).max(600_000),
    stagedUploadTtlMs: z.number().int().min(1),
    accessTokenTtlSeconds: z.number().int().min(1),
    /**
     * "refused": a refresh token works once. "until-replacement-used": Shopify's rule since 2026-08-28, where the
     * preceding token may be retried until its replacement is used.
     */
    refreshTokenReuse: z.enum(["refused", "until-replacement-used"]),
    /** Time until a bulk operation starts to run. */
    bulkDelayMs: z.number().int().min(0).max(600_000),
    /** Shopify's number since 2026-01 is five; before that it was one. */
    bulkQueriesAtATime: z.number().int().min(1).max(5),
    /** Pause before the first repeat of a failed webhook; it doubles each time. */
    webhookBackoffMs: z.number().int().min(1).max(3_600_000),
  })
  .readonly();

export type Settings = z.infer<typeof settingsSchema>;

const DEFAULTS: Settings = {
  processingDelayMs: 150,
  jobDelayMs: 100,
  stagedUploadTtlMs: 24 * 60 * 60 * 1000,
  accessTokenTtlSeconds: 3600,
  refreshTokenReuse: "refused",
  bulkDelayMs: 100,
  bulkQueriesAtATime: 5,
  webhookBackoffMs: 250,
};

export function readSettings(db: Database): Settings {
  const stored = db.all<{ key: string; value: string }>("SELECT key, value FROM setting");
  return { ...DEFAULTS, ...Object.fromEntries(stored.map(({ key, value }) => [key, JSON.parse(value)])) };
}

export function writeSettings(db: Database, changes: Partial<Settings>): Settings {
  for (const [key, value] of Object.entries(changes)) {
    db.run("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", key, JSON.stringify(value));
  }
  return readSettings(db);
}
