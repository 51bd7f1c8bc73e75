import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { APP_HOST } from "./hosts.ts";
import type { SeedInput } from "./seed.ts";
import type { Settings } from "./settings.ts";
import type { DeliveryState, DoubleState } from "./state.ts";
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

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** A double in its own process, and its control API. Every call throws when the double refuses it. */
export interface DoubleHandle {
  port: number;
  /** Where browsers are led for every host of the double; see test/support/browser.ts. */
  tlsPort: number;
  caPath: string;
  /** What the app's processes need to see this Shopify instead of the real one. */
  appEnv: Record<string, string>;
  sessionToken(shop: string, options?: SessionTokenOptions): Promise<string>;
  state(shop: string): Promise<DoubleState>;
  seed(seed: SeedInput): Promise<{ added: number }>;
  reset(seed?: SeedInput): Promise<void>;
  approve(chargeId: string | number): Promise<ChargeDecided>;
  decline(chargeId: string | number): Promise<ChargeDecided>;
  expire(chargeId: string | number): Promise<ChargeDecided>;
  throttle(change: {
    shop: string;
    available?: number;
    restoreRate?: number;
    maximumAvailable?: number;
  }): Promise<ThrottleStatus>;
  sendWebhook(webhook: { shop: string; topic: string; payload: unknown }): Promise<DeliveryState>;
  setAppUrl(appUrl: string): Promise<void>;
  setScopes(shop: string, scopes: string): Promise<void>;
  expireTokens(shop: string): Promise<void>;
  configure(settings: Partial<Settings>): Promise<Settings>;
  /** Ends it with SIGTERM and waits; throws when it does not leave cleanly. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL, as a crash would. */
  kill(): Promise<void>;
}

const START_TIMEOUT_MS = 20_000;

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

  return {
    port,
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
    approve: (id) => decide(id, "approve"),
    decline: (id) => decide(id, "decline"),
    expire: (id) => decide(id, "expire"),
    throttle: (change) => call("POST", "throttle", change),
    sendWebhook: (webhook) => call("POST", "webhooks", webhook),
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
  return async <Answer>(method: "GET" | "POST", path: string, body?: unknown): Promise<Answer> => {
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
