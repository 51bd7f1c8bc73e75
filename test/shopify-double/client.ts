import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { ShopPlan } from "./database.ts";
import { APP_HOST } from "./hosts.ts";
import type { SeedInput } from "./seed.ts";
import type { Settings } from "./settings.ts";
import type { FaultInput, FaultState } from "./faults.ts";
import type { AttemptState, DeliveryState, DoubleState } from "./state.ts";
import type { SessionTokenOptions } from "./tokens.ts";

export type { DeliveryState, DoubleState, ProductState } from "./state.ts";

export interface StartOptions {
  dataDir: string;
  /** 0 or left out: any free port. */
  port?: number;
  appUrl: string;
  apiKey: string;
  apiSecret: string;
  /** More variables for the double's own process. */
  env?: Record<string, string>;
  /** A module that is loaded first and ends the process when this one is gone; it then also ignores the terminal's Ctrl-C. */
  leash?: string;
}

export interface ChargeDecided {
  status: string;
  returnUrl: string;
}

/** Which webhooks: by number, by topic, or all of the shop's. */
export interface WebhookChoice {
  shop: string;
  topic?: string;
  ids?: number[];
}

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** A double in its own process, and its control API. Every call throws when the double refuses it. */
export interface DoubleHandle {
  port: number;
  pid: number;
  /** False once its process has ended, however that came. */
  isRunning(): boolean;
  /** Where browsers are led for every host of the double; see test/support/browser.ts. */
  tlsPort: number;
  caPath: string;
  /** What the app's processes need to see this Shopify instead of the real one. */
  appEnv: Record<string, string>;
  sessionToken(shop: string, options?: SessionTokenOptions): Promise<string>;
  state(shop: string): Promise<DoubleState>;
  seed(seed: SeedInput): Promise<{ added: number }>;
  reset(seed?: SeedInput): Promise<void>;
  /** The merchant deletes products, by GID; returns how many there were. */
  removeProducts(shop: string, ids: string[]): Promise<number>;
  approve(chargeId: string | number): Promise<ChargeDecided>;
  decline(chargeId: string | number): Promise<ChargeDecided>;
  expire(chargeId: string | number): Promise<ChargeDecided>;
  /** Stops the payment of a running subscription; the other three undo, end and prolong it. */
  freeze(subscriptionId: string | number): Promise<{ status: string }>;
  unfreeze(subscriptionId: string | number): Promise<{ status: string }>;
  cancel(subscriptionId: string | number): Promise<{ status: string }>;
  renew(subscriptionId: string | number): Promise<{ status: string }>;
  addFault(fault: FaultInput): Promise<FaultState>;
  faults(): Promise<FaultState[]>;
  clearFaults(id?: number): Promise<void>;
  /** The next files that the app creates fail in processing with that `FileErrorCode`. */
  failNextFile(shop: string, code: string, count?: number): Promise<void>;
  /** Moves the double's time forward and waits for what became due; returns the new time. */
  advanceClock(advanceMs: number): Promise<string>;
  /** Sets the double's time to an ISO date-time in UTC, waits for what became due, and returns the new time. */
  setClock(time: string): Promise<string>;
  uninstall(shop: string): Promise<void>;
  throttle(change: {
    shop: string;
    plan?: ShopPlan;
    available?: number;
    restoreRate?: number;
    maximumAvailable?: number;
  }): Promise<ThrottleStatus>;
  /** Without a payload, Shopify's own for the topics that carry nothing of the app's. */
  sendWebhook(webhook: { shop: string; topic: string; payload?: unknown }): Promise<DeliveryState>;
  /** Every attempt at a delivery, in the order in which they ended. */
  webhookLog(shop: string): Promise<AttemptState[]>;
  /** Sends pending, withheld or given-up webhooks now. */
  deliverWebhooks(choice: WebhookChoice): Promise<DeliveryState[]>;
  /** Sends webhooks once more that were sent before, under the same ids. */
  duplicateWebhooks(choice: WebhookChoice): Promise<DeliveryState[]>;
  /** Keeps back webhooks of a topic, or all, until they are released. */
  withholdWebhooks(shop: string, topic?: string): Promise<void>;
  /** Sends what was withheld, oldest first, and withholds no longer. */
  releaseWebhooks(shop: string, topic?: string): Promise<DeliveryState[]>;
  /** Sends what was withheld in the order of `ids`, or newest first, and withholds no longer. */
  reorderWebhooks(choice: WebhookChoice): Promise<DeliveryState[]>;
  setAppUrl(appUrl: string): Promise<void>;
  setScopes(shop: string, scopes: string): Promise<void>;
  expireTokens(shop: string): Promise<void>;
  configure(settings: Partial<Settings>): Promise<Settings>;
  /** Ends it with SIGTERM and waits; throws when it does not leave cleanly. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL, as a crash would. */
  kill(): Promise<void>;
}

/** Only a process that hangs takes so long: on a machine full of work, reading Shopify's schema took more than twenty seconds. */
const START_TIMEOUT_MS = 60_000;

