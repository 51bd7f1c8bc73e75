import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { decideCharge } from "../billing.ts";
import { count, type DoubleContext, findShop, NO_SHOP } from "../context.ts";
import type { FileRow, ProductRow, ShopRow } from "../database.ts";
import { NotServed } from "../graphql/errors.ts";
import { ADMIN_HOST, APP_HOST, CDN_HOST } from "../hosts.ts";
import { HttpRefusal, readBody, readJson, sendJson, sendText } from "../http.ts";
import { uninstall } from "../installation.ts";
import { DEFAULT_SCOPES, installedScopes, mintSessionToken, sessionIdOf } from "../tokens.ts";
import type { Webhooks } from "../webhook-queue.ts";
import { browserScript } from "./browser-script.ts";
import type { HostUser, ScopesState } from "./browser/protocol.ts";
import { findOffer } from "./charge-offer.ts";
import { APP_HANDLE, appFrameUrl, localeOf, storeOf } from "./embed.ts";
import type { Html } from "./html.ts";
import { appPage } from "./pages/app.ts";
import { appSettingsPage } from "./pages/app-settings.ts";
import { chargePage } from "./pages/charge.ts";
import { messagePage } from "./pages/layout.ts";
import { productPage, productsPage } from "./pages/products.ts";
import { thumbnail } from "./thumbnails.ts";
import { listProducts, pickedCollection, pickedProduct, pickerRows } from "./resources.ts";

const MAX_BODY_BYTES = 256 * 1024;
const HOST_SCRIPT = new URL("./browser/host/main.ts", import.meta.url);
const STYLES = new URL("./browser/host/admin.css", import.meta.url);

/** What an admin page may load: the shop's pictures, the app's frame, nothing else; and nobody may frame it. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `img-src 'self' https://${CDN_HOST} data:`,
  `media-src https://${CDN_HOST}`,
  "connect-src 'self'",
  `frame-src https://${APP_HOST}`,
  `form-action 'self' https://${ADMIN_HOST} https://${APP_HOST}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

interface AdminRequest {
  context: DoubleContext;
  webhooks: Webhooks;
  shop: ShopRow;
  url: URL;
  request: IncomingMessage;
  response: ServerResponse;
}

/** `match` holds what the route's parentheses matched. */
type Page = (admin: AdminRequest, match: string[]) => Promise<void> | void;

const ROUTES: [method: string, path: RegExp, page: Page][] = [
  ["GET", /^\/?$/, ({ response, shop }) => redirect(response, `/store/${storeOf(shop)}/products`)],
  ["GET", /^\/products$/, showProducts],
  ["GET", /^\/products\/(\d{1,16})$/, showProduct],
  ["GET", /^\/apps\/([^/]+)(\/.*)?$/, showApp],
  ["GET", /^\/settings\/apps$/, showAppSettings],
  ["POST", /^\/settings\/apps$/, changeAppSettings],
  ["GET", /^\/charges\/.+$/, showCharge],
  ["POST", /^\/charges\/.+$/, decideOnCharge],
  ["POST", /^\/host\/session-token$/, sendSessionToken],
  ["GET", /^\/host\/resources$/, sendResources],
  ["GET", /^\/host\/thumbnails\/(\d{1,16})$/, sendThumbnail],
  ["POST", /^\/host\/picked$/, sendPicked],
  ["GET", /^\/host\/user$/, sendUser],
  ["GET", /^\/host\/scopes$/, sendScopes],
];

