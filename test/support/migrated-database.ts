/** A database as production has it: the schema migrated by its owner, and a login role that owns nothing. */
import pg from "pg";
import { migrate } from "../../app/platform/db/migrate.ts";
import { createLog } from "../../app/platform/log.ts";

/** The application's login role in tests. */
export const APP_ROLE = { name: "app_login", password: "only-for-tests" } as const;

/** Makes the application's login role and a migrated database on a server that has neither. */
export async function createMigratedDatabase(
  server: { url(database: string): string },
  name: string,
): Promise<{ readonly ownerUrl: string; readonly appUrl: string }> {
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  await admin.connect();
  await admin.query(`CREATE ROLE ${APP_ROLE.name} LOGIN PASSWORD '${APP_ROLE.password}'`);
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const ownerUrl = server.url(name);
  const appUrl = Object.assign(new URL(ownerUrl), {
    username: APP_ROLE.name,
    password: APP_ROLE.password,
  }).href;
  await migrate({ ownerUrl, appUrl, jobs: [], log: createLog("error") });
  return { ownerUrl, appUrl };
}
