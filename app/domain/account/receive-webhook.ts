import { z } from "zod";
import type { Ctx } from "#app/platform/ctx.ts";
import { handleWebhookJob } from "./jobs/handle-webhook.job.ts";
import { webhookTopic } from "./schemas.ts";
import { insertWebhookEvent } from "./store.ts";

/** A webhook whose signature was verified. */
export interface IncomingWebhook {
  readonly shopDomain: string;
  readonly topic: string;
  readonly eventId: string;
  /** By Shopify's clock; null when Shopify did not say, and then the time of arrival counts. */
  readonly triggeredAt: Date | null;
  readonly payload: unknown;
}

const dataRequest = z.object({ data_request: z.object({ id: z.number() }) });

/**
 * Puts a webhook into the inbox and its job into the queue, both or neither. Payloads carry names and e-mail addresses
 * and are not kept: whoever needs the facts asks Shopify for the present ones. Only the number of a data request stays.
 *
 * @returns "received"; "duplicate" for an event that is there already; "ignored" for a topic that nobody handles.
 */
export async function receiveWebhook(
  platform: Pick<Ctx, "db" | "ids" | "jobs">,
  webhook: IncomingWebhook,
): Promise<"received" | "duplicate" | "ignored"> {
  const topic = webhookTopic.safeParse(webhook.topic);
  if (!topic.success) return "ignored";
  const { shopDomain, eventId, triggeredAt } = webhook;
  const request = dataRequest.safeParse(webhook.payload);
  const payload = request.success ? { dataRequestId: request.data.data_request.id } : {};
  const webhookEventId = platform.ids.next();

  return platform.db.untenanted.$transaction(async (tx) => {
    const event = { webhookEventId, shopDomain, topic: topic.data, eventId, triggeredAt, payload };
    if (!(await insertWebhookEvent(tx, event))) return "duplicate";
    await platform.jobs.enqueue(
      handleWebhookJob,
      [{ payload: { v: 1, webhookEventId }, group: "system" }],
      tx,
    );
    return "received";
  });
}
