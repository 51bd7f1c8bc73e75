/** A small embedded app for the double's own browser tests: what an app does with App Bridge, without a framework. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { jwtVerify } from "jose";
import { readBody } from "../http.ts";
import { API_KEY, API_SECRET } from "./harness.ts";

export interface FixtureApp {
  url: string;
  /** Refuses every session token that it has accepted so far, as if their minute were over. */
  expireSeenTokens(): void;
  /** Requests with their answers, e.g. "GET /api/whoami 401". */
  log: string[];
  /** The body of the last request to `/api/…` as it arrived. */
  lastBody: string;
  /** What `/api/top` names as the place to authorise again. */
  reauthorizeUrl: string;
  close(): Promise<void>;
}

const SHOP = /^[a-z0-9-]+\.myshopify\.com$/;

export async function openFixtureApp(): Promise<FixtureApp> {
  const accepted = new Set<string>();
  const refused = new Set<string>();
  const app: FixtureApp = {
    url: "",
    log: [],
    lastBody: "",
    reauthorizeUrl: "https://admin.shopify.com/store/demo-shop/products",
    expireSeenTokens: () => accepted.forEach((token) => refused.add(token)),
    close: async () => undefined,
  };

  const shopOf = async (token: string): Promise<string | null> => {
    if (refused.has(token)) return null;
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(API_SECRET), { audience: API_KEY });
      accepted.add(token);
      return new URL(String(payload.dest)).host;
    } catch {
      return null;
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "https://productstudio.test");
    const shop = url.searchParams.get("shop") ?? "";
    if (SHOP.test(shop)) {
      const ancestors = `frame-ancestors https://${shop} https://admin.shopify.com;`;
      response.setHeader("content-security-policy", ancestors);
    }
    const send = (status: number, type: string, body: string) => {
      app.log.push(`${request.method} ${url.pathname} ${status}`);
      response.writeHead(status, { "content-type": type }).end(body);
    };
    const bearer = request.headers.authorization?.replace("Bearer ", "");
    if (url.pathname.startsWith("/api/")) {
      const caller = bearer ? await shopOf(bearer) : null;
      if (!caller) {
        response.setHeader("X-Shopify-Retry-Invalid-Session-Request", "1");
        return send(401, "application/json", "{}");
      }
      if (url.pathname === "/api/top") {
        response.setHeader("X-Shopify-API-Request-Failure-Reauthorize-Url", app.reauthorizeUrl);
        return send(401, "application/json", "{}");
      }
      app.lastBody = String(await readBody(request, 1_000_000));
      return send(200, "application/json", JSON.stringify({ shop: caller, body: app.lastBody }));
    }
    if (url.pathname === "/auth/session-token") return send(200, "text/html", SCRIPT);
    const token = bearer ?? url.searchParams.get("id_token") ?? "";
    const caller = await shopOf(token);
    if (!caller) {
      // As Shopify's library does it.
      url.searchParams.delete("id_token");
      const reload = `https://productstudio.test${url.pathname}?${url.searchParams.toString()}`;
      url.searchParams.set("shopify-reload", reload);
      app.log.push(`${request.method} ${url.pathname} 302`);
      response.writeHead(302, { location: `/auth/session-token?${url.searchParams.toString()}` }).end();
      return;
    }
    send(200, "text/html", page(url, caller, token));
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  app.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return app;
}

const SCRIPT = `<script data-api-key="${API_KEY}" src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>`;

function page(url: URL, shop: string, token: string): string {
  const path = url.pathname;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fixture</title>${SCRIPT}</head><body>
<h1>Page ${path}</h1><p id="shop">${shop}</p><p id="query">${url.searchParams.get("q") ?? ""}</p>
<p id="token">${createHash("sha256").update(token).digest("hex").slice(0, 8)}</p>
<output id="out"></output>
<ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/create">Create</a><a href="/app/credits">Credits</a></ui-nav-menu>
<ui-title-bar title="Title of ${path}">
  <button variant="breadcrumb" onclick="say('back')">Home</button>
  <button onclick="say('secondary')">Export</button>
  <button variant="primary" onclick="say('primary')">Generate</button>
</ui-title-bar>
<ui-save-bar id="unsaved"><button variant="primary" onclick="say('saved')">Save</button><button onclick="say('discarded')">Discard</button></ui-save-bar>
<ui-modal id="question"><p>Delete the style?</p><ui-title-bar title="Delete"><button variant="primary" onclick="say('deleted')">Delete it</button></ui-title-bar></ui-modal>
<form data-save-bar onsubmit="event.preventDefault(); say('submitted ' + this.name.value)">
  <label>Default name <input name="name" value="Plain"></label></form>
<a id="product" href="shopify:admin/products">Products</a>
<script>
  const say = (text) => { document.getElementById("out").textContent = text; };
  // A client-side router in three lines, as React Router behaves: links stay in the page.
  const show = (path) => { document.querySelector("h1").textContent = "Page " + path; document.querySelector("ui-title-bar").setAttribute("title", "Title of " + path); };
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("ui-nav-menu a");
    if (!link) return;
    event.preventDefault(); history.pushState(null, "", link.getAttribute("href")); show(location.pathname);
  });
  window.addEventListener("popstate", () => show(location.pathname));
</script></body></html>`;
}
