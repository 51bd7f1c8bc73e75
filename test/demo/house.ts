/** The whole house: database, Shopify double, web process, workers. The demo and the end-to-end tests live in it. */
import { existsSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { type DoubleHandle, startDouble } from "../shopify-double/client.ts";
import {
  freePort,
  holdsCluster,
  isAlive,
  isPortFree,
  removeCluster,
  startPostgres,
} from "../support/postgres.ts";
import { projectDir } from "../support/setup.mjs";
import { makeFolder } from "./folder.ts";
import { LEASH, type Running, keepRunning, untilReady } from "./processes.ts";
import { demoSecrets, isSecretsFile } from "./secrets.ts";

export const DEMO_SHOP = "demo-shop.myshopify.com";
const DATABASE = "productstudio";
const SECRETS = "secrets.json";
const POSTGRES = "postgres";
const DOUBLE = "shopify";
/** Folder of the stored files within the data folder. */
export const FILES = "files";
const LOGS = "logs";
/** The database's address for `npm run studio`, while the house runs. */
const STUDIO_ENV = "studio.env";
const LOCK = "demo.pid";
const APP_LOGIN = "productstudio_login";
/** What a web process or a worker keeps open at the most: Prisma's pool, the queue's, locks, listening, probes. */
const CONNECTIONS_PER_PROCESS = 25;
/** For whoever looks into the database. */
const CONNECTIONS_FOR_ALL = 50;
/** How often the watch looks whether the database and the double still run. */
export const WATCH_EVERY_MS = 1_000;
export const CATALOGUE = join(projectDir, "test", "fixtures", "photos", "products.json");

export interface HouseOptions {
  readonly dataDir: string;
  /** Public port of the double; 0 or left out: any free one. */
  readonly port?: number;
  readonly workers?: number;
  /** Deletes what an earlier demo left first. */
  readonly fresh?: boolean;
  /** Size of the invented catalogue. */
  readonly products?: number;
  /** Adds a collection of pictures that cannot be used. */
  readonly oddPictures?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** How often in a row a process may die soon after its start before it is left to a person; for whoever kills them. */
  readonly quickDeaths?: number;
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
  /** Rejects when the database or the double has ended without being asked: nothing works any more. */
  readonly broken: Promise<never>;
  /** Stops everything in order; safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Deletes what an earlier demo left in `dataDir`, and nothing else that lies there.
 * @throws Error when another demo runs on the folder, or when it holds things and isn't a demo's: nobody's files are
 *   deleted by mistake
 */
export function clearHouse(dataDir: string): void {
  const folder = resolve(dataDir);
  if (!existsSync(folder)) return;
  const giveBack = takeFolder(folder);
  try {
    clearFolder(folder);
  } finally {
    giveBack();
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** `folder` is this process's. */
function clearFolder(folder: string): void {
  if (!isDemoFolder(folder) && readdirSync(folder).some((name) => name !== LOCK)) {
    throw new Error(`${folder} holds no demo's data; it is left alone. Choose another folder with --data.`);
  }
  removeCluster(join(folder, POSTGRES));
  // The secrets last: an interrupted deletion can be done again.
  for (const name of [DOUBLE, FILES, LOGS, STUDIO_ENV, SECRETS])
    rmSync(join(folder, name), { recursive: true, force: true });
}

/** A demo's folder is told by its secrets, and when their file is broken, by a cluster beside it. */
function isDemoFolder(folder: string): boolean {
  const secrets = join(folder, SECRETS);
  return isSecretsFile(secrets) || (existsSync(secrets) && holdsCluster(join(folder, POSTGRES)));
}

/**
 * Starts everything in order, each when what it needs is ready; stops what it has started when one fails.
 * @throws Error when another demo runs on the same folder, or when `signal` was aborted meanwhile
 */
export async function startHouse(options: HouseOptions): Promise<House> {
  const dataDir = resolve(options.dataDir);
  makeFolder(dataDir, "--data");
  const stops: (() => Promise<unknown> | void)[] = [takeFolder(dataDir)];
  const stop = async () => {
    for (const stopOne of stops.splice(0).toReversed()) {
      // One that does not stop must not keep the others running.
      await Promise.resolve(stopOne()).catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
      });
    }
  };
  try {
    if (options.fresh) clearFolder(dataDir);
    return await build({ ...options, dataDir }, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Marks the folder as this process's; returns what gives it back. */
function takeFolder(dataDir: string): () => void {
  const lock = join(dataDir, LOCK);
  const owner = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
  if (owner > 0 && owner !== process.pid && isAlive(owner)) {
    throw new Error(
      `Another demo (process ${owner}) runs on ${dataDir}. Stop it, or choose another folder with --data. If process ${owner} is something else, delete ${lock}.`,
    );
  }
  writeFileSync(lock, String(process.pid));
  return () => rmSync(lock, { force: true });
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
  const logDir = join(dataDir, LOGS);
  const secrets = demoSecrets(join(dataDir, SECRETS));

  if (port !== 0 && !(await isPortFree(port))) {
    throw new Error(`Port ${port} is taken. Stop what uses it, or choose another with --port.`);
  }
  say("Starting PostgreSQL …");
  const maxConnections = CONNECTIONS_FOR_ALL + CONNECTIONS_PER_PROCESS * (1 + workers);
  const postgres = await startPostgres(join(dataDir, POSTGRES), { maxConnections });
  stops.push(() => postgres.stop());
  await ensureDatabase(postgres.url("postgres"), secrets.databasePassword);
  const appUrl = Object.assign(new URL(postgres.url(DATABASE)), {
    username: APP_LOGIN,
    password: secrets.databasePassword,
  }).href;
  const studioEnv = join(dataDir, STUDIO_ENV);
  writeFileSync(studioEnv, `DATABASE_URL=${appUrl}\n`, { mode: 0o600 });
  stops.push(() => rmSync(studioEnv, { force: true }));

  say("Starting the Shopify double …");
  const webPort = await freePort();
  const double = await startDouble({
    dataDir: join(dataDir, DOUBLE),
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
    STORAGE_URL: pathToFileURL(join(dataDir, FILES)).href,
    ENCRYPTION_KEYS: secrets.encryptionKeys,
    SIGNING_KEY: secrets.signingKey,
    ...env,
  };
  say("Starting the web process …");
  const web = keepRunning("web", commandOf("start"), {
    env: { ...appEnv, DATABASE_OWNER_URL: postgres.url(DATABASE), PORT: String(webPort) },
    logDir,
    say: (text) => options.say?.(text),
    quickDeaths: options.quickDeaths,
  });
  stops.push(() => web.stop());
  const webUrl = `http://127.0.0.1:${webPort}`;
  await untilReady(web.current(), `${webUrl}/readyz`);

  say(workers === 1 ? "Starting a worker …" : `Starting ${workers} workers …`);
  const pool = Array.from({ length: workers }, (_, index) =>
    keepRunning(`worker-${index + 1}`, commandOf("worker"), {
      env: appEnv,
      logDir,
      say: (text) => options.say?.(text),
      quickDeaths: options.quickDeaths,
    }),
  );
  stops.push(() => Promise.all(pool.map((worker) => worker.stop())));
  signal?.throwIfAborted();
  const watch = watchOver({
    "The database": () => postgres.isRunning(),
    "The Shopify double": () => double.isRunning(),
  });
  stops.push(watch.stop);
  return {
    broken: watch.broken,
    shop: DEMO_SHOP,
    double,
    webUrl,
    databaseUrl: postgres.url(DATABASE),
    running: () => [web, ...pool].map((kept) => kept.current()),
    stop,
  };
}

/** What `npm run script` gives to Node: the processes of the house are started as they are in production. */
function commandOf(script: "start" | "worker"): string[] {
  const { scripts } = JSON.parse(readFileSync(join(projectDir, "package.json"), "utf8")) as {
    scripts: Record<typeof script, string>;
  };
  return scripts[script].split(" ").slice(1);
}

/** Looks again and again whether what is not started anew by itself still runs. */
function watchOver(parts: Readonly<Record<string, () => boolean>>): {
  broken: Promise<never>;
  stop: () => void;
} {
  const { promise: broken, reject } = Promise.withResolvers<never>();
  broken.catch(() => {}); // whoever waits for it hears of it, and nobody has to
  const timer = setInterval(() => {
    for (const [name, isRunning] of Object.entries(parts)) {
      if (!isRunning()) reject(new Error(`${name} has ended; the demo can't go on without it.`));
    }
  }, WATCH_EVERY_MS);
  timer.unref();
  return { broken, stop: () => clearInterval(timer) };
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