/** Serves admin.shopify.com: the pages that a merchant sees around the app, and what their script asks for. */
export async function serveAdmin(
  context: DoubleContext,
  webhooks: Webhooks,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
  const url = parseUrl(request.url);
  if (!url) return sendText(response, 400, "Bad Request");
  if (url.pathname === "/assets/host.js") {
    return sendText(response, 200, browserScript(HOST_SCRIPT), "text/javascript; charset=utf-8");
  }
  if (url.pathname === "/assets/admin.css") {
    return sendText(response, 200, readFileSync(STYLES, "utf8"), "text/css; charset=utf-8");
  }
  const [, store, rest] = /^\/store\/([a-z0-9-]+)(\/.*)?$/.exec(url.pathname) ?? [];
  const shop = store && findShop(context.db, `${store}.myshopify.com`);
  if (!shop) return sendText(response, 404, "No such store");
  // Nothing changes because another site asked for it.
  if (method !== "GET" && request.headers.origin !== `https://${ADMIN_HOST}`) {
    return sendText(response, 403, "Forbidden");
  }
  const admin: AdminRequest = { context, webhooks, shop, url, request, response };
  for (const [routeMethod, path, page] of ROUTES) {
    const match = path.exec(rest ?? "");
    if (match && routeMethod === method) return page(admin, match.slice(1));
  }
  count(context.db, NO_SHOP, "unexpected", `${method} ${ADMIN_HOST}${url.pathname}`);
  sendPage(response, 404, messagePage(shop, "Page not found", "The double has no such admin page."));
}

function parseUrl(path: string | undefined): URL | null {
  const address = `https://${ADMIN_HOST}${path?.startsWith("/") ? path : "/"}`;
  return URL.canParse(address) ? new URL(address) : null;
}

function sendPage(response: ServerResponse, status: number, page: Html): void {
  response.setHeader("content-security-policy", PAGE_POLICY);
  response.setHeader("cache-control", "no-store");
  response.setHeader("referrer-policy", "origin");
  sendText(response, status, page.text, "text/html; charset=utf-8");
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, "cache-control": "no-store" }).end();
}

function showProducts({ context, shop, url, response }: AdminRequest): void {
  const query = url.searchParams.get("query") ?? "";
  const page = listProducts(context, shop, { query, after: url.searchParams.get("after") });
  sendPage(response, 200, productsPage(context, shop, query, page));
}

function showProduct({ context, shop, response }: AdminRequest, [id]: string[]): void {
  const product = context.db.get<ProductRow>(
    "SELECT * FROM product WHERE id = ? AND shop_id = ?",
    Number(id),
    shop.id,
  );
  if (product) sendPage(response, 200, productPage(context, shop, product));
  else sendPage(response, 404, messagePage(shop, "Product not found", "This product may have been deleted."));
}

async function showApp(
  { context, shop, url, request, response }: AdminRequest,
  [handle = "", path = "/"]: string[],
): Promise<void> {
  if (handle !== APP_HANDLE && handle !== context.apiKey) {
    return sendPage(response, 404, messagePage(shop, "App not found", "No app with this name is installed."));
  }
  const locale = localeOf(request.headers["accept-language"]);
  const frameUrl = await appFrameUrl(context, shop, path, url.searchParams, locale);
  sendPage(
    response,
    200,
    appPage(shop, {
      appBase: `/store/${storeOf(shop)}/apps/${handle}`,
      sessionId: sessionIdOf(context, shop),
      frameUrl,
      locale,
    }),
  );
}

function showAppSettings({ context, shop, response }: AdminRequest): void {
  const scopes = installedScopes(context, shop);
  sendPage(response, 200, appSettingsPage(shop, scopes === null ? null : scopes.split(",")));
}

async function changeAppSettings({ context, shop, url, request, response }: AdminRequest): Promise<void> {
  const form = new URLSearchParams((await readBody(request, MAX_BODY_BYTES)).toString("utf8"));
  if (form.get("action") !== "uninstall") throw new HttpRefusal(400, { errors: "Bad Request" });
  uninstall(context, shop);
  redirect(response, url.pathname);
}

function showCharge({ context, shop, url, response }: AdminRequest): void {
  const offer = findOffer(context, shop, url);
  if (offer) return sendPage(response, 200, chargePage(shop, offer));
  sendPage(response, 404, messagePage(shop, "Charge not found", "The link to this charge is not valid."));
}

