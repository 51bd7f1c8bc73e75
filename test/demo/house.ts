/** The whole house: database, Shopify double, web process, workers. The demo and the end-to-end tests live in it. */
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { type DoubleHandle, startDouble } from "../shopify-double/client.ts";
import { freePort, removeCluster, startPostgres } from "../support/postgres.ts";
import { projectDir } from "../support/setup.mjs";
import { LEASH, type Running, startProcess, untilReady } from "./processes.ts";
import { demoSecrets } from "./secrets.ts";

export const DEMO_SHOP = "demo-shop.myshopify.com";
const DATABASE = "productstudio";
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
}

export interface House {
  readonly shop: string;
  readonly double: DoubleHandle;
  readonly webUrl: string;
  /** A connection string of the database's superuser, for looking into it. */
  readonly databaseUrl: string;
  readonly workers: Running[];
  startWorker(): Promise<Running>;
  stop(): Promise<void>;
}

/** Deletes what an earlier demo left in `dataDir`. */
export function clearHouse(dataDir: string): void {
  removeCluster(join(resolve(dataDir), "postgres"));
  rmSync(resolve(dataDir), { recursive: true, force: true });
}

/** Starts everything in order, each when what it needs is ready; stops what it has started when one fails. */
export async function startHouse(options: HouseOptions): Promise<House> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const stopOne of stops.splice(0).toReversed()) await stopOne();
  };
  try {
    return await build(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function build(
  {
    port = 0,
    workers = 1,
    products = 12,
    oddPictures = false,
    env = {},
    say = () => {},
    ...options
  }: HouseOptions,
  stops: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<House> {
  const dataDir = resolve(options.dataDir);
  const logDir = join(dataDir, "logs");
  mkdirSync(dataDir, { recursive: true });
  const secrets = demoSecrets(join(dataDir, "secrets.json"));

  say("Starting PostgreSQL …");
  const postgres = await startPostgres(join(dataDir, "postgres"));
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
  const web = startProcess("web", "app/web.ts", {
    env: { ...appEnv, DATABASE_OWNER_URL: postgres.url(DATABASE), PORT: String(webPort) },
    logDir,
  });
  stops.push(() => web.stop());
  const webUrl = `http://127.0.0.1:${webPort}`;
  await untilReady(web, `${webUrl}/readyz`);

  const running: Running[] = [];
  stops.push(() => Promise.all(running.map((worker) => worker.stop())));
  const startWorker = async () => {
    const worker = startProcess(`worker-${running.length + 1}`, "app/worker/main.ts", {
      env: appEnv,
      logDir,
    });
    running.push(worker);
    return worker;
  };
  say(workers === 1 ? "Starting a worker …" : `Starting ${workers} workers …`);
  for (let started = 0; started < workers; started++) await startWorker();
  return {
    shop: DEMO_SHOP,
    double,
    webUrl,
    databaseUrl: postgres.url(DATABASE),
    workers: running,
    startWorker,
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
