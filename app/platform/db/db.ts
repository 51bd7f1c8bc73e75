/**
 * The door to PostgreSQL. Every tenant row is reached through `tenant`, which tells the database whose rows these are;
 * without it row-level security shows nothing.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@prisma/client";
import type { ShopId } from "../ids.ts";

export type Tx = Prisma.TransactionClient;

export interface Db {
  /**
   * Runs `work` in one transaction for one shop. Serialization failures and deadlocks are retried up to 5 times from
   * the start, so `work` must have no effect outside the database.
   */
  tenant<T>(shopId: ShopId, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The client for what belongs to no tenant: sessions, the webhook inbox, and functions that set their tenant themselves. */
  readonly untenanted: PrismaClient;
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
 * Opens the pool. `url` is the role that owns nothing; `poolSize` connections at the most.
 */
export function openDb(url: string, { poolSize = 10 }: { poolSize?: number } = {}): Db {
  const client = new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 15_000,
      options: PLAN_EACH_TIME,
    }),
    transactionOptions: { maxWait: 15_000, timeout: TRANSACTION_TIMEOUT_MS },
  });
  return {
    untenanted: client,
    tenant: (shopId, work) =>
      retryConflicts(() =>
        client.$transaction(async (tx) => {
          await tx.$executeRaw`SELECT set_config('app.shop_id', ${shopId}, true)`;
          return work(tx);
        }),
      ),
    close: () => client.$disconnect(),
  };
}
