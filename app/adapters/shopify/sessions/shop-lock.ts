/**
 * One at a time per shop, over all processes. PostgreSQL holds the lock on a connection that does nothing else: no
 * transaction is open while Shopify is asked, no connection of the application's pool waits, and a process that dies
 * lets go of its locks with its connections.
 */
import pg from "pg";
import type { Log } from "#app/platform/log.ts";

export interface ShopLock {
  /**
   * Runs `work` while no other process runs any for the same shop. Never call it inside a database transaction.
   * @throws Error when the lock is not free within `waitMs`; whatever `work` throws.
   */
  run<T>(shopDomain: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ShopLockOptions {
  /** A direct connection or a session-pooling one: advisory locks belong to a database session. */
  readonly databaseUrl: string;
  readonly log: Log;
  /** Most shops that one process locks or waits for at the same time. */
  readonly maxConnections?: number;
  /** Longest wait for a connection, and then for the lock. */
  readonly waitMs?: number;
}

export function createShopLock(options: ShopLockOptions): ShopLock {
  const { databaseUrl, log, maxConnections = 4, waitMs = 20_000 } = options;
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: waitMs,
    idleTimeoutMillis: 10_000,
    application_name: "productstudio-shop-lock",
  });
  const onLost = (error: unknown) => log.warn({ err: error }, "A lock connection was lost");
  pool.on("error", onLost);

  // Within the process callers queue in memory, so that a shop never occupies more than one connection.
  const lastOfShop = new Map<string, Promise<unknown>>();

  async function locked<T>(shopDomain: string, work: () => Promise<T>): Promise<T> {
    const client = await pool.connect();
    client.on("error", onLost);
    let holdsNothing = false;
    try {
      await client.query("SELECT set_config('lock_timeout', $1, false)", [`${waitMs}ms`]);
      await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [lockName(shopDomain)]);
      try {
        return await work();
      } finally {
        holdsNothing = await unlock(client, shopDomain);
      }
    } finally {
      client.off("error", onLost);
      // A connection in doubt is closed, and the lock goes with it.
      client.release(!holdsNothing);
    }
  }

  async function unlock(client: pg.PoolClient, shopDomain: string): Promise<boolean> {
    try {
      await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [lockName(shopDomain)]);
      return true;
    } catch (error) {
      onLost(error);
      return false;
    }
  }

  return {
    run(shopDomain, work) {
      const before = lastOfShop.get(shopDomain) ?? Promise.resolve();
      const result = before.then(() => locked(shopDomain, work));
      const settled = result.then(
        () => undefined,
        () => undefined,
      );
      lastOfShop.set(shopDomain, settled);
      void settled.then(() => {
        if (lastOfShop.get(shopDomain) === settled) lastOfShop.delete(shopDomain);
      });
      return result;
    },
    close: () => pool.end(),
  };
}

const lockName = (shopDomain: string): string => `shopify-tokens:${shopDomain}`;