async function decideOnCharge({
  context,
  webhooks,
  shop,
  url,
  request,
  response,
}: AdminRequest): Promise<void> {
  const form = new URLSearchParams((await readBody(request, MAX_BODY_BYTES)).toString("utf8"));
  const decision = z.enum(["approve", "decline"]).safeParse(form.get("decision"));
  const offer = findOffer(context, shop, url);
  if (!decision.success || !offer) throw new HttpRefusal(400, { errors: "Bad Request" });
  const decided = decideCharge(context, webhooks, offer.id, decision.data);
  // Decided meanwhile, in another tab perhaps: the page says how.
  redirect(response, decided.ok ? decided.returnUrl : url.href);
}

async function sendSessionToken({ context, shop, url, response }: AdminRequest): Promise<void> {
  // A page that was left open while the app was uninstalled must not install it again.
  if (url.searchParams.get("session") !== sessionIdOf(context, shop)) {
    throw new HttpRefusal(404, { errors: "The app is not installed" });
  }
  sendJson(response, 200, { token: await mintSessionToken(context, shop) }, { "cache-control": "no-store" });
}

const searchSchema = z.object({
  type: z.enum(["product", "collection"]),
  query: z.string().max(500).default(""),
  filter: z.string().max(2000).default(""),
  /** Product statuses, separated by commas; left out: all. */
  status: z.string().max(100).default(""),
  after: z.string().max(1000).nullable().default(null),
});

function sendResources({ context, shop, url, response }: AdminRequest): void {
  const search = searchSchema.safeParse(Object.fromEntries(url.searchParams));
  if (!search.success) throw new HttpRefusal(400, { errors: z.prettifyError(search.error) });
  try {
    sendJson(response, 200, pickerRows(context, shop, search.data.type, search.data));
  } catch (fault) {
    if (!(fault instanceof NotServed)) throw fault;
    count(context.db, shop.id, "unexpected", `resourcePicker filter ${fault.what}`);
    throw new HttpRefusal(400, { errors: fault.message });
  }
}

async function sendThumbnail({ context, shop, response }: AdminRequest, [id]: string[]): Promise<void> {
  const file = context.db.get<FileRow>(
    "SELECT * FROM file WHERE id = ? AND shop_id = ? AND status = 'READY'",
    Number(id),
    shop.id,
  );
  const picture = file && (await thumbnail(context, file));
  if (!picture) return sendText(response, 404, "Not Found");
  response.writeHead(200, {
    "content-type": "image/webp",
    "content-length": picture.length,
    "cache-control": "private, max-age=3600",
  });
  response.end(picture);
}

const idSchema = (type: string) =>
  z
    .string()
    .regex(new RegExp(`^gid://shopify/${type}/\\d{1,16}$`))
    .transform((text) => Number(text.slice(text.lastIndexOf("/") + 1)));

const pickedSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("product"),
    resources: z
      .array(z.object({ id: idSchema("Product"), variants: z.array(idSchema("ProductVariant")) }))
      .max(1000),
  }),
  z.object({
    type: z.literal("collection"),
    resources: z.array(z.object({ id: idSchema("Collection") })).max(1000),
  }),
]);

async function sendPicked({ context, shop, request, response }: AdminRequest): Promise<void> {
  const parsed = pickedSchema.safeParse(await readJson(request, MAX_BODY_BYTES));
  if (!parsed.success) throw new HttpRefusal(400, { errors: z.prettifyError(parsed.error) });
  const picked =
    parsed.data.type === "product"
      ? parsed.data.resources.map(({ id, variants }) => pickedProduct(context, shop, id, variants))
      : parsed.data.resources.map(({ id }) => pickedCollection(context, shop, id));
  sendJson(response, 200, { picked: picked.filter((resource) => resource !== null) });
}

function sendUser({ response }: AdminRequest): void {
  const user: HostUser = { accountAccess: "Administrator" };
  sendJson(response, 200, user);
}

function sendScopes({ context, shop, response }: AdminRequest): void {
  const scopes: ScopesState = {
    granted: (installedScopes(context, shop) ?? "").split(",").filter(Boolean),
    required: DEFAULT_SCOPES.split(","),
    optional: [],
  };
  sendJson(response, 200, scopes);
}
