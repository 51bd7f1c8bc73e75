import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { decideCharge, isChargeAction } from "./billing.ts";
import { type DoubleContext, findShop, openShop } from "./context.ts";
import { refill, throttleStatus } from "./cost.ts";
import { emptyDatabase, type ShopRow } from "./database.ts";
import { decodePath, HttpRefusal, readJson, sendJson } from "./http.ts";
import { seedSchema, seedShop } from "./seed.ts";
import { settingsSchema, readSettings, writeSettings } from "./settings.ts";
import type { ShopHost } from "./shop-host.ts";
import { deliveryState, readState } from "./state.ts";
import { expireAccessTokens, mintSessionToken } from "./tokens.ts";
import type { Webhooks } from "./webhooks.ts";

const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** What the control API works on. */
export interface Controlled {
  context: DoubleContext;
  shopHost: ShopHost;
  webhooks: Webhooks;
}

interface Call {
  url: URL;
  body: Record<string, unknown>;
}

/** Returns the answer's body; refuses by throwing an HttpRefusal. */
type Operation = (controlled: Controlled, call: Call) => Promise<unknown> | unknown;

const shopField = z.string();

const OPERATIONS: Record<string, Operation> = {
  "GET /__double/session-token": async ({ context }, { url }) => {
    const shop = openShop(context, url.searchParams.get("shop") ?? "");
    if (!shop) throw new HttpRefusal(400, { error: "shop must be a myshopify.com domain" });
    const iss = url.searchParams.get("iss");
    const aud = url.searchParams.get("aud");
    const token = await mintSessionToken(context, shop, {
      expired: url.searchParams.get("expired") === "1",
      ...(iss !== null && { iss }),
      ...(aud !== null && { aud }),
    });
    return { token };
  },

  "GET /__double/state": ({ context }, { url }) =>
    readState(context, knownShop(context, url.searchParams.get("shop") ?? "")),

  "POST /__double/reset": async ({ context, shopHost }, { body }) => {
    const { seed } = parse(z.strictObject({ seed: seedSchema.optional() }), body);
    emptyDatabase(context.db);
    context.blobs.empty();
    shopHost.forgetBuckets();
    context.wake();
    return seed ? seeded(context, seed) : { reset: true };
  },

  "POST /__double/seed": ({ context }, { body }) => seeded(context, parse(seedSchema, body)),

  "POST /__double/throttle": ({ context, shopHost }, { body }) => {
    const change = parse(
      z.strictObject({
        shop: shopField,
        available: z.number().min(0).optional(),
        restoreRate: z.number().min(0).optional(),
        maximumAvailable: z.number().min(1).optional(),
      }),
      body,
    );
    const bucket = shopHost.bucketOf(knownShop(context, change.shop).id);
    refill(bucket, context.clock.now());
    bucket.maximumAvailable = change.maximumAvailable ?? bucket.maximumAvailable;
    bucket.restoreRate = change.restoreRate ?? bucket.restoreRate;
    bucket.available = change.available ?? bucket.available;
    return throttleStatus(bucket);
  },

  "POST /__double/webhooks": async ({ context, webhooks }, { body }) => {
    const { shop, topic, payload } = parse(
      z.strictObject({ shop: shopField, topic: z.string().min(1), payload: z.unknown() }),
      body,
    );
    const id = webhooks.enqueue(knownShop(context, shop), topic, payload ?? {});
    return deliveryState(await webhooks.firstAttempt(id));
  },

  "POST /__double/scopes": ({ context }, { body }) => {
    const { shop, scopes } = parse(z.strictObject({ shop: shopField, scopes: z.string() }), body);
    const { changes } = context.db.run(
      "UPDATE install SET scopes = ? WHERE shop_id = ?",
      scopes,
      knownShop(context, shop).id,
    );
    if (changes === 0) throw new HttpRefusal(409, { error: "the app is not installed on that shop" });
    return { scopes };
  },

  "POST /__double/expire-tokens": ({ context }, { body }) => {
    const { shop } = parse(z.strictObject({ shop: shopField }), body);
    return { expired: expireAccessTokens(context, knownShop(context, shop)) };
  },

  "POST /__double/settings": ({ context }, { body }) => {
    const changes = parse(z.strictObject(settingsSchema.unwrap().shape).partial(), body);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return writeSettings(context.db, given);
  },

  "GET /__double/settings": ({ context }) => readSettings(context.db),

  "POST /__double/app-url": ({ context }, { body }) => {
    const { appUrl } = parse(z.strictObject({ appUrl: z.url() }), body);
    context.appUrl = loopbackUrl(appUrl);
    return { appUrl: context.appUrl };
  },
};

const CHARGE_PATH = /^\/__double\/charges\/([^/]+)\/([a-z]+)$/;

/**
 * Serves the control API: tests and the demo, on loopback names only.
 * A page that a browser got from elsewhere can reach 127.0.0.1 by a rebound name or a cross-site post; both are refused.
 */
export async function serveControl(
  controlled: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLoopback(request.headers.host) || !isOwnOrigin(request.headers.origin)) {
    throw new HttpRefusal(403, { error: "the control API answers only to 127.0.0.1 and localhost" });
  }
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const body = request.method === "POST" ? await readJson(request, MAX_BODY_BYTES) : {};
  const charge = CHARGE_PATH.exec(url.pathname);
  if (request.method === "POST" && charge?.[1] && charge[2]) {
    return sendJson(response, 200, chargeOperation(controlled, charge[1], charge[2]));
  }
  const operation = OPERATIONS[`${request.method} ${url.pathname}`];
  if (!operation) throw new HttpRefusal(404, { error: "no such control operation" });
  sendJson(response, 200, await operation(controlled, { url, body }));
}

function chargeOperation({ context, webhooks }: Controlled, idText: string, action: string): unknown {
  const id = /^(?:gid:\/\/shopify\/AppPurchaseOneTime\/)?(\d{1,16})$/.exec(decodePath(idText) ?? "")?.[1];
  if (!id || !isChargeAction(action)) {
    throw new HttpRefusal(404, {
      error: "no such charge or action",
      actions: ["approve", "decline", "expire"],
    });
  }
  const decision = decideCharge(context, webhooks, Number(id), action);
  if (decision.ok) return { status: decision.status, returnUrl: decision.returnUrl };
  if (decision.reason === "unknown-charge") throw new HttpRefusal(404, { error: "no such charge" });
  throw new HttpRefusal(409, { error: "the charge is not pending", status: decision.status });
}

async function seeded(context: DoubleContext, seed: z.infer<typeof seedSchema>): Promise<unknown> {
  const outcome = await seedShop(context, seed);
  if (!outcome) throw new HttpRefusal(400, { error: "shop must be a myshopify.com domain" });
  return outcome;
}

function knownShop(context: DoubleContext, domain: string): ShopRow {
  const shop = findShop(context.db, domain);
  if (!shop) throw new HttpRefusal(404, { error: `unknown shop ${domain}` });
  return shop;
}

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new HttpRefusal(400, { error: z.prettifyError(parsed.error) });
  return parsed.data;
}

function isLoopback(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? "");
}

function isOwnOrigin(origin: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && isLoopback(new URL(origin).host));
}

/** The app's web process runs on this machine: the double sends nothing anywhere else. */
export function loopbackUrl(text: string): string {
  const url = new URL(text);
  if (url.protocol !== "http:" || !isLoopback(url.host)) {
    throw new HttpRefusal(400, { error: "the app's URL must be http on 127.0.0.1 or localhost" });
  }
  return url.origin;
}
