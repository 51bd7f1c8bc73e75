/**
 * A process of the app for authentication.test.ts: the real wiring, without the web server. It takes one question per
 * message and answers with what the app would have done; its environment decides which Shopify it meets.
 */
import { subscribe } from "node:diagnostics_channel";
import { createShopify } from "#app/shopify.server.ts";
import { findShopByDomain, installShop } from "#app/domain/account/index.server.ts";
import { openDb } from "#app/platform/db/db.ts";
import { systemIds } from "#app/platform/ids.ts";
import { createLog } from "#app/platform/log.ts";
import { createKeyring } from "#app/platform/secrets/keyring.ts";
import { hmacShopGid } from "#app/platform/secrets/shop-hmac.ts";

export type Question =
  | { do: "authenticate"; url: string; headers: Record<string, string> }
  | { do: "token"; shop: string; refreshRejected?: string }
  | { do: "forget"; shop: string };

export interface Answer {
  /** What the function returned. */
  value?: unknown;
  /** The Response that it threw. */
  response?: { status: number; headers: Record<string, string>; body: string };
  /** The message of the error that it threw. */
  error?: string;
  /** Requests for tokens that this process has made so far. */
  tokenRequests: number;
}

const env = process.env as Record<string, string>;
const log = createLog("debug");
const db = openDb(env.DATABASE_URL!);
const shopify = createShopify({
  env: {
    SHOPIFY_API_KEY: env.SHOPIFY_API_KEY!,
    SHOPIFY_API_SECRET: env.SHOPIFY_API_SECRET!,
    SHOPIFY_APP_URL: env.SHOPIFY_APP_URL!,
    DATABASE_URL: env.DATABASE_URL!,
  },
  db,
  keyring: createKeyring(env.ENCRYPTION_KEYS!),
  log,
});
const authenticateMerchant = shopify.authentication({
  async findInstalled(shopDomain) {
    const shop = await findShopByDomain({ db }, shopDomain);
    return shop?.isInstalled ? shop.shopId : null;
  },
  async install({ shopGid, shopDomain }) {
    const gidHmac = hmacShopGid(shopGid, env.SIGNING_KEY!);
    return (await installShop({ db, ids: systemIds }, { gidHmac, domain: shopDomain })).shopId;
  },
});

let tokenRequests = 0;
subscribe("undici:request:create", (message) => {
  if ((message as { request: { path: string } }).request.path === "/admin/oauth/access_token")
    tokenRequests++;
});

async function reply(question: Question): Promise<Answer> {
  try {
    const value = await act(question);
    return { value, tokenRequests };
  } catch (thrown) {
    if (!(thrown instanceof Response)) return { error: String(thrown), tokenRequests };
    const response = {
      status: thrown.status,
      headers: Object.fromEntries(thrown.headers),
      body: await thrown.text(),
    };
    return { response, tokenRequests };
  }
}

function act(question: Question): Promise<unknown> {
  switch (question.do) {
    case "authenticate":
      return authenticateMerchant(new Request(question.url, { headers: question.headers }));
    case "token":
      return shopify.accessTokens.token(
        question.shop,
        question.refreshRejected === undefined ? {} : { refreshRejected: question.refreshRejected },
      );
    case "forget":
      return shopify.forgetSessions(question.shop);
  }
}

process.on("message", ({ id, question }: { id: number; question: Question }) => {
  void reply(question).then((answer) => process.send!({ id, answer }));
});
process.on("disconnect", () => void Promise.all([shopify.close(), db.close()]));
process.send!({ ready: true });
