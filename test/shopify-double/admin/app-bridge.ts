import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { browserScript } from "./browser-script.ts";

/** Where Shopify's CDN has App Bridge. */
export const APP_BRIDGE_PATH = "/shopifycloud/app-bridge.js";

const ENTRY = new URL("./browser/app-bridge/main.ts", import.meta.url);

export function serveAppBridge(request: IncomingMessage, response: ServerResponse): void {
  const script = browserScript(ENTRY);
  const etag = `"${createHash("sha256").update(script).digest("hex").slice(0, 32)}"`;
  const headers = {
    etag,
    "cache-control": "public, max-age=60",
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
  };
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, "content-type": "text/javascript; charset=utf-8" });
  response.end(request.method === "HEAD" ? undefined : script);
}
