/** Webhook requests: verified and reduced to what the inbox keeps. */
import { z } from "zod";
import { readBody } from "#app/platform/http.ts";
import type { ShopifyApi } from "./shopify-api.ts";

/** A webhook that Shopify signed. */
export interface VerifiedWebhook {
  readonly shopDomain: string;
  /** As Shopify writes it: `app/uninstalled`. */
  readonly topic: string;
  /** The same in every repetition of one event. */
  readonly eventId: string;
  /** When it happened, by Shopify's clock; null when Shopify did not say, or said what can't be. */
  readonly triggeredAt: Date | null;
  readonly payload: unknown;
}

export type WebhookReading =
  | { readonly ok: true; readonly webhook: VerifiedWebhook }
  /** 405 not a POST, 413 too large, 401 not signed by Shopify for this shop, 400 signed but unreadable. */
  | { readonly ok: false; readonly status: 400 | 401 | 405 | 413 };

const MAX_BODY_BYTES = 1_000_000;

const headers = z.object({
  shopDomain: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/),
  topic: z.string().regex(/^[a-z_]{1,64}\/[a-z_]{1,64}$/),
  eventId: z.string().regex(/^[\w-]{1,128}$/),
});
/** No event is older, and PostgreSQL knows no year 0. */
const EARLIEST_EVENT_MS = Date.UTC(2006, 0);
const LATEST_EVENT_MS = Date.UTC(9999, 11, 31);

/** The signature covers the body alone, so where the body names its shop the header must agree. */
const bodyShop = z.object({ shop_domain: z.string().optional(), myshopify_domain: z.string().optional() });

/**
 * Reads one webhook request: its size first, then its signature (compared in constant time), then its contents. It asks
 * nobody: the library's own `authenticate.webhook` would refresh the shop's token, which after an uninstall is dead.
 */
export function createWebhookReader(api: ShopifyApi): (request: Request) => Promise<WebhookReading> {
  return async (request) => {
    if (request.method !== "POST") return { ok: false, status: 405 };
    const rawBody = await readBody(request, MAX_BODY_BYTES);
    if (rawBody === null) return { ok: false, status: 413 };
    if (!(await isSigned(api, request, rawBody))) return { ok: false, status: 401 };

    const parsed = headers.safeParse({
      shopDomain: request.headers.get("x-shopify-shop-domain"),
      topic: request.headers.get("x-shopify-topic"),
      eventId: request.headers.get("x-shopify-event-id"),
    });
    const payload = parseJson(rawBody);
    const named = bodyShop.safeParse(payload);
    if (!parsed.success || !named.success) return { ok: false, status: 400 };
    const { shopDomain, topic, eventId } = parsed.data;
    const { shop_domain = shopDomain, myshopify_domain = shopDomain } = named.data;
    if (shop_domain !== shopDomain || myshopify_domain !== shopDomain) return { ok: false, status: 401 };
    return {
      ok: true,
      webhook: {
        shopDomain,
        topic,
        eventId,
        triggeredAt: parseEventTime(request.headers.get("x-shopify-triggered-at")),
        payload,
      },
    };
  };
}

async function isSigned(api: ShopifyApi, request: Request, rawBody: string): Promise<boolean> {
  const check = await api.webhooks.validate({ rawBody, rawRequest: request });
  return check.valid;
}

/** An event isn't lost over its time: without one, the time of its receipt counts. */
function parseEventTime(text: string | null): Date | null {
  const parsed = z.iso.datetime({ offset: true }).safeParse(text);
  if (!parsed.success) return null;
  const time = new Date(parsed.data);
  return time.getTime() >= EARLIEST_EVENT_MS && time.getTime() < LATEST_EVENT_MS ? time : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
