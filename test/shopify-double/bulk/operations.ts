import { createHmac } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { DoubleContext } from "../context.ts";
import type { BulkOperationRow, ShopRow } from "../database.ts";
import { serveThroughFaults } from "../faults.ts";
import { gid } from "../graphql/ids.ts";
import { BULK_RESULT_HOST } from "../hosts.ts";
import { sendText } from "../http.ts";
import { readSettings } from "../settings.ts";
import { parseBulkQuery } from "./shape.ts";

const RESULT_TTL_MS = 7 * 24 * 60 * 60 * 1000;
const RESULT_FOLDER = "/shopify-tiers-assets-prod-us-east1/bulk-operation-outputs/";

export interface BulkUserError {
  field: string[] | null;
  code: "INVALID" | "LIMIT_REACHED" | "OPERATION_IN_PROGRESS";
  message: string;
}

/** bulkOperationRunQuery: CREATED now, run in the background. */
export function startBulkQuery(
  context: DoubleContext,
  shop: ShopRow,
  scopes: ReadonlySet<string>,
  query: string,
): { operation: BulkOperationRow | null; userErrors: BulkUserError[] } {
  const { db, clock } = context;
  const parsed = parseBulkQuery(context.schema, query);
  if (!parsed.ok) {
    return { operation: null, userErrors: [{ field: ["query"], code: "INVALID", message: parsed.message }] };
  }
  const { bulkQueriesAtATime, bulkDelayMs } = readSettings(db);
  const running = db.all<BulkOperationRow>(
    "SELECT * FROM bulk_operation WHERE shop_id = ? AND status IN ('CREATED', 'RUNNING', 'CANCELING')",
    shop.id,
  );
  if (running.length >= bulkQueriesAtATime) return { operation: null, userErrors: [atLimit(running)] };
  const { id } = db.run(
    `INSERT INTO bulk_operation (shop_id, query, scopes, status, object_count, root_object_count, created_at, due_at)
     VALUES (?, ?, ?, 'CREATED', 0, 0, ?, ?)`,
    shop.id,
    query,
    [...scopes].join(","),
    clock.now(),
    clock.now() + bulkDelayMs,
  );
  context.wake();
  return { operation: findBulkOperation(context, shop, id)!, userErrors: [] };
}

function atLimit(running: BulkOperationRow[]): BulkUserError {
  const [first] = running;
  return running.length === 1 && first
    ? {
        field: null,
        code: "OPERATION_IN_PROGRESS",
        message: `A bulk query operation for this app and shop is already in progress: ${gid("BulkOperation", first.id)}.`,
      }
    : {
        field: null,
        code: "LIMIT_REACHED",
        message: `The limit of ${running.length} running bulk query operations for this app and shop has been reached.`,
      };
}

export function findBulkOperation(
  { db }: DoubleContext,
  shop: ShopRow,
  id: number | null,
): BulkOperationRow | undefined {
  return db.get<BulkOperationRow>("SELECT * FROM bulk_operation WHERE id = ? AND shop_id = ?", id, shop.id);
}

/** bulkOperationCancel: CANCELING now, CANCELED when the background work has noticed. Null when it is over. */
export function cancelBulkOperation(context: DoubleContext, operation: BulkOperationRow): boolean {
  const { changes } = context.db.run(
    "UPDATE bulk_operation SET status = 'CANCELING', due_at = ? WHERE id = ? AND status IN ('CREATED', 'RUNNING')",
    context.clock.now(),
    operation.id,
  );
  context.wake();
  return changes > 0;
}

/** The signed address of the result, for seven days; null while there is none or when it would be empty. */
export function bulkResultUrl(context: DoubleContext, operation: BulkOperationRow): string | null {
  if (operation.status !== "COMPLETED" || operation.completed_at === null || !operation.file_bytes)
    return null;
  const expires = String(Math.floor((operation.completed_at + RESULT_TTL_MS) / 1000));
  const path = `${RESULT_FOLDER}${operation.id}-final`;
  const query = new URLSearchParams({
    GoogleAccessId: "assets-us-prod@shopify-tiers.iam.gserviceaccount.com",
    Expires: expires,
    Signature: sign(context, path, expires),
    "response-content-disposition": `attachment; filename="bulk-${operation.id}.jsonl"`,
    "response-content-type": "application/jsonl",
  });
  return `https://${BULK_RESULT_HOST}${path}?${query}`;
}

function sign({ apiSecret }: DoubleContext, path: string, expires: string): string {
  return createHmac("sha256", apiSecret).update(`${path}\n${expires}`).digest("base64");
}

/** Where the lines of an operation are written. */
export function resultPath({ bulkDir }: DoubleContext, id: number): string {
  return join(bulkDir, `${id}.jsonl`);
}

/** Serves the storage host: finished results by their signed address. */
export async function serveBulkResult(
  context: DoubleContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", `https://${BULK_RESULT_HOST}`);
  const id = Number(/^\/.+\/(\d+)-final$/.exec(url.pathname)?.[1]);
  const operation = context.db.get<BulkOperationRow & { domain: string }>(
    "SELECT bulk_operation.*, domain FROM bulk_operation JOIN shop ON shop.id = shop_id WHERE bulk_operation.id = ?",
    id || 0,
  );
  const expires = url.searchParams.get("Expires") ?? "";
  const signed = url.searchParams.get("Signature") === sign(context, url.pathname, expires);
  if (request.method !== "GET" || !operation || !signed) return sendText(response, 403, "Access denied.");
  if (Number(expires) * 1000 <= context.clock.now()) return sendText(response, 400, "ExpiredToken");
  const subject = {
    shop: operation.domain,
    host: BULK_RESULT_HOST,
    path: url.pathname,
    operations: [],
    surface: "other",
  } as const;
  return serveThroughFaults(context, subject, response, async () => {
    const file = await open(resultPath(context, operation.id));
    response.writeHead(200, {
      "content-type": "application/jsonl",
      "content-length": operation.file_bytes ?? 0,
    });
    await pipeline(file.createReadStream(), response);
  });
}
