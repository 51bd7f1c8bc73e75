import { createHmac, randomInt, randomUUID, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { DoubleContext } from "./context.ts";
import type { ShopRow } from "./database.ts";
import { serveThroughFaults } from "./faults.ts";
import { STAGED_UPLOAD_HOST, VIDEO_UPLOAD_HOST } from "./hosts.ts";
import { decodePath, readBody, sendText } from "./http.ts";
import { readSettings } from "./settings.ts";

/** More than Shopify takes, so that a file that is too big is refused by processing and not by the transport. */
const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;

export interface StagedUploadRequest {
  filename: string;
  mimeType: string;
  resource: "IMAGE" | "VIDEO";
  /** A video is uploaded by POST. */
  httpMethod: "POST" | "PUT";
  declaredBytes: number | null;
}

export interface StagedTarget {
  url: string;
  resourceUrl: string;
  parameters: { name: string; value: string }[];
}

interface StagedRow {
  key: string;
  shop_id: number;
  filename: string;
  video_id: number | null;
  mime: string;
  method: string;
  declared_bytes: number | null;
  expires_at: number;
  sha256: string | null;
  bytes: number | null;
}

/** Opens one place to upload to, signed as Google Cloud Storage signs it, and remembers what was agreed. */
export function createStagedTarget(
  context: DoubleContext,
  shop: ShopRow,
  request: StagedUploadRequest,
): StagedTarget {
  const videoId = request.resource === "VIDEO" ? randomInt(1_000_000, 2 ** 40) : null;
  const ending = request.filename.slice(request.filename.lastIndexOf(".")).toLowerCase();
  const key =
    videoId === null
      ? `tmp/${shop.id}/products/${randomUUID()}/${request.filename}`
      : `c/o/v/${randomUUID().replaceAll("-", "")}${ending}`;
  const now = context.clock.now();
  const expiresAt = now + readSettings(context.db).stagedUploadTtlMs;
  context.db.run(
    `INSERT INTO staged_upload (key, shop_id, mime, method, declared_bytes, expires_at, filename, video_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    key,
    shop.id,
    request.mimeType,
    request.httpMethod,
    request.declaredBytes,
    expiresAt,
    request.filename,
    videoId,
  );
  const root = `https://${STAGED_UPLOAD_HOST}/`;
  const encodedKey = key.split("/").map(encodeURIComponent).join("/");
  const signature = sign(context, key, request.mimeType, expiresAt);
  const listed = (parameters: Record<string, string>) =>
    Object.entries(parameters).map(([name, value]) => ({ name, value }));
  if (videoId !== null) {
    const url = `https://${VIDEO_UPLOAD_HOST}`;
    return {
      url,
      resourceUrl: `${url}?external_video_id=${videoId}`,
      parameters: listed(videoParameters(key, signature)),
    };
  }
  if (request.httpMethod === "PUT") {
    const query = new URLSearchParams({
      "X-Goog-Algorithm": "GOOG4-RSA-SHA256",
      "X-Goog-Expires": String(Math.ceil((expiresAt - now) / 1000)),
      "X-Goog-SignedHeaders": "content-type;host",
      "X-Goog-Signature": signature,
    });
    return {
      url: `${root}${encodedKey}?${query}`,
      resourceUrl: `${root}${encodedKey}`,
      parameters: [
        { name: "content_type", value: request.mimeType },
        { name: "acl", value: "private" },
      ],
    };
  }
  return {
    url: root,
    resourceUrl: `${root}${encodedKey}`,
    parameters: listed(formParameters(key, request.mimeType, signature)),
  };
}

function videoParameters(key: string, signature: string): Record<string, string> {
  return {
    GoogleAccessId: "video-production@video-production-225115.iam.gserviceaccount.com",
    key,
    policy: Buffer.from(JSON.stringify({ key })).toString("base64"),
    signature,
  };
}

function formParameters(key: string, mime: string, signature: string): Record<string, string> {
  return {
    "Content-Type": mime,
    success_action_status: "201",
    acl: "private",
    key,
    "x-goog-algorithm": "GOOG4-RSA-SHA256",
    "x-goog-signature": signature,
  };
}

function sign(context: DoubleContext, key: string, mime: string, expiresAt: number): string {
  return createHmac("sha256", context.apiSecret).update(`${key}\n${mime}\n${expiresAt}`).digest("hex");
}

export interface Upload {
  filename: string;
  sha256: string | null;
  bytes: number | null;
  recipe: null;
}

/** What became of a resourceUrl: the blob that was uploaded there, null while nothing was, undefined for a foreign URL. */
export function uploadedBlob(context: DoubleContext, shop: ShopRow, url: URL): Upload | undefined {
  const columns = "filename, sha256, bytes, NULL AS recipe";
  if (url.host === VIDEO_UPLOAD_HOST) {
    return context.db.get<Upload>(
      `SELECT ${columns} FROM staged_upload WHERE video_id = ? AND shop_id = ?`,
      Number(url.searchParams.get("external_video_id")),
      shop.id,
    );
  }
  if (url.host !== STAGED_UPLOAD_HOST) return undefined;
  return context.db.get<Upload>(
    `SELECT ${columns} FROM staged_upload WHERE key = ? AND shop_id = ?`,
    decodePath(url.pathname.slice(1)),
    shop.id,
  );
}

/** Serves the staged-upload host: one POST form or one PUT for each target, refused as Google Cloud Storage refuses. */
export async function serveStagedUpload(
  context: DoubleContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === "POST") return servePost(context, request, response);
  if (request.method === "PUT") return servePut(context, request, response);
  refuse(response, 405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
}

async function servePost(
  context: DoubleContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, MAX_UPLOAD_BYTES);
  const contentType = request.headers["content-type"] ?? "";
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  } catch {
    return refuse(response, 400, "MalformedPOSTRequest", "The body is not well-formed multipart/form-data.");
  }
  const target = findTarget(context, form.get("key"));
  if (!target || target.method !== "POST") return refuseSignature(response);
  const signature = sign(context, target.key, target.mime, target.expires_at);
  const isVideo = target.video_id !== null;
  const expected = isVideo
    ? videoParameters(target.key, signature)
    : formParameters(target.key, target.mime, signature);
  for (const [name, value] of Object.entries(expected)) {
    const given = form.get(name);
    if (typeof given !== "string" || !equal(given, value)) return refuseSignature(response);
  }
  const file = form.get("file");
  if (!(file instanceof File)) {
    return refuse(response, 400, "InvalidArgument", "The form has no file.");
  }
  if ([...form.keys()].at(-1) !== "file") {
    return refuse(response, 400, "InvalidArgument", "The file must be the last field of the form.");
  }
  const bytes = Buffer.from(await file.arrayBuffer());
  const location = `https://${STAGED_UPLOAD_HOST}/${target.key}`;
  return receive(context, target, bytes, response, () =>
    isVideo
      ? void response.writeHead(204).end()
      : sendText(
          response,
          201,
          `<?xml version='1.0' encoding='UTF-8'?><PostResponse><Location>${xml(location)}</Location>` +
            `<Bucket>shopify-staged-uploads</Bucket><Key>${xml(target.key)}</Key></PostResponse>`,
          "application/xml; charset=UTF-8",
        ),
  );
}

