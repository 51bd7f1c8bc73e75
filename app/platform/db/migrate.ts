/**
 * Brings a database up to date: Prisma's migrations, the queue's schema, the application role's rights. Several
 * processes may start at once; one works, the others wait and then find nothing left to do.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import type { JobDefinition } from "../jobs/jobs.ts";
import { installQueues } from "../jobs/queue.ts";
import type { Log } from "../log.ts";

/** Any number that nothing else locks: this one is "PSMIGRAT" read as eight bytes. */
const LOCK_KEY = "5787198066929762644";
const projectDir = join(import.meta.dirname, "..", "..", "..");
const migrationsDir = join(projectDir, "prisma", "migrations");

export interface MigrateInput {
  /** The role that owns the schema. */
  readonly ownerUrl: string;
  /** The application's login role; it becomes a member of productstudio_app. */
  readonly appUrl: string;
  readonly jobs: readonly JobDefinition[];
  readonly log: Log;
}

/**
 * Migrates under a lock.
 * @throws Error when a migration fails, or when an applied one was changed afterwards.
 */
export async function migrate({ ownerUrl, appUrl, jobs, log }: MigrateInput): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
    const { pending } = await migrationState(owner);
    if (pending.length > 0) {
      log.info({ pending }, "migrating the database");
      await prismaMigrate(ownerUrl);
    }
    await installQueues(ownerUrl, jobs, log);
    await grantApplicationRights(owner, new URL(appUrl).username);
  } finally {
    await owner.end();
  }
}

/**
 * Which migrations of this build the database lacks.
 * @throws Error when an applied migration's file was changed.
 */
export async function migrationState(client: {
  query: (text: string) => Promise<{ rows: Record<string, unknown>[] }>;
}): Promise<{ pending: string[] }> {
  const exists = await client.query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS yes");
  const applied = new Map<string, string>();
  if (exists.rows[0]?.yes === true) {
    const { rows } = await client.query(
      "SELECT migration_name, checksum FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    for (const row of rows) applied.set(String(row.migration_name), String(row.checksum));
  }
  const pending: string[] = [];
  for (const entry of (await readdir(migrationsDir, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (!entry.isDirectory()) continue;
    const checksum = applied.get(entry.name);
    if (checksum === undefined) {
      pending.push(entry.name);
      continue;
    }
    const script = await readFile(join(migrationsDir, entry.name, "migration.sql"));
    if (createHash("sha256").update(script).digest("hex") !== checksum) {
      throw new Error(
        `Migration ${entry.name} was changed after it had been applied. Write a new migration instead.`,
      );
    }
  }
  return { pending };
}

async function prismaMigrate(ownerUrl: string): Promise<void> {
  const cli = join(projectDir, "node_modules", "prisma", "build", "index.js");
  await promisify(execFile)(process.execPath, [cli, "migrate", "deploy"], {
    cwd: projectDir,
    env: {
      ...process.env,
      DATABASE_URL: ownerUrl,
      DATABASE_OWNER_URL: ownerUrl,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
}

async function grantApplicationRights(owner: pg.Client, loginRole: string): Promise<void> {
  const role = pg.escapeIdentifier(decodeURIComponent(loginRole));
  await owner.query(`
    GRANT productstudio_app TO ${role};
    GRANT SELECT ON public._prisma_migrations TO productstudio_app;
    GRANT USAGE ON SCHEMA pgboss TO productstudio_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO productstudio_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO productstudio_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO productstudio_app;`);
}
