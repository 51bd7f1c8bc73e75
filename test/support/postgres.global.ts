/** One PostgreSQL for a whole test run: started before the first file, with a migrated template to clone from. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../app/platform/db/migrate.ts";
import { createLog } from "../../app/platform/log.ts";
import { APP_ROLE, TEMPLATE_DATABASE } from "./database.ts";
import { startGuardedPostgres } from "./guarded-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "productstudio-test-"));
  const postgres = await startGuardedPostgres(dataDir);
  const admin = new pg.Client({ connectionString: postgres.url("postgres") });
  await admin.connect();
  await admin.query(`CREATE ROLE ${APP_ROLE.name} LOGIN PASSWORD '${APP_ROLE.password}'`);
  await admin.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
  await admin.end();
  const appUrl = new URL(postgres.url(TEMPLATE_DATABASE));
  appUrl.username = APP_ROLE.name;
  appUrl.password = APP_ROLE.password;
  await migrate({
    ownerUrl: postgres.url(TEMPLATE_DATABASE),
    appUrl: appUrl.href,
    jobs: [],
    log: createLog("error"),
  });
  project.provide("postgresUrl", postgres.url("postgres"));
  return () => postgres.stop();
}