/** Starts the double as a child process and waits until it is ready. */
export async function startDouble(options: StartOptions): Promise<DoubleHandle> {
  const child = spawn(
    process.execPath,
    [
      // The browser scripts are TypeScript whose types Node strips, which it calls experimental.
      "--disable-warning=ExperimentalWarning",
      ...(options.leash ? ["--import", options.leash] : []),
      fileURLToPath(new URL("./main.ts", import.meta.url)),
      "--port",
      String(options.port ?? 0),
      "--data",
      options.dataDir,
      "--app-url",
      options.appUrl,
    ],
    {
      // The double's environment is small on purpose: nothing of the app's settings or proxies reaches it.
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "test",
        SHOPIFY_API_KEY: options.apiKey,
        SHOPIFY_API_SECRET: options.apiSecret,
        ...options.env,
      },
      stdio: ["ignore", "pipe", "inherit", options.leash ? "ipc" : "ignore"],
      detached: options.leash !== undefined,
    },
  );
  const { port, tlsPort, caPath } = await readReady(child);
  const call = callControl(port);
  const decide = (id: string | number, action: string) =>
    call<ChargeDecided>("POST", `charges/${encodeURIComponent(id)}/${action}`, {});
  const change = (id: string | number, action: string) =>
    call<{ status: string }>("POST", `charges/${encodeURIComponent(id)}/${action}`, {});

  return {
    port,
    pid: child.pid!,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    tlsPort,
    caPath,
    appEnv: {
      NODE_USE_ENV_PROXY: "1",
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
      NO_PROXY: "localhost,127.0.0.1",
      NODE_EXTRA_CA_CERTS: caPath,
      SHOPIFY_API_KEY: options.apiKey,
      SHOPIFY_API_SECRET: options.apiSecret,
      SHOPIFY_APP_URL: `https://${APP_HOST}`,
    },
    async sessionToken(shop, { expired, iss, aud } = {}) {
      const query = new URLSearchParams({ shop });
      if (expired) query.set("expired", "1");
      if (iss !== undefined) query.set("iss", iss);
      if (aud !== undefined) query.set("aud", aud);
      return (await call<{ token: string }>("GET", `session-token?${query}`)).token;
    },
    state: (shop) => call("GET", `state?${new URLSearchParams({ shop })}`),
    seed: (seed) => call("POST", "seed", seed),
    reset: async (seed) => void (await call("POST", "reset", seed ? { seed } : {})),
    removeProducts: async (shop, ids) =>
      (await call<{ removed: number }>("POST", "products/remove", { shop, ids })).removed,
    approve: (id) => decide(id, "approve"),
    decline: (id) => decide(id, "decline"),
    expire: (id) => decide(id, "expire"),
    freeze: (id) => change(id, "freeze"),
    unfreeze: (id) => change(id, "unfreeze"),
    cancel: (id) => change(id, "cancel"),
    renew: (id) => change(id, "renew"),
    addFault: (fault) => call("POST", "faults", fault),
    faults: () => call("GET", "faults"),
    clearFaults: async (id) => void (await call("DELETE", id === undefined ? "faults" : `faults?id=${id}`)),
    failNextFile: async (shop, code, count = 1) =>
      void (await call("POST", "files/fail-next", { shop, code, count })),
    advanceClock: async (advanceMs) => (await call<{ now: string }>("POST", "clock", { advanceMs })).now,
    setClock: async (set) => (await call<{ now: string }>("POST", "clock", { set })).now,
    uninstall: async (shop) => void (await call("POST", "uninstall", { shop })),
    throttle: (change) => call("POST", "throttle", change),
    sendWebhook: (webhook) => call("POST", "webhooks", webhook),
    webhookLog: (shop) => call("GET", `webhooks?${new URLSearchParams({ shop })}`),
    deliverWebhooks: (choice) => call("POST", "webhooks/deliver", choice),
    duplicateWebhooks: (choice) => call("POST", "webhooks/duplicate", choice),
    withholdWebhooks: async (shop, topic) => void (await call("POST", "webhooks/withhold", { shop, topic })),
    releaseWebhooks: (shop, topic) => call("POST", "webhooks/release", { shop, topic }),
    reorderWebhooks: (choice) => call("POST", "webhooks/reorder", choice),
    setAppUrl: async (appUrl) => void (await call("POST", "app-url", { appUrl })),
    setScopes: async (shop, scopes) => void (await call("POST", "scopes", { shop, scopes })),
    expireTokens: async (shop) => void (await call("POST", "expire-tokens", { shop })),
    configure: (settings) => call("POST", "settings", settings),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const [code] = (await once(child, "exit")) as [number | null];
      if (code !== 0) throw new Error(`The Shopify double left with exit code ${code}`);
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

interface Ready {
  port: number;
  tlsPort: number;
  caPath: string;
}

async function readReady(child: ChildProcess): Promise<Ready> {
  const lines = createInterface({ input: child.stdout! });
  const timeout = AbortSignal.timeout(START_TIMEOUT_MS);
  try {
    const [line] = (await Promise.race([
      once(lines, "line", { signal: timeout }),
      once(child, "exit").then(([code]) => {
        throw new Error(`The Shopify double ended before it was ready (exit code ${String(code)})`);
      }),
    ])) as [string];
    return JSON.parse(line) as Ready;
  } catch (fault) {
    child.kill("SIGKILL");
    throw fault;
  } finally {
    lines.close();
  }
}

function callControl(port: number) {
  return async <Answer>(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}/__double/${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`The Shopify double refused ${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  };
}
