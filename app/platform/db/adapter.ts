/** Prisma's driver for PostgreSQL, but for how it takes the loss of a connection in the middle of a transaction. */
import { PrismaPg } from "@prisma/adapter-pg";

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
