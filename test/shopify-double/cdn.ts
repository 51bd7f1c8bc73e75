import type { IncomingMessage, ServerResponse } from "node:http";
import type { DoubleContext } from "./context.ts";
import type { FileRow, ShopRow } from "./database.ts";
import { serveThroughFaults, type Subject } from "./faults.ts";
import { CDN_HOST } from "./hosts.ts";
import { decodePath, sendText } from "./http.ts";
import { fileBytes } from "./pictures.ts";

/** The public address of a file, in the form that Shopify's CDN uses. */
export function cdnUrl(file: FileRow): string {
  if (file.kind === "VIDEO") {
    const name = file.id.toString(16).padStart(32, "0");
    return `https://${CDN_HOST}/videos/c/o/v/${name}${file.mime === "video/quicktime" ? ".mov" : ".mp4"}`;
  }
  const digits = String(file.shop_id).padStart(12, "0");
  const folder = `${digits.slice(0, 4)}/${digits.slice(4, 8)}/${digits.slice(8)}`;
  const version = Math.floor(file.updated_at / 1000);
  return `https://${CDN_HOST}/s/files/1/${folder}/files/${encodeURIComponent(file.filename)}?v=${version}`;
}

const VIDEO_PATH = /^\/videos\/c\/o\/v\/([0-9a-f]{32})\.(?:mp4|mov)$/;
const PATH = /^\/s\/files\/1\/(\d{4})\/(\d{4})\/(\d+)\/files\/([^/]+)$/;

/** The READY file behind a CDN address, or undefined. */
export function fileAtCdnUrl(context: DoubleContext, url: URL): FileRow | undefined {
  const video = VIDEO_PATH.exec(url.pathname)?.[1];
  if (url.host === CDN_HOST && video) {
    return context.db.get<FileRow>(
      "SELECT * FROM file WHERE id = ? AND kind = 'VIDEO' AND status = 'READY'",
      Number.parseInt(video, 16),
    );
  }
  const match = PATH.exec(url.pathname);
  if (url.host !== CDN_HOST || !match?.[4]) return undefined;
  return context.db.get<FileRow>(
    "SELECT * FROM file WHERE shop_id = ? AND filename = ? AND status = 'READY'",
    Number(`${match[1]}${match[2]}${match[3]}`),
    decodePath(match[4]),
  );
}

/** Serves the CDN host: the bytes of READY files, always in full size. */
export async function serveCdn(
  context: DoubleContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return sendText(response, 405, "Method Not Allowed");
  }
  const address = `https://${CDN_HOST}${request.url ?? "/"}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  const file = url ? fileAtCdnUrl(context, url) : undefined;
  if (!url || !file) return sendText(response, 404, "Not Found");
  const shop = context.db.get<ShopRow>("SELECT * FROM shop WHERE id = ?", file.shop_id);
  const subject: Subject = {
    shop: shop?.domain ?? null,
    host: CDN_HOST,
    path: url.pathname,
    operations: [],
    surface: "other",
  };
  return serveThroughFaults(context, subject, response, () => serveFile(context, file, request, response));
}

async function serveFile(
  context: DoubleContext,
  file: FileRow,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await fileBytes(context.db, context.blobs, file);
  const sha256 =
    file.sha256 ??
    context.db.get<{ sha256: string }>("SELECT sha256 FROM file WHERE id = ?", file.id)?.sha256 ??
    String(file.id);
  const etag = `"${sha256}"`;
  const headers = {
    etag,
    "cache-control": "public, max-age=31557600",
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
  };
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, "content-type": file.mime, "content-length": bytes.length });
  response.end(request.method === "HEAD" ? undefined : bytes);
}
