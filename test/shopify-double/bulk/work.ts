import { createWriteStream, mkdirSync, renameSync, rmSync } from "node:fs";
import { once } from "node:events";
import { setImmediate as breathe } from "node:timers/promises";
import { execute, type ExecutionResult } from "graphql";
import { shopifyDateTime } from "../clock.ts";
import { count, type DoubleContext } from "../context.ts";
import { newBucket } from "../cost.ts";
import type { BulkOperationRow, ShopRow } from "../database.ts";
import { NotServed } from "../graphql/errors.ts";
import { resolveField, resolveType } from "../graphql/execute.ts";
import { gid } from "../graphql/ids.ts";
import type { GraphqlContext } from "../graphql/resolver.ts";
import type { DueWork } from "../scheduler.ts";
import { grantedScopes } from "../scopes.ts";
import { findBulkOperation, resultPath } from "./operations.ts";
import { type BulkQuery, itemsOf, linesOf, parseBulkQuery } from "./shape.ts";

/** Root objects that are read at once; the rest of the shop stays in the database. */
const ROOT_PAGE = 50;

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
