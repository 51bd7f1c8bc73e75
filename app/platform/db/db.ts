/**
 * The door to PostgreSQL. Every tenant row is reached through `tenant`, which tells the database whose rows these are;
 * without it row-level security shows nothing.
 */
import { Prisma, PrismaClient } from "@prisma/client";
import pg from "pg";
import type { ShopId } from "../ids.ts";
import { SurvivingPg, TenantPool, asNobody, asShop } from "./adapter.ts";

export type Tx = Prisma.TransactionClient;

export interface Db {
  /**
   * Runs `work` in one transaction for one shop. Serialization failures and deadlocks are retried up to 5 times from
   * the start, so `work` must have no effect outside the database.
   */
  tenant<T>(shopId: ShopId, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The client for what belongs to no tenant: sessions, the webhook inbox. */
  readonly untenanted: PrismaClient;
  /**
   * For functions that set their tenant themselves: each call is a transaction of its own and one round trip, as a
   * prepared statement that goes by the driver, past the client. The rows are the same as the client's.
   */
  readonly calls: Pick<Tx, "$queryRaw">;
  close(): Promise<void>;
}

const RETRYABLE_SQL_STATES = new Set(["40001", "40P01"]);
/**
 * A plan that PostgreSQL kept from a fold of five settlements takes half a minute for ten thousand; planning each time
 * costs well under a millisecond.
 */
const PLAN_EACH_TIME = "-c plan_cache_mode=force_custom_plan";
const MAX_TRIES = 5;
const TRANSACTION_TIMEOUT_MS = 30_000;

/** The SQLSTATE of a database error as Prisma wraps it, or undefined. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof pg.DatabaseError) return error.code;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (error.code === "P2034") return "40001";
    const meta = error.meta as {
      code?: unknown;
      driverAdapterError?: { cause?: { originalCode?: unknown } };
    };
    const code = meta?.driverAdapterError?.cause?.originalCode ?? meta?.code;
    return typeof code === "string" ? code : undefined;
  }
  const cause = (error as { cause?: { originalCode?: unknown } } | null)?.cause?.originalCode;
  return typeof cause === "string" ? cause : undefined;
}

/**
 * Runs `work`, and again from its start (up to 5 times in all) after a serialization failure or a deadlock. It must have
 * no effect outside the database.
 */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const state = sqlState(error);
      if (attempt >= MAX_TRIES || state === undefined || !RETRYABLE_SQL_STATES.has(state)) throw error;
    }
  }
}

/**
 * Opens the pool. `url` is the role that owns nothing; `poolSize` connections at the most. After `transactionTimeoutMs`
 * a transaction is rolled back; by PostgreSQL itself where the process that began it stands still, which would keep its
 * locks, and with them the shop, for ever.
 */
export function openDb(
  url: string,
  {
    poolSize = 10,
    transactionTimeoutMs = TRANSACTION_TIMEOUT_MS,
  }: { poolSize?: number; transactionTimeoutMs?: number } = {},
): Db {
  const pool = new TenantPool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 15_000,
    options: `${PLAN_EACH_TIME} -c idle_in_transaction_session_timeout=${transactionTimeoutMs}`,
  });
  const client = new PrismaClient({
    adapter: new SurvivingPg(pool, { disposeExternalPool: true }),
    transactionOptions: { maxWait: 15_000, timeout: transactionTimeoutMs },
  });
  return {
    untenanted: client,
    calls: preparedCalls(pool),
    tenant: (shopId, work) =>
      retryConflicts(() => asShop(shopId, () => client.$transaction((tx) => asNobody(() => work(tx))))),
    async close() {
      await client.$disconnect();
      // A client that was never used hasn't taken the pool over.
      if (!pool.ended) await pool.end();
    },
  };
}

/** Numbers as the client gives them: 64-bit ones don't fit a number. */
const CLIENT_TYPES = {
  getTypeParser: ((oid: number, format) =>
    oid === pg.types.builtins.INT8
      ? BigInt
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

function preparedCalls(pool: pg.Pool): Db["calls"] {
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `call_${names.size}`;
    names.set(text, name);
    return name;
  };
  return {
    $queryRaw: (async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
      const sql = "raw" in query ? Prisma.sql(query, ...values) : query;
      const call = { name: nameOf(sql.text), text: sql.text, values: sql.values, types: CLIENT_TYPES };
      return (await pool.query(call)).rows as unknown;
    }) as Tx["$queryRaw"],
  };
}
