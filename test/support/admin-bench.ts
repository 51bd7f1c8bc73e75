/** An app inside the double's admin in a real browser, for a test file: opened once, with a new window for each test. */
import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { DoubleHandle } from "../shopify-double/client.ts";
import { type FixtureApp, openFixtureApp } from "../shopify-double/testing/fixture-app.ts";
import { CATALOGUE, openBench, SHOP, type TestBench } from "../shopify-double/testing/harness.ts";
import { type AdminWindow, openAdmin, openBrowser, type TestBrowser } from "./browser.ts";

export interface AdminBench {
  bench: TestBench;
  fixture: FixtureApp;
  double: DoubleHandle;
  browser: TestBrowser;
  admin: AdminWindow;
}

/** Registers the opening and closing; the fields are there inside tests. */
export function useAdminBench(): AdminBench {
  const open = {} as AdminBench;
  beforeAll(async () => {
    open.fixture = await openFixtureApp();
    open.bench = await openBench();
    open.double = open.bench.double;
    await open.double.setAppUrl(open.fixture.url);
    await open.double.seed({ shop: SHOP, catalogue: CATALOGUE, products: 40 });
    open.browser = await openBrowser({ double: open.double });
  });
  afterAll(async () => {
    await open.browser?.close();
    await open.bench?.close();
    await open.fixture?.close();
  });
  beforeEach(async () => {
    open.admin = await openAdmin(open.browser, { shop: SHOP }, "/app");
    await open.admin.app.locator("h1").waitFor();
  });
  afterEach(async () => {
    await open.admin.page.context().close();
  });
  return open;
}

export const appFrame = (page: Page): Frame => {
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("The page has no frame");
  return frame;
};

/** Calls App Bridge as the app's own script would. */
// oxlint-disable-next-line typescript/no-explicit-any -- whatever App Bridge returns
export const bridge = <Result = any>(page: Page, code: string): Promise<Result> =>
  appFrame(page).evaluate(`(async () => { ${code} })()`) as Promise<Result>;
