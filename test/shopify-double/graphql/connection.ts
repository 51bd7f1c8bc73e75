import type { SQLInputValue } from "node:sqlite";
import type { Database } from "../database.ts";
import { badRequest } from "./errors.ts";

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
  /** All of it; no query can ask for that, only a bulk operation does. */
  unpaged?: true;
}

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/** The rows of a connection, before paging. */
export interface ListSource {
  /** What follows FROM. */
  from: string;
  where: string[];
  params: SQLInputValue[];
  columns: string;
  /** The SQL expression that orders the list, and the id that makes the order total. */
  sort: string;
  id: string;
}

const MAX_PAGE_SIZE = 250;

/** One page by keyset: a row that is added or removed elsewhere never moves the others between pages. */
export function page<Row extends object, Node>(
  db: Database,
  source: ListSource,
  args: PageArguments,
  toNode: (row: Row) => Node,
): Connection<Node> {
  const { size, backwards } = pageSize(args);
  const reversed = args.reverse === true;
  const where = [...source.where];
  const params = [...source.params];
  const bound = (cursor: string, afterIt: boolean) => {
    const at = parseCursor(cursor);
    where.push(`(${source.sort}, ${source.id}) ${afterIt === reversed ? "<" : ">"} (?, ?)`);
    params.push(at.value, at.id);
  };
  if (args.after) bound(args.after, true);
  if (args.before) bound(args.before, false);

  const direction = reversed === backwards ? "ASC" : "DESC";
  const rows = db.all<Row & { cursor_value: string | number; cursor_id: number }>(
    `SELECT ${source.columns}, ${source.sort} AS cursor_value, ${source.id} AS cursor_id
     FROM ${source.from} WHERE ${where.join(" AND ")}
     ORDER BY ${source.sort} ${direction}, ${source.id} ${direction} LIMIT ?`,
    ...params,
    size + 1,
  );
  const more = rows.length > size;
  if (more) rows.pop();
  if (backwards) rows.reverse();

  const edges = rows.map((row) => ({
    cursor: writeCursor(row.cursor_id, row.cursor_value),
    node: toNode(row),
  }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: backwards ? Boolean(args.before) : more,
      hasPreviousPage: backwards ? more : Boolean(args.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

export function emptyPage(args: PageArguments): Connection<never> {
  pageSize(args);
  return {
    edges: [],
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  };
}

function pageSize(args: PageArguments): { size: number; backwards: boolean } {
  if (args.unpaged) return { size: Number.MAX_SAFE_INTEGER - 1, backwards: false };
  const first = args.first ?? null;
  const last = args.last ?? null;
  if (first === null && last === null) throw badRequest("you must provide one of first or last");
  if (first !== null && last !== null) throw badRequest("providing both first and last is not supported");
  const name = first !== null ? "first" : "last";
  const size = first ?? last ?? 0;
  if (size < 0) throw badRequest(`${name} must be a positive integer`);
  if (size > MAX_PAGE_SIZE) throw badRequest(`${name} cannot exceed ${MAX_PAGE_SIZE}`);
  return { size, backwards: first === null };
}

function writeCursor(id: number, value: string | number): string {
  return Buffer.from(JSON.stringify({ last_id: id, last_value: value })).toString("base64");
}

function parseCursor(cursor: string): { id: number; value: string | number } {
  try {
    const parsed = JSON.parse(Buffer.from(cursor, "base64").toString("utf8")) as Record<string, unknown>;
    const { last_id: id, last_value: value } = parsed;
    if (typeof id === "number" && (typeof value === "string" || typeof value === "number"))
      return { id, value };
  } catch {
    // Falls through to the refusal: a cursor that is not JSON is as invalid as one with other fields.
  }
  throw badRequest("Invalid cursor for current pagination sort.");
}
