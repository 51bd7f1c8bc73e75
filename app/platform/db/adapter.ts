/** Prisma's driver for PostgreSQL, where it begins a transaction and where it loses one. */
import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { ShopId } from "../ids.ts";

/** Whose transaction is about to begin; null: nobody's. */
const beginning = new AsyncLocalStorage<ShopId | null>();
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Has the next transaction that `begin` starts begin as the shop's. What runs inside it has to be `asNobody`. */
export function asShop<T>(shopId: ShopId, begin: () => T): T {
  // It becomes a part of a statement: the statement that begins a transaction takes no values.
  if (!UUID.test(shopId)) throw new Error("a shop's id is a UUID");
  return beginning.run(shopId, begin);
}

/** What begins here belongs to no shop. */
export const asNobody = <T>(work: () => T): T => beginning.run(null, work);

/**
 * Connections that tell the database whose transaction it is with the message that begins it: a page's loader opens
 * a dozen, and each message costs as much as a small query.
 */
export class TenantPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    this.on("connect", tellWithBegin);
    // Whoever uses a connection next hears of its loss.
    this.on("error", () => {});
  }
}

function tellWithBegin(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (config: unknown, ...others: unknown[]) => unknown;
  const told = (config: { readonly text?: string } | string, ...others: unknown[]): unknown => {
    const shopId = beginning.getStore() ?? null;
    if (shopId === null || typeof config === "string" || config.text !== "BEGIN")
      return query(config, ...others);
    return query(
      { ...config, text: `BEGIN; SELECT set_config('app.shop_id', '${shopId}', true)` },
      ...others,
    );
  };
  client.query = told as typeof client.query;
}

/**
 * Prisma rolls a transaction back that took too long, from a timer whose failure nobody hears: on a connection that
 * PostgreSQL has ended, that failure ends the process. What a lost connection leaves is rolled back already, so here
 * a rollback succeeds whether or not there is a connection to say it over.
 */
export class SurvivingPg extends PrismaPg {
  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      const execute = transaction.executeRaw.bind(transaction);
      transaction.executeRaw = (query) =>
        query.sql === "ROLLBACK" ? execute(query).catch(() => 0) : execute(query);
      return transaction;
    };
    return adapter;
  }
}
