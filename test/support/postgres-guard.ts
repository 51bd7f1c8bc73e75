/** The process of guarded-postgres.ts: starts PostgreSQL, says its address, and stops it when its parent lets go. */
import { once } from "node:events";
import { removeCluster, startPostgres } from "./postgres.ts";

const [, , dataDir = "", durability] = process.argv;
const parentGone = once(process, "disconnect");
const postgres = await startPostgres(dataDir, {
  durable: durability === "durable",
  maxConnections: 300,
});
if (process.connected) process.send?.(postgres.url("postgres"));
await parentGone;
await postgres.stop();
removeCluster(dataDir);
