/** One PostgreSQL for a whole test run: started before the first file, with a migrated template to clone from. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { TEMPLATE_DATABASE } from "./database.ts";
import { startGuardedPostgres } from "./guarded-postgres.ts";
import { createMigratedDatabase } from "./migrated-database.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "productstudio-test-"));
  const postgres = await startGuardedPostgres(dataDir);
  await createMigratedDatabase(postgres, TEMPLATE_DATABASE);
  project.provide("postgresUrl", postgres.url("postgres"));
  return () => postgres.stop();
}
