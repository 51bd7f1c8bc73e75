import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";
import { serveAdmin } from "./admin/admin-host.ts";
import { APP_BRIDGE_PATH, serveAppBridge } from "./admin/app-bridge.ts";
import { shopDoor } from "./admin/shop-door.ts";
import { serveBulkResult } from "./bulk/operations.ts";
import { serveCdn } from "./cdn.ts";
import type { DoubleContext } from "./context.ts";
import { hostKind } from "./hosts.ts";
import { sendText } from "./http.ts";
import type { ShopHost } from "./shop-host.ts";
import { serveStagedUpload } from "./staged-uploads.ts";
import type { Webhooks } from "./webhook-queue.ts";

/** Routes a request that came in over TLS to the part of the double that plays its host. */
export async function serveEdge(
  context: DoubleContext,
  shopHost: ShopHost,
  webhooks: Webhooks,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const host = (request.headers.host ?? "").replace(/:443$/, "").toLowerCase();
  const servername = (request.socket as TLSSocket).servername;
  if (servername && servername !== host) return sendText(response, 421, "Misdirected Request");
  switch (hostKind(host)) {
    case "shop": {
      const door = shopDoor(host, request);
      if (door) return void response.writeHead(302, { location: door }).end();
      return shopHost.serve(host, request, response);
    }
    case "cdn":
      if (request.url?.split("?")[0] === APP_BRIDGE_PATH) return serveAppBridge(request, response);
      return serveCdn(context, request, response);
    case "staged-upload":
      return serveStagedUpload(context, request, response);
    case "bulk-result":
      return serveBulkResult(context, request, response);
    case "app":
      return forwardToApp(context, request, response);
    case "admin":
      return serveAdmin(context, webhooks, request, response);
    case null:
      return sendText(response, 421, "Misdirected Request");
  }
}

/** The app's public name leads to its own web process, as a production load balancer would. */
function forwardToApp(context: DoubleContext, request: IncomingMessage, response: ServerResponse): void {
  const { hostname, port } = new URL(context.appUrl);
  // The path goes on as it came: resolved as a URL, "//elsewhere" would leave the app.
  const upstream = httpRequest({
    hostname,
    port,
    path: request.url ?? "/",
    method: request.method ?? "GET",
    headers: {
      ...request.headers,
      "x-forwarded-host": request.headers.host,
      "x-forwarded-proto": "https",
    },
  });
  upstream.on("response", (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  upstream.on("error", () => {
    if (response.headersSent) response.destroy();
    else sendText(response, 502, "The app does not answer");
  });
  response.on("close", () => upstream.destroy());
  request.pipe(upstream);
}
