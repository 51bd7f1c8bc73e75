import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { count, type DoubleContext, findShop } from "./context.ts";
import { type Bucket, newBucket } from "./cost.ts";
import type { ShopRow } from "./database.ts";
import { serveThroughFaults, type Subject } from "./faults.ts";
import { type GraphqlRequest, openGraphql } from "./graphql/execute.ts";
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
  bucketOf(shop: ShopRow): Bucket;
  /** The next look at the bucket of that shop finds a full one of its plan. */
  forgetBucket(shop: ShopRow): void;
  forgetBuckets(): void;
}

export function openShopHost(context: DoubleContext): ShopHost {
  const graphql = openGraphql(context);
  const buckets = new Map<number, Bucket>();

  const bucketOf = (shop: ShopRow): Bucket => {
    let bucket = buckets.get(shop.id);
    if (!bucket) {
      bucket = newBucket(shop.plan, context.clock.now());
      buckets.set(shop.id, bucket);
    }
    return bucket;
  };

  return {
    bucketOf,
    forgetBucket: (shop) => void buckets.delete(shop.id),
    forgetBuckets: () => buckets.clear(),
    async serve(domain, request, response) {
      const shop = findShop(context.db, domain);
      if (!shop) return sendJson(response, 404, { errors: "Not Found" });
      const path = (request.url ?? "/").split("?")[0] ?? "/";

      const subject: Subject = { shop: domain, host: domain, path, operations: [], surface: "other" };

      if (request.method === "POST" && path === "/admin/oauth/access_token") {
        const body = await readJson(request, MAX_REQUEST_BYTES);
        return serveThroughFaults(context, subject, response, async () => {
          const reply = await grantToken(context, shop, body);
          sendJson(response, reply.status, reply.body);
        });
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
      const asked: GraphqlRequest = {
        query: body.query,
        variables: isRecord(body.variables) ? body.variables : {},
        operationName: typeof body.operationName === "string" ? body.operationName : null,
      };
      const costFields =
        request.headers["shopify-graphql-cost-debug"] === "1" ||
        request.headers["x-graphql-cost-include-fields"] === "true";
      const operation: Subject = {
        ...subject,
        operations: graphql.operationNames(asked),
        surface: "graphql",
      };
      return serveThroughFaults(context, operation, response, async (fault) => {
        const reply = await graphql.answer(shop, grantedScopes(access.scopes), bucketOf(shop), asked, {
          throttle: fault === "throttle",
          costFields,
          searchReports: request.headers["shopify-search-query-debug"] === "1",
        });
        sendJson(response, 200, reply, {
          "x-request-id": randomUUID(),
          date: new Date(context.clock.now()).toUTCString(),
          "x-shopify-api-version": API_VERSION,
        });
      });
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
