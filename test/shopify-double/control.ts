import type { IncomingMessage, ServerResponse } from "node:http";
import type { GraphQLEnumType } from "graphql";
import { z } from "zod";
import { decideCharge, findCharge, isChargeAction } from "./billing.ts";
import { rmSync } from "node:fs";
import { shopifyDateTime } from "./clock.ts";
import { type DoubleContext, openShop } from "./context.ts";
import { type Controlled, knownShop, type Operation, parse, shopField } from "./control-input.ts";
import { webhookOperations } from "./control-webhooks.ts";
import { refill, throttleStatus } from "./cost.ts";
import { emptyDatabase } from "./database.ts";
import { addFault, faultSchema, listFaults, removeFaults } from "./faults.ts";
import { doomNextFile } from "./files.ts";
import { gid } from "./graphql/ids.ts";
import { decodePath, HttpRefusal, readJson, sendJson } from "./http.ts";
import { grantScopes, uninstall } from "./installation.ts";
import { removeProducts } from "./remove-products.ts";
import { seedSchema, seedShop } from "./seed.ts";
import { settingsSchema, readSettings, writeSettings } from "./settings.ts";
import { readState } from "./state.ts";
import { changeSubscription, SUBSCRIPTION_ACTIONS, type SubscriptionAction } from "./subscriptions.ts";
import { expireAccessTokens, mintSessionToken } from "./tokens.ts";

const MAX_BODY_BYTES = 16 * 1024 * 1024;

const OPERATIONS: Record<string, Operation> = {
  ...webhookOperations,

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
    rmSync(context.bulkDir, { recursive: true, force: true });
    context.clock.restore();
    shopHost.forgetBuckets();
    context.wake();
    return seed ? seeded(context, seed) : { reset: true };
  },

  "POST /__double/seed": ({ context }, { body }) => seeded(context, parse(seedSchema, body)),

  "POST /__double/products/remove": ({ context }, { body }) => {
    const { shop, ids } = parse(z.strictObject({ shop: shopField, ids: z.array(z.string()).min(1) }), body);
    return { removed: removeProducts(context, knownShop(context, shop), ids) };
  },

  "POST /__double/throttle": ({ context, shopHost }, { body }) => {
    const change = parse(
      z.strictObject({
        shop: shopField,
        /** What the merchant pays Shopify for: begins with a full bucket of that plan. */
        plan: z.enum(["basic", "advanced", "plus", "enterprise"]).optional(),
        available: z.number().min(0).optional(),
        restoreRate: z.number().min(0).optional(),
        maximumAvailable: z.number().min(1).optional(),
      }),
      body,
    );
    const shop = knownShop(context, change.shop);
    if (change.plan) {
      context.db.run("UPDATE shop SET plan = ? WHERE id = ?", change.plan, shop.id);
      shopHost.forgetBucket(shop);
    }
    const bucket = shopHost.bucketOf({ ...shop, plan: change.plan ?? shop.plan });
    refill(bucket, context.clock.now());
    bucket.maximumAvailable = change.maximumAvailable ?? bucket.maximumAvailable;
    bucket.restoreRate = change.restoreRate ?? bucket.restoreRate;
    bucket.available = change.available ?? bucket.available;
    return throttleStatus(bucket);
  },

  "POST /__double/scopes": ({ context }, { body }) => {
    const { shop, scopes } = parse(z.strictObject({ shop: shopField, scopes: z.string() }), body);
    if (!grantScopes(context, knownShop(context, shop), scopes)) throw notInstalled();
    return { scopes };
  },

  "POST /__double/uninstall": ({ context }, { body }) => {
    const { shop } = parse(z.strictObject({ shop: shopField }), body);
    if (!uninstall(context, knownShop(context, shop))) throw notInstalled();
    return { uninstalled: true };
  },

  "POST /__double/clock": async ({ context }, { body }) => {
    const { advanceMs, set } = parse(
      z
        .strictObject({ advanceMs: z.number().int().min(0).optional(), set: z.iso.datetime().optional() })
        .refine((given) => (given.advanceMs === undefined) !== (given.set === undefined), {
          error: "either advanceMs or set",
        }),
      body,
    );
    context.clock.set(set === undefined ? context.clock.now() + (advanceMs ?? 0) : Date.parse(set));
    await context.settle();
    return { now: shopifyDateTime(context.clock.now()) };
  },

  "GET /__double/clock": ({ context }) => ({ now: shopifyDateTime(context.clock.now()) }),

  "POST /__double/faults": ({ context }, { body }) => {
    const rule = parse(faultSchema, body);
    return addFault(context, rule);
  },

  "GET /__double/faults": ({ context }) => listFaults(context),

  "DELETE /__double/faults": ({ context }, { url }) => {
    const id = url.searchParams.get("id");
    if (id !== null && !/^\d{1,16}$/.test(id)) throw new HttpRefusal(400, { error: "id must be a number" });
    return { removed: removeFaults(context, id === null ? null : Number(id)) };
  },

  "POST /__double/files/fail-next": ({ context }, { body }) => {
    const codes = context.schema.getType("FileErrorCode") as GraphQLEnumType;
    const { shop, code, count } = parse(
      z.strictObject({
        shop: shopField,
        code: z.string().refine((text) => codes.getValue(text), { error: "code must be a FileErrorCode" }),
        count: z.number().int().min(1).max(250).default(1),
      }),
      body,
    );
    for (let times = 0; times < count; times += 1) doomNextFile(context, knownShop(context, shop), code);
    return { code, count };
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

const CHARGE_ID = /^(?:gid:\/\/shopify\/(?:AppPurchaseOneTime|AppSubscription)\/)?(\d{1,16})$/;

function chargeOperation({ context, webhooks }: Controlled, idText: string, action: string): unknown {
  const id = CHARGE_ID.exec(decodePath(idText) ?? "")?.[1];
  if (id && isSubscriptionAction(action)) {
    const changed = changeSubscription(context, webhooks, Number(id), action);
    if (!changed) {
      if (!findCharge(context, Number(id))) throw new HttpRefusal(404, { error: "no such charge" });
      throw new HttpRefusal(409, { error: `no subscription in a state that allows to ${action} it` });
    }
    return { id: gid("AppSubscription", changed.id), status: changed.status };
  }
  if (!id || !isChargeAction(action)) {
    throw new HttpRefusal(404, {
      error: "no such charge or action",
      actions: ["approve", "decline", "expire", ...SUBSCRIPTION_ACTIONS],
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

function isSubscriptionAction(text: string): text is SubscriptionAction {
  return (SUBSCRIPTION_ACTIONS as readonly string[]).includes(text);
}

function notInstalled(): HttpRefusal {
  return new HttpRefusal(409, { error: "the app is not installed on that shop" });
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
