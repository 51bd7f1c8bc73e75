import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { count, type DoubleContext, findShop } from "./context.ts";
import { type Bucket, newBucket } from "./cost.ts";
import { openGraphql } from "./graphql/execute.ts";
import { readJson, sendJson } from "./http.ts";
import { grantedScopes } from "./scopes.ts";
import { checkAccessToken, grantToken } from "./tokens.ts";
import { API_VERSION } from "./webhooks.ts";

const MAX_REQUEST_BYTES = 4 * 1024 * 1024;
const GRAPHQL_PATH = /^\/admin\/api\/([^/]+)\/graphql\.json$/;

export interface ShopHost {
  /** Serves {shop}.myshopify.com. */
  serve(domain: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The points of a shop; kept in memory, so a restart begins with a full bucket. */
  bucketOf(shopId: number): Bucket;
  forgetBuckets(): void;
}

export function openShopHost(context: DoubleContext): ShopHost {
  const graphql = openGraphql(context);
  const buckets = new Map<number, Bucket>();

  const bucketOf = (shopId: number): Bucket => {
    let bucket = buckets.get(shopId);
    if (!bucket) {
      bucket = newBucket(context.clock.now());
      buckets.set(shopId, bucket);
    }
    return bucket;
  };

  return {
    bucketOf,
    forgetBuckets: () => buckets.clear(),
    async serve(domain, request, response) {
      const shop = findShop(context.db, domain);
      if (!shop) return sendJson(response, 404, { errors: "Not Found" });
      const path = (request.url ?? "/").split("?")[0] ?? "/";

      if (request.method === "POST" && path === "/admin/oauth/access_token") {
        const reply = await grantToken(context, shop, await readJson(request, MAX_REQUEST_BYTES));
        return sendJson(response, reply.status, reply.body);
      }

      const version = GRAPHQL_PATH.exec(path)?.[1];
      if (request.method !== "POST" || version !== API_VERSION) {
        count(context.db, shop.id, "unexpected", `${request.method} ${path}`);
        return sendJson(response, 404, { errors: "Not Found" });
      }
      const header = request.headers["x-shopify-access-token"];
      const access = checkAccessToken(context, shop, typeof header === "string" ? header : undefined);
      if (!access.ok) return sendJson(response, access.status, access.body);
      const body = await readJson(request, MAX_REQUEST_BYTES);
      if (typeof body.query !== "string") {
        return sendJson(response, 400, {
          errors: { query: "Required parameter missing or invalid" },
        });
      }
      const reply = await graphql.answer(shop, grantedScopes(access.scopes), bucketOf(shop.id), {
        query: body.query,
        variables: isRecord(body.variables) ? body.variables : {},
        operationName: typeof body.operationName === "string" ? body.operationName : null,
      });
      sendJson(response, 200, reply, {
        "x-request-id": randomUUID(),
        "x-shopify-api-version": API_VERSION,
      });
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
