import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import type { DoubleContext } from "./context.ts";
import type { Webhooks } from "./webhook-queue.ts";
import type { DeliveryAttemptRow, DeliveryRow, ShopRow } from "./database.ts";
import { APP_HOST } from "./hosts.ts";
import { readSettings } from "./settings.ts";

export const API_VERSION = "2026-10";
/** Shopify waits this long for the whole answer. */
const TIMEOUT_MS = 5_000;
/** Shopify repeats a failed delivery 8 times over 4 hours; the double keeps the number and shortens the pauses. */
const MAX_REPEATS = 8;
/** Stands for all topics in the table of withholdings. */
const EVERY_TOPIC = "*";

type WebhookContext = Omit<DoubleContext, "webhooks">;

/** The queue of webhooks: persisted, signed with the app's secret, repeated with a growing pause. */
export function openWebhooks(context: WebhookContext): Webhooks {
  const { db, clock } = context;
  const underWay = new Map<number, Promise<void>>();
  const waiting = new Map<number, () => void>();
  const find = (id: number) => db.get<DeliveryRow>("SELECT * FROM delivery WHERE id = ?", id);

  const attempt = async (delivery: DeliveryRow) => {
    const outcome = await post(context, delivery);
    record(context, delivery, outcome);
    waiting.get(delivery.id)?.();
    waiting.delete(delivery.id);
  };

  const startAttempt = (delivery: DeliveryRow): Promise<void> => {
    const running = attempt(delivery).finally(() => {
      underWay.delete(delivery.id);
      context.wake();
    });
    underWay.set(delivery.id, running);
    return running;
  };

  return {
    enqueue(shop, topic, payload) {
      const withheld = db.get(
        "SELECT 1 FROM withholding WHERE shop_id = ? AND topic IN (?, ?)",
        shop.id,
        topic,
        EVERY_TOPIC,
      );
      const { id } = db.run(
        `INSERT INTO delivery (shop_id, topic, event_id, webhook_id, payload, status, attempts, triggered_at, due_at)
         VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)`,
        shop.id,
        topic,
        randomUUID(),
        randomUUID(),
        JSON.stringify(payload),
        withheld ? "WITHHELD" : "PENDING",
        clock.now(),
        withheld ? null : clock.now(),
      );
      return id;
    },
    withhold(shop, topic) {
      db.run(
        "INSERT OR IGNORE INTO withholding (shop_id, topic) VALUES (?, ?)",
        shop.id,
        topic ?? EVERY_TOPIC,
      );
      db.run(
        `UPDATE delivery SET status = 'WITHHELD', due_at = NULL
         WHERE shop_id = ? AND status = 'PENDING' AND (? IS NULL OR topic = ?)`,
        shop.id,
        topic,
        topic,
      );
    },
    withheld: (shop, topic) =>
      db.all<DeliveryRow>(
        "SELECT * FROM delivery WHERE shop_id = ? AND status = 'WITHHELD' AND (? IS NULL OR topic = ?) ORDER BY id",
        shop.id,
        topic,
        topic,
      ),
    endWithholding(shop, topic) {
      db.run("DELETE FROM withholding WHERE shop_id = ? AND (? IS NULL OR topic = ?)", shop.id, topic, topic);
    },
    async sendNow(id) {
      await underWay.get(id);
      const delivery = find(id);
      if (!delivery) throw new Error(`There is no delivery ${id}`);
      await startAttempt(delivery);
      return find(id) ?? delivery;
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
          if (!underWay.has(delivery.id)) void startAttempt(delivery);
        }
      },
    },
    async drain() {
      await Promise.all(underWay.values());
    },
  };
}

type Outcome = { status: number } | { error: string };

/** Every attempt of a shop's webhooks, in the order in which they ended. */
export function listAttempts({ db }: DoubleContext, shop: ShopRow): (DeliveryAttemptRow & DeliveryRow)[] {
  return db.all<DeliveryAttemptRow & DeliveryRow>(
    `SELECT d.*, a.delivery_id, a.at, a.response_status, a.error FROM delivery_attempt a
     JOIN delivery d ON d.id = a.delivery_id WHERE d.shop_id = ? ORDER BY a.id`,
    shop.id,
  );
}

function record(context: WebhookContext, delivery: DeliveryRow, outcome: Outcome): void {
  // A reset may have forgotten the delivery meanwhile.
  if (!context.db.get("SELECT 1 FROM delivery WHERE id = ?", delivery.id)) return;
  const attempts = delivery.attempts + 1;
  const status = "status" in outcome ? outcome.status : null;
  const delivered = status !== null && status >= 200 && status < 300;
  const finished = delivered || attempts > MAX_REPEATS;
  const pauseMs = readSettings(context.db).webhookBackoffMs * 2 ** (attempts - 1);
  const error = "error" in outcome ? outcome.error : null;
  context.db.run(
    "INSERT INTO delivery_attempt (delivery_id, at, response_status, error) VALUES (?, ?, ?, ?)",
    delivery.id,
    context.clock.now(),
    status,
    error,
  );
  context.db.run(
    "UPDATE delivery SET status = ?, attempts = ?, response_status = ?, last_error = ?, due_at = ? WHERE id = ?",
    delivered ? "DELIVERED" : finished ? "FAILED" : "PENDING",
    attempts,
    status,
    error,
    finished ? null : context.clock.now() + pauseMs,
    delivery.id,
  );
}

async function post(context: WebhookContext, delivery: DeliveryRow): Promise<Outcome> {
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
