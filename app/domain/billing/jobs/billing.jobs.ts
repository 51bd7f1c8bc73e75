import { z } from "zod";
import type { Ctx } from "#app/platform/ctx.ts";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";

const payload = z.object({ v: z.literal(1), shopId: z.uuid().optional() });
export type ReconcileBilling = z.infer<typeof payload>;

/** Reads charges from Shopify and settles them: of one shop, or of every shop with one that is not decided. */
export const reconcileBillingJob: JobDefinition<ReconcileBilling> = {
  id: "billing.reconcile",
  schema: payload,
  timeoutMs: 600_000,
  retryLimit: 5,
  retryDelaySeconds: 10,
  oncePerKey: true,
};

const renewPayload = z.object({ v: z.literal(1) });
export type RenewPlans = z.infer<typeof renewPayload>;

/** Reads the plans that are due: daily, and around the end of their period. */
export const renewPlansJob: JobDefinition<RenewPlans> = {
  id: "billing.renew",
  schema: renewPayload,
  timeoutMs: 600_000,
  retryLimit: 2,
  retryDelaySeconds: 10,
  oncePerKey: true,
};

/** How often each job is put into the queue for all shops, in milliseconds. */
export const BILLING_SCHEDULE = [
  { job: reconcileBillingJob, everyMs: 5 * 60_000 },
  { job: renewPlansJob, everyMs: 5 * 60_000 },
] as const;

/** Has the shop's charges looked at soon: a webhook only wakes, it is never believed. */
export async function wakeBilling(ctx: Ctx): Promise<void> {
  const { shopId } = ctx;
  await ctx.jobs.enqueue(
    reconcileBillingJob,
    [{ payload: { v: 1, shopId }, group: shopId, onceKey: shopId }],
    ctx.tx,
  );
}
