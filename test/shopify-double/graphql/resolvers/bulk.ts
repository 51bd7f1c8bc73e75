import {
  bulkResultUrl,
  cancelBulkOperation,
  findBulkOperation,
  startBulkQuery,
} from "../../bulk/operations.ts";
import { shopifyDateTime } from "../../clock.ts";
import type { DoubleContext } from "../../context.ts";
import type { BulkOperationRow } from "../../database.ts";
import { page, type PageArguments } from "../connection.ts";
import { DeprecatedRefused, NotServed } from "../errors.ts";
import { gid, idOf } from "../ids.ts";
import type { GraphqlContext, Resolvers } from "../resolver.ts";
import { dateKey, idKey, searchToSql } from "../search.ts";

const SORTS: Record<string, string> = {
  CREATED_AT: "b.created_at",
  COMPLETED_AT: "coalesce(b.completed_at, 0)",
};

function bulkNode(context: DoubleContext, operation: BulkOperationRow) {
  return {
    __typename: "BulkOperation",
    id: gid("BulkOperation", operation.id),
    type: "QUERY",
    status: operation.status,
    errorCode: operation.error_code,
    query: operation.query,
    objectCount: String(operation.object_count),
    rootObjectCount: String(operation.root_object_count),
    fileSize: operation.file_bytes === null ? null : String(operation.file_bytes),
    url: bulkResultUrl(context, operation),
    partialDataUrl: null,
    createdAt: shopifyDateTime(operation.created_at),
    completedAt: operation.completed_at === null ? null : shopifyDateTime(operation.completed_at),
  };
}

export function bulkOperationById({ double, shop }: GraphqlContext, id: string) {
  const operation = findBulkOperation(double, shop, idOf("BulkOperation", id));
  return operation ? bulkNode(double, operation) : null;
}

export const bulkResolvers: Resolvers = {
  QueryRoot: {
    bulkOperation: (_source: unknown, { id }: { id: string }, context) => bulkOperationById(context, id),
    bulkOperations: (
      _source: unknown,
      args: PageArguments & { query?: string | null; sortKey?: string | null },
      { double, shop },
    ) => {
      const search = args.query?.trim()
        ? searchToSql(args.query, {
            id: idKey("b.id"),
            created_at: dateKey("b.created_at"),
            completed_at: dateKey("b.completed_at"),
            status: (value) => ({ sql: "b.status = ?", params: [value.toUpperCase()] }),
            operation_type: (value) => ({ sql: value.toUpperCase() === "QUERY" ? "1" : "0", params: [] }),
          })
        : { sql: "1", params: [] };
      return page<BulkOperationRow, object>(
        double.db,
        {
          columns: "b.*",
          from: "bulk_operation b",
          where: ["b.shop_id = ?", search.sql],
          params: [shop.id, ...search.params],
          sort: SORTS[args.sortKey ?? "CREATED_AT"] ?? "b.created_at",
          id: "b.id",
        },
        args,
        (operation) => bulkNode(double, operation),
      );
    },
    currentBulkOperation: () => {
      throw new DeprecatedRefused("QueryRoot.currentBulkOperation");
    },
  },
  Mutation: {
    bulkOperationRunQuery: (
      _source: unknown,
      { query }: { query: string },
      { double, shop, scopes }: GraphqlContext,
    ) => {
      const { operation, userErrors } = startBulkQuery(double, shop, scopes, query);
      return { bulkOperation: operation && bulkNode(double, operation), userErrors };
    },
    bulkOperationCancel: (_source: unknown, { id }: { id: string }, { double, shop }: GraphqlContext) => {
      const refused = (message: string) => ({
        bulkOperation: null,
        userErrors: [{ field: ["id"], message }],
      });
      const operation = findBulkOperation(double, shop, idOf("BulkOperation", id));
      if (!operation) return refused("Bulk operation does not exist");
      if (!cancelBulkOperation(double, operation)) {
        return refused(`A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`);
      }
      return {
        bulkOperation: bulkNode(double, findBulkOperation(double, shop, operation.id)!),
        userErrors: [],
      };
    },
    bulkOperationRunMutation: () => {
      throw new NotServed("bulkOperationRunMutation");
    },
  },
};
