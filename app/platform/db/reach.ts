/** Whether the databases of the environment are there, asked once when a process starts. */
import pg from "pg";
import type { Env } from "../env.ts";

const CONNECT_TIMEOUT_MS = 15_000;

/** A variable whose database let nobody in. `code` is the system's or PostgreSQL's: messages repeat parts of the address. */
export interface Unreachable {
  readonly variable: "DATABASE_OWNER_URL" | "DATABASE_URL";
  readonly code: string;
}

/** Connects once to each database that a process needs. Returns the first that could not be reached, or null. */
export async function findUnreachable(
  env: Pick<Env, "DATABASE_OWNER_URL" | "DATABASE_URL">,
): Promise<Unreachable | null> {
  for (const variable of ["DATABASE_OWNER_URL", "DATABASE_URL"] as const) {
    const url = env[variable];
    if (url === undefined) continue;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    try {
      await client.connect();
    } catch (error) {
      const { code } = error as { code?: unknown };
      return { variable, code: typeof code === "string" ? code : "no answer" };
    } finally {
      await client.end().catch(() => {});
    }
  }
  return null;
}
