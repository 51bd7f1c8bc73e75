/** The whole house: database, Shopify double, web process, workers. The demo and the end-to-end tests live in it. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { type DoubleHandle, startDouble } from "../shopify-double/client.ts";
import { freePort, removeCluster, startPostgres } from "../support/postgres.ts";
import { projectDir } from "../support/setup.mjs";
import { LEASH, type Running, keepRunning, untilReady } from "./processes.ts";
import { demoSecrets } from "./secrets.ts";

export const DEMO_SHOP = "demo-shop.myshopify.com";
const DATABASE = "productstudio";
const SECRETS = "secrets.json";
const POSTGRES = "postgres";
const APP_LOGIN = "productstudio_login";
const CATALOGUE = join(projectDir, "test", "fixtures", "photos", "products.json");

export interface HouseOptions {
  readonly dataDir: string;
  /** Public port of the double; 0 or left out: any free one. */
  readonly port?: number;
  readonly workers?: number;
  /** Size of the invented catalogue. */
  readonly products?: number;
  /** Adds a collection of pictures that cannot be used. */
  readonly oddPictures?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Shows what is happening. */
  readonly say?: (text: string) => void;
  /** Gives up between two steps of the start and takes down what stands. */
  readonly signal?: AbortSignal;
}

export interface House {
  readonly shop: string;
  readonly double: DoubleHandle;
  readonly webUrl: string;
  /** A connection string of the database's superuser, for looking into it. */
  readonly databaseUrl: string;
  /** The web process and the workers that run now; one that dies is replaced. */
  running(): readonly Running[];
  /** Stops everything in order; safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Deletes what an earlier demo left in `dataDir`.
 * @throws Error when the folder holds something else than a demo's data: nobody's files are deleted by mistake.
 */
export function clearHouse(dataDir: string): void {
  const folder = resolve(dataDir);
  const isOurs = existsSync(join(folder, SECRETS)) || existsSync(join(folder, POSTGRES));
  if (!isOurs && existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Error(`${folder} holds no demo's data; it is left alone. Choose another folder with --data.`);
  }
  removeCluster(join(folder, POSTGRES));
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Starts everything in order, each when what it needs is ready; stops what it has started when one fails.
 * @throws Error when another demo runs on the same folder, or when `signal` was aborted meanwhile
 */
export async function startHouse(options: HouseOptions): Promise<House> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const stops: (() => Promise<unknown> | void)[] = [takeFolder(dataDir)];
  const stop = async () => {
    for (const stopOne of stops.splice(0).toReversed()) {
      // One that does not stop must not keep the others running.
      await Promise.resolve(stopOne()).catch((error: unknown) => console.error(error));
    }
  };
  try {
    return await build({ ...options, dataDir }, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Marks the folder as this process's; returns what gives it back. */
function takeFolder(dataDir: string): () => void {
  const lock = join(dataDir, "demo.pid");
  const owner = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
  if (owner > 0 && owner !== process.pid && isAlive(owner)) {
    throw new Error(
      `Another demo (process ${owner}) runs on ${dataDir}. Stop it, or choose another folder with --data.`,
    );
  }
  writeFileSync(lock, String(process.pid));
  return () => rmSync(lock, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function build(
  options: HouseOptions,
  stops: (() => Promise<unknown> | void)[],
  stop: () => Promise<void>,
): Promise<House> {
  const { dataDir, port = 0, workers = 1, products = 12, oddPictures = false, env = {}, signal } = options;
  const say = (text: string) => {
    signal?.throwIfAborted();
    options.say?.(text);
  };
  const logDir = join(dataDir, "logs");
  const secrets = demoSecrets(join(dataDir, SECRETS));

  say("Starting PostgreSQL …");
  const postgres = await startPostgres(join(dataDir, POSTGRES));
  stops.push(() => postgres.stop());
  await ensureDatabase(postgres.url("postgres"), secrets.databasePassword);
  const appUrl = Object.assign(new URL(postgres.url(DATABASE)), {
    username: APP_LOGIN,
    password: secrets.databasePassword,
  }).href;

  say("Starting the Shopify double …");
  const webPort = await freePort();
  const double = await startDouble({
    dataDir: join(dataDir, "shopify"),
    port,
    appUrl: `http://127.0.0.1:${webPort}`,
    apiKey: secrets.apiKey,
    apiSecret: secrets.apiSecret,
    leash: LEASH,
  });
  stops.push(() => double.stop());
  await double.seed({ shop: DEMO_SHOP, catalogue: CATALOGUE, products, badInputs: oddPictures });

  const appEnv = {
    ...double.appEnv,
    DATABASE_URL: appUrl,
    STORAGE_URL: pathToFileURL(join(dataDir, "files")).href,
    ENCRYPTION_KEYS: secrets.encryptionKeys,
    SIGNING_KEY: secrets.signingKey,
    ...env,
  };
  say("Starting the web process …");
  const web = keepRunning("web", "app/web.ts", {
    env: { ...appEnv, DATABASE_OWNER_URL: postgres.url(DATABASE), PORT: String(webPort) },
    logDir,
    say: (text) => options.say?.(text),
  });
  stops.push(() => web.stop());
  const webUrl = `http://127.0.0.1:${webPort}`;
  await untilReady(web.current(), `${webUrl}/readyz`);

  say(workers === 1 ? "Starting a worker …" : `Starting ${workers} workers …`);
  const pool = Array.from({ length: workers }, (_, index) =>
    keepRunning(`worker-${index + 1}`, "app/worker/main.ts", {
      env: appEnv,
      logDir,
      say: (text) => options.say?.(text),
    }),
  );
  stops.push(() => Promise.all(pool.map((worker) => worker.stop())));
  signal?.throwIfAborted();
  return {
    shop: DEMO_SHOP,
    double,
    webUrl,
    databaseUrl: postgres.url(DATABASE),
    running: () => [web, ...pool].map((kept) => kept.current()),
    stop,
  };
}

async function ensureDatabase(adminUrl: string, password: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const role = await admin.query("SELECT FROM pg_roles WHERE rolname = $1", [APP_LOGIN]);
    const verb = role.rowCount === 0 ? "CREATE" : "ALTER";
    await admin.query(
      `${verb} ROLE ${escapeIdentifier(APP_LOGIN)} LOGIN PASSWORD ${escapeLiteral(password)}`,
    );
    const database = await admin.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (database.rowCount === 0) await admin.query(`CREATE DATABASE ${escapeIdentifier(DATABASE)}`);
  } finally {
    await admin.end();
  }
}
