/** Databases for tests: a clone of the migrated template for each test file, and everything a verb wants to be given. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { systemClock } from "../../app/platform/clock.ts";
import type { Ctx } from "../../app/platform/ctx.ts";
import { type Db, openDb } from "../../app/platform/db/db.ts";
import { type ShopId, systemIds } from "../../app/platform/ids.ts";
import type { JobDefinition } from "../../app/platform/jobs/jobs.ts";
import { createJobs, installQueues, openQueue } from "../../app/platform/jobs/queue.ts";
import { createLog } from "../../app/platform/log.ts";
import { APP_ROLE } from "./migrated-database.ts";

export const TEMPLATE_DATABASE = "template_productstudio";

type Rows = Record<string, unknown>[];

export interface TestDatabase {
  readonly db: Db;
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Installs a new invented shop and returns its id. */
  newShop(): Promise<ShopId>;
  /** One statement as the role that owns the tables. */
  asOwner(text: string, values?: unknown[]): Promise<Rows>;
  /** One statement as the application role, in a transaction for `shopId` when one is given. */
  asApp(text: string, values?: unknown[], shopId?: ShopId): Promise<Rows>;
  /** What a verb is given; jobs go to the real queue. */
  ctx<Ports extends object>(shopId: ShopId, ports?: Ports): Ctx<Ports>;
  close(): Promise<void>;
}

/** A new database. `jobs` are the queues that the test's verbs enqueue to. */
export async function testDatabase({
  jobs = [],
}: { jobs?: readonly JobDefinition[] } = {}): Promise<TestDatabase> {
  const serverUrl = inject("postgresUrl");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
  const ownerUrl = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  const appUrl = Object.assign(new URL(ownerUrl), {
    username: APP_ROLE.name,
    password: APP_ROLE.password,
  }).href;

  const log = createLog("silent");
  if (jobs.length > 0) await installQueues(ownerUrl, jobs, log);
  const db = openDb(appUrl, { poolSize: 24 });
  const boss = await openQueue(appUrl, log);
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  const app = new pg.Pool({ connectionString: appUrl, max: 8 });
  // A pool has ended before its connections are gone: dropping the database then ends them once more.
  for (const pool of [owner, app]) pool.on("error", () => {});

  return {
    db,
    appUrl,
    ownerUrl,
    async newShop() {
      const domain = `${randomBytes(6).toString("hex")}.myshopify.com`;
      const [row] = await db.untenanted.$queryRaw<{ shop_id: ShopId }[]>`
        SELECT shop_id FROM shop_install(${systemIds.next()}::uuid, ${domain}, ${domain})`;
      if (!row) throw new Error("shop_install returned nothing");
      return row.shop_id;
    },
    asOwner: async (text, values) => (await owner.query(text, values)).rows as Rows,
    async asApp(text, values, shopId) {
      const client = await app.connect();
      try {
        await client.query("BEGIN");
        if (shopId) await client.query("SELECT set_config('app.shop_id', $1, true)", [shopId]);
        const { rows } = await client.query(text, values);
        await client.query("COMMIT");
        return rows as Rows;
      } catch (error) {
        await client.query("ROLLBACK");
        throw error;
      } finally {
        client.release();
      }
    },
    ctx: <Ports extends object>(shopId: ShopId, ports?: Ports) => ({
      shopId,
      actor: { kind: "merchant" as const, id: "test" },
      db,
      jobs: createJobs(boss, db),
      clock: systemClock,
      ids: systemIds,
      log,
      ports: ports ?? ({} as Ports),
    }),
    async close() {
      await boss.stop({ graceful: false });
      await Promise.all([db.close(), owner.end(), app.end()]);
      await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