/** Takes the bytes of a well-signed upload, unless a fault says otherwise. */
function receive(
  context: DoubleContext,
  target: StagedRow,
  bytes: Buffer,
  response: ServerResponse,
  acknowledge: () => void,
): Promise<void> {
  const shop = context.db.get<ShopRow>("SELECT * FROM shop WHERE id = ?", target.shop_id);
  const host = target.video_id === null ? STAGED_UPLOAD_HOST : VIDEO_UPLOAD_HOST;
  const path = target.method === "PUT" ? `/${target.key}` : "/";
  return serveThroughFaults(
    context,
    { shop: shop?.domain ?? null, host, path, operations: [], surface: "upload" },
    response,
    (fault) => {
      if (fault === "upload-rejected") return refuse(response, 403, "AccessDenied", "Access denied.");
      if (fault === "upload-expired") return refuseExpired(response);
      if (!accept(context, target, bytes, fault === "upload-truncated", response)) return;
      acknowledge();
    },
  );
}

async function servePut(
  context: DoubleContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", `https://${STAGED_UPLOAD_HOST}`);
  const bytes = await readBody(request, MAX_UPLOAD_BYTES);
  const target = findTarget(context, decodePath(url.pathname.slice(1)));
  if (!target || target.method !== "PUT") return refuseSignature(response);
  const signature = url.searchParams.get("X-Goog-Signature") ?? "";
  if (!equal(signature, sign(context, target.key, target.mime, target.expires_at))) {
    return refuseSignature(response);
  }
  if (request.headers["content-type"] !== target.mime) return refuseSignature(response);
  return receive(context, target, bytes, response, () => sendText(response, 200, ""));
}

function findTarget(context: DoubleContext, key: unknown): StagedRow | undefined {
  if (typeof key !== "string") return undefined;
  return context.db.get<StagedRow>("SELECT * FROM staged_upload WHERE key = ?", key);
}

/** Checks expiry and size, keeps the bytes, and returns true; otherwise answers the refusal and returns false. */
function accept(
  context: DoubleContext,
  target: StagedRow,
  bytes: Buffer,
  truncated: boolean,
  response: ServerResponse,
): boolean {
  if (target.expires_at <= context.clock.now()) {
    refuseExpired(response);
    return false;
  }
  if (target.declared_bytes !== null && bytes.length !== target.declared_bytes) {
    const code = bytes.length > target.declared_bytes ? "EntityTooLarge" : "EntityTooSmall";
    refuse(
      response,
      400,
      code,
      `Content length ${bytes.length} is not the declared ${target.declared_bytes}.`,
    );
    return false;
  }
  const kept = truncated ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
  context.db.run(
    "UPDATE staged_upload SET sha256 = ?, bytes = ? WHERE key = ?",
    context.blobs.put(kept),
    kept.length,
    target.key,
  );
  return true;
}

function refuseExpired(response: ServerResponse): void {
  refuse(response, 400, "ExpiredToken", "The provided token has expired.");
}

function refuseSignature(response: ServerResponse): void {
  refuse(
    response,
    403,
    "SignatureDoesNotMatch",
    "Access denied. The request does not match what was signed.",
  );
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body = `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${xml(message)}</Message></Error>`;
  sendText(response, status, body, "application/xml; charset=UTF-8");
}

function equal(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
