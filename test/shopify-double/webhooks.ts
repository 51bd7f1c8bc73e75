import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import type { DoubleContext } from "./context.ts";
import type { DeliveryRow, ShopRow } from "./database.ts";
import { APP_HOST } from "./hosts.ts";
import type { DueWork } from "./scheduler.ts";
import { readSettings } from "./settings.ts";

export const API_VERSION = "2026-10";
/** Shopify waits this long for the whole answer. */
const TIMEOUT_MS = 5_000;
/** Shopify repeats a failed delivery 8 times over 4 hours; the double keeps the number and shortens the pauses. */
const MAX_REPEATS = 8;

export interface Webhooks {
  /** Puts a delivery into the queue, inside the caller's transaction if there is one, and returns its id. */
  enqueue(shop: ShopRow, topic: string, payload: unknown): number;
  /** Waits until the first attempt at a delivery is over, and returns the delivery. */
  firstAttempt(id: number): Promise<DeliveryRow>;
  work: DueWork;
  /** Waits for the attempts under way; they are at most five seconds long. */
  drain(): Promise<void>;
}

/** The queue of webhooks: persisted, signed with the app's secret, repeated with a growing pause. */
export function openWebhooks(context: DoubleContext): Webhooks {
  const { db, clock } = context;
  const underWay = new Map<number, Promise<void>>();
  const waiting = new Map<number, () => void>();
  const find = (id: number) => db.get<DeliveryRow>("SELECT * FROM delivery WHERE id = ?", id);

  const attempt = async (delivery: DeliveryRow) => {
    const outcome = await post(context, delivery);
    // A reset may have forgotten the delivery meanwhile; then this changes nothing.
    record(context, delivery, outcome);
    waiting.get(delivery.id)?.();
    waiting.delete(delivery.id);
  };

  return {
    enqueue(shop, topic, payload) {
      const { id } = db.run(
        `INSERT INTO delivery (shop_id, topic, event_id, webhook_id, payload, status, attempts, triggered_at, due_at)
         VALUES (?, ?, ?, ?, ?, 'PENDING', 0, ?, ?)`,
        shop.id,
        topic,
        randomUUID(),
        randomUUID(),
        JSON.stringify(payload),
        clock.now(),
        clock.now(),
      );
      return id;
    },
    async firstAttempt(id) {
      const delivery = find(id);
      if (delivery && delivery.attempts === 0) {
        await new Promise<void>((resolve) => {
          waiting.set(id, resolve);
          context.wake();
        });
      }
      const after = find(id);
      if (!after) throw new Error(`Delivery ${id} was forgotten by a reset`);
      return after;
    },
    work: {
      nextDueAt() {
        const next = db.all<{ id: number; due_at: number }>(
          "SELECT id, due_at FROM delivery WHERE due_at IS NOT NULL ORDER BY due_at",
        );
        return next.find(({ id }) => !underWay.has(id))?.due_at ?? null;
      },
      runDue() {
        const due = db.all<DeliveryRow>(
          "SELECT * FROM delivery WHERE due_at IS NOT NULL AND due_at <= ?",
          clock.now(),
        );
        for (const delivery of due) {
          if (underWay.has(delivery.id)) continue;
          underWay.set(
            delivery.id,
            attempt(delivery).finally(() => {
              underWay.delete(delivery.id);
              context.wake();
            }),
          );
        }
      },
    },
    async drain() {
      await Promise.all(underWay.values());
    },
  };
}

type Outcome = { status: number } | { error: string };

function record(context: DoubleContext, delivery: DeliveryRow, outcome: Outcome): void {
  const attempts = delivery.attempts + 1;
  const status = "status" in outcome ? outcome.status : null;
  const delivered = status !== null && status >= 200 && status < 300;
  const finished = delivered || attempts > MAX_REPEATS;
  const pauseMs = readSettings(context.db).webhookBackoffMs * 2 ** (attempts - 1);
  context.db.run(
    "UPDATE delivery SET status = ?, attempts = ?, response_status = ?, last_error = ?, due_at = ? WHERE id = ?",
    delivered ? "DELIVERED" : finished ? "FAILED" : "PENDING",
    attempts,
    status,
    "error" in outcome ? outcome.error : null,
    finished ? null : context.clock.now() + pauseMs,
    delivery.id,
  );
}

async function post(context: DoubleContext, delivery: DeliveryRow): Promise<Outcome> {
  const shop = context.db.get<ShopRow>("SELECT * FROM shop WHERE id = ?", delivery.shop_id);
  if (!shop) return { error: "the shop is gone" };
  const body = Buffer.from(delivery.payload);
  try {
    const request = httpRequest(new URL("/webhooks", context.appUrl), {
      method: "POST",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        host: APP_HOST,
        "x-forwarded-host": APP_HOST,
        "x-forwarded-proto": "https",
        "user-agent": "Shopify-Captain-Hook",
        "content-type": "application/json",
        "content-length": body.length,
        "x-shopify-hmac-sha256": createHmac("sha256", context.apiSecret).update(body).digest("base64"),
        "x-shopify-topic": delivery.topic,
        "x-shopify-shop-domain": shop.domain,
        "x-shopify-api-version": API_VERSION,
        "x-shopify-event-id": delivery.event_id,
        "x-shopify-webhook-id": delivery.webhook_id,
        "x-shopify-triggered-at": new Date(delivery.triggered_at).toISOString(),
      },
    });
    request.end(body);
    const [response] = (await once(request, "response")) as [IncomingMessage];
    response.resume();
    await once(response, "end");
    return { status: response.statusCode ?? 0 };
  } catch (fault) {
    return { error: fault instanceof Error ? fault.message : String(fault) };
  }
}
