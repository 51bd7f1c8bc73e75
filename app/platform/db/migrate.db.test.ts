import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Postgres, removeCluster, startPostgres } from "#test/support/postgres.ts";
import { probeJob } from "#test/support/probe-job.ts";
import { createLog } from "../log.ts";
import type { JobDefinition } from "../jobs/jobs.ts";
import { migrate, migrationState } from "./migrate.ts";

// A server of its own: the roles that a migration makes belong to the whole server, and here they must not exist yet.
let dataDir: string;
let postgres: Postgres;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-migrate-"));
  postgres = await startPostgres(dataDir, { durable: false });
});
afterAll(async () => {
  await postgres.stop();
  removeCluster(dataDir);
});

const log = createLog("silent");
const jobs = [probeJob] as unknown as readonly JobDefinition[];

async function on<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** An empty database with an owner that is no superuser and a plain application role. */
async function emptyDatabase(): Promise<{ ownerUrl: string; appUrl: string }> {
  const name = `empty_${randomBytes(4).toString("hex")}`;
  await on(postgres.url("postgres"), async (admin) => {
    await admin.query(`CREATE ROLE ${name}_owner LOGIN CREATEROLE PASSWORD 'only-for-tests'`);
    await admin.query(`CREATE ROLE ${name}_app LOGIN PASSWORD 'only-for-tests'`);
    await admin.query(`CREATE DATABASE ${name} OWNER ${name}_owner`);
  });
  const as = (role: string) =>
    Object.assign(new URL(postgres.url(name)), { username: `${name}_${role}`, password: "only-for-tests" })
      .href;
  return { ownerUrl: as("owner"), appUrl: as("app") };
}

test("an owner without superuser rights migrates an empty database, also when several processes start at once", async () => {
  const { ownerUrl, appUrl } = await emptyDatabase();
  await Promise.all([1, 2, 3].map(() => migrate({ ownerUrl, appUrl, jobs, log })));

  const { pending } = await on(ownerUrl, (owner) => migrationState(owner));
  expect(pending).toEqual([]);
  const applied = await on(ownerUrl, (owner) =>
    owner.query("SELECT migration_name, count(*)::int AS times FROM _prisma_migrations GROUP BY 1"),
  );
  expect(applied.rows.length).toBeGreaterThan(0);
  expect(applied.rows.filter(({ times }) => times !== 1)).toEqual([]);
  // The application role can install a shop and use the queue, and that is all it was given.
  await on(appUrl, async (app) => {
    const id = "00000000-0000-7000-8000-000000000001";
    await app.query("SELECT shop_install($1, 'gid', 'a-shop.myshopify.com')", [id]);
    expect((await app.query("SELECT name FROM pgboss.queue WHERE name = $1", [probeJob.id])).rowCount).toBe(
      1,
    );
    await expect(app.query("CREATE TABLE mine (id int)")).rejects.toThrow("permission denied");
  });
});

test("a migration that was changed after it had been applied is refused", async () => {
  const { ownerUrl, appUrl } = await emptyDatabase().then(async (urls) => {
    // The group roles exist by now and belong to the first database's owner: an administrator grants them on.
    await on(postgres.url("postgres"), (admin) =>
      admin.query(
        `GRANT productstudio_app, productstudio_system TO ${new URL(urls.ownerUrl).username} WITH ADMIN OPTION`,
      ),
    );
    return urls;
  });
  await migrate({ ownerUrl, appUrl, jobs, log });
  await on(ownerUrl, (owner) =>
    owner.query(
      "UPDATE _prisma_migrations SET checksum = 'of another file' WHERE migration_name LIKE '%_platform'",
    ),
  );
  await expect(migrate({ ownerUrl, appUrl, jobs, log })).rejects.toThrow(
    /_platform was changed after it had been applied/,
  );
});
