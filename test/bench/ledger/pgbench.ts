/** PostgreSQL's own benchmark beside ours: TPC-B, ten clients, prepared statements. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import pg from "pg";

/** Three branches for each client, so that clients seldom wait for the same one. */
export const PGBENCH_SCALE = 30;
const DATABASE = "tpcb";
const DEBIAN_DIR = "/usr/lib/postgresql";

export interface Pgbench {
  /** Transactions per second over `seconds`. */
  run(seconds: number): Promise<number>;
}

/** Fills pgbench's tables in a database of their own; null when the program isn't there. */
export async function openPgbench(
  server: { url(database: string): string },
  signal: AbortSignal,
): Promise<Pgbench | null> {
  const program = findProgram();
  if (!program) return null;
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${DATABASE}`);
  await admin.end();
  const { hostname, port, username, password } = new URL(server.url(DATABASE));
  const env = {
    PGHOST: hostname,
    PGPORT: port,
    PGUSER: username,
    PGPASSWORD: password,
    PGDATABASE: DATABASE,
  };
  const call = async (...args: string[]): Promise<string> => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      signal,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text: Buffer) => (said += text.toString()));
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(`pgbench ended with ${code}: ${said.trim()}`);
    return said;
  };
  await call("--initialize", "--quiet", "--scale", String(PGBENCH_SCALE));
  return {
    async run(seconds) {
      const said = await call("-c", "10", "-j", "2", "-M", "prepared", "-n", "-T", String(seconds));
      const tps = Number(/^tps = ([\d.]+)/m.exec(said)?.[1]);
      if (!Number.isFinite(tps)) throw new Error(`pgbench told no rate: ${said.trim()}`);
      return tps;
    },
  };
}

function findProgram(): string | null {
  const debian = existsSync(DEBIAN_DIR)
    ? readdirSync(DEBIAN_DIR).map((version) => join(DEBIAN_DIR, version, "bin"))
    : [];
  const folders = [...debian.toReversed(), ...(process.env.PATH ?? "").split(delimiter)];
  return folders.map((folder) => join(folder, "pgbench")).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
