import { createHmac } from "node:crypto";
import { createWriteStream, mkdirSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { once } from "node:events";
import { setImmediate as breathe } from "node:timers/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { execute, type ExecutionResult } from "graphql";
import { shopifyDateTime } from "../clock.ts";
import { count, type DoubleContext } from "../context.ts";
import { newBucket } from "../cost.ts";
import type { BulkOperationRow, ShopRow } from "../database.ts";
import { serveThroughFaults } from "../faults.ts";
import { NotServed } from "../graphql/errors.ts";
import { resolveField, resolveType } from "../graphql/execute.ts";
import { gid } from "../graphql/ids.ts";
import type { GraphqlContext } from "../graphql/resolver.ts";
import { BULK_RESULT_HOST } from "../hosts.ts";
import { sendText } from "../http.ts";
import type { DueWork } from "../scheduler.ts";
import { grantedScopes } from "../scopes.ts";
import { readSettings } from "../settings.ts";
import { type BulkQuery, itemsOf, linesOf, parseBulkQuery } from "./shape.ts";

const RESULT_TTL_MS = 7 * 24 * 60 * 60 * 1000;
const RESULT_FOLDER = "/shopify-tiers-assets-prod-us-east1/bulk-operation-outputs/";
/** Root objects that are read at once; the rest of the shop stays in the database. */
const ROOT_PAGE = 50;

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

function resultPath({ bulkDir }: DoubleContext, id: number): string {
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

/** The background work that runs bulk operations, one after the other; after a crash an operation begins anew. */
export function bulkWork(context: DoubleContext): DueWork {
  const { db, clock } = context;
  return {
    nextDueAt: () =>
      db.get<{ at: number | null }>("SELECT min(due_at) AS at FROM bulk_operation")?.at ?? null,
    async runDue() {
      const due = db.all<BulkOperationRow>(
        "SELECT * FROM bulk_operation WHERE due_at <= ? ORDER BY due_at",
        clock.now(),
      );
      for (const operation of due) await run(context, operation);
    },
  };
}

type Outcome = "COMPLETED" | "CANCELED" | { failed: NonNullable<BulkOperationRow["error_code"]> };

async function run(context: DoubleContext, operation: BulkOperationRow): Promise<void> {
  const { db } = context;
  const shop = db.get<ShopRow>("SELECT * FROM shop WHERE id = ?", operation.shop_id)!;
  db.run("UPDATE bulk_operation SET status = 'RUNNING' WHERE id = ? AND status = 'CREATED'", operation.id);
  const path = resultPath(context, operation.id);
  const temporary = `${path}.part`;
  mkdirSync(context.bulkDir, { recursive: true });
  const output = createWriteStream(temporary);
  const parsed = parseBulkQuery(context.schema, operation.query);
  if (!parsed.ok) throw new Error(`Bulk operation ${operation.id} has become invalid`);
  const outcome = await writeLines(context, shop, operation, parsed.query, async (text) => {
    if (!output.write(text)) await once(output, "drain");
  });
  output.end();
  await once(output, "close");
  if (outcome === "COMPLETED") renameSync(temporary, path);
  else rmSync(temporary, { force: true });
  finish(context, shop, operation.id, outcome, output.bytesWritten);
}

/** Reads page after page of the root connection and writes its lines; notices a cancellation between pages. */
async function writeLines(
  context: DoubleContext,
  shop: ShopRow,
  operation: BulkOperationRow,
  query: BulkQuery,
  write: (text: string) => Promise<void>,
): Promise<Outcome> {
  const { db, clock, schema } = context;
  const bulk: NonNullable<GraphqlContext["bulk"]> = { pageSize: ROOT_PAGE, after: null, hasNextPage: true };
  let objects = 0;
  let roots = 0;
  while (bulk.hasNextPage) {
    const now = db.get<{ status: string }>("SELECT status FROM bulk_operation WHERE id = ?", operation.id);
    if (now?.status !== "RUNNING") return "CANCELED";
    const result = (await execute({
      schema,
      document: query.document,
      contextValue: {
        double: context,
        shop,
        scopes: grantedScopes(operation.scopes),
        bucket: newBucket(shop.plan, clock.now()),
        bulk,
      } satisfies GraphqlContext,
      fieldResolver: resolveField,
      typeResolver: resolveType,
    })) as ExecutionResult;
    if (result.errors) return { failed: failureOf(context, shop, result.errors) };
    let text = "";
    for (const item of itemsOf(result.data?.[query.rootKey])) {
      roots += 1;
      for (const line of linesOf(query.root, item)) {
        objects += 1;
        text += `${line}\n`;
      }
    }
    await write(text);
    db.run(
      "UPDATE bulk_operation SET object_count = ?, root_object_count = ? WHERE id = ?",
      objects,
      roots,
      operation.id,
    );
    await breathe();
  }
  return "COMPLETED";
}

function failureOf(
  context: DoubleContext,
  shop: ShopRow,
  errors: NonNullable<ExecutionResult["errors"]>,
): NonNullable<BulkOperationRow["error_code"]> {
  const [error] = errors;
  const cause = error?.originalError ?? error;
  if (cause instanceof NotServed) count(context.db, shop.id, "unexpected", cause.what);
  if (error?.extensions.code === "ACCESS_DENIED") return "ACCESS_DENIED";
  console.error(`shopify-double: a bulk operation failed: ${error?.message}`);
  return "INTERNAL_SERVER_ERROR";
}

function finish(context: DoubleContext, shop: ShopRow, id: number, outcome: Outcome, bytes: number): void {
  const { db, clock, webhooks } = context;
  const status = typeof outcome === "string" ? outcome : "FAILED";
  db.transaction(() => {
    const { changes } = db.run(
      `UPDATE bulk_operation SET status = ?, error_code = ?, file_bytes = ?, completed_at = ?, due_at = NULL
       WHERE id = ? AND due_at IS NOT NULL`,
      status,
      typeof outcome === "string" ? null : outcome.failed,
      outcome === "COMPLETED" ? bytes : null,
      clock.now(),
      id,
    );
    // Uninstalled or reset meanwhile: nobody is told.
    const operation = findBulkOperation(context, shop, id);
    if (changes === 0 || !operation) return;
    webhooks.enqueue(shop, "bulk_operations/finish", {
      admin_graphql_api_id: gid("BulkOperation", id),
      completed_at: shopifyDateTime(clock.now()),
      created_at: shopifyDateTime(operation.created_at),
      error_code: operation.error_code?.toLowerCase() ?? null,
      status: status.toLowerCase(),
      type: "query",
    });
  });
  context.wake();
}
