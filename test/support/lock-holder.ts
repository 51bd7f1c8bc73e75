/**
 * A process for a database test: takes advisory lock 1 in a transaction that may last a second, says "locked", and once
 * it has stood still and goes on, says how the transaction ended and whether the next one works.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { openDb } from "../../app/platform/db/db.ts";
import { systemIds } from "../../app/platform/ids.ts";

const TRANSACTION_TIMEOUT_MS = 1_000;

const say = (word: string): void => void process.stdout.write(`${word}\n`);
const db = openDb(process.env.DATABASE_URL ?? "", {
  poolSize: 1,
  transactionTimeoutMs: TRANSACTION_TIMEOUT_MS,
});
const shopId = systemIds.next() as never;
await db
  .tenant(shopId, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(1)`;
    say("locked");
    await sleep(3 * TRANSACTION_TIMEOUT_MS);
    await tx.$executeRaw`SELECT 1`;
  })
  .then(
    () => say("kept"),
    () => say("lost"),
  );
await db.tenant(shopId, (tx) => tx.$executeRaw`SELECT 1`);
say("alive");
await db.close();
