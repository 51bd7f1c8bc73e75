/** Home in a real browser: the set-up guide ticks by what the shop does, and nothing on the page waits for Shopify. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { FrameLocator, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Run } from "#app/domain/generation/index.server.ts";
import { type AppClient, createAppClient } from "../demo/app-client.ts";
import { keepDraft } from "../demo/drafts.ts";
import { CATALOGUE, type House, clearHouse, startHouse } from "../demo/house.ts";
import { until } from "../demo/until.ts";
import { accessibilityProblems } from "../support/axe.ts";
import { type AdminWindow, type TestBrowser, openAdmin, openBrowser } from "../support/browser.ts";
import { answerForOrder } from "../support/house-order.ts";

const ONE_PHOTO = "<b>Teedose</b> & Löffel 🫖";
const NO_PHOTO = "إبريق شاي <script>alert(1)</script>";

let house: House;
let dataDir: string;
let browser: TestBrowser;
let client: AppClient;
const windows: AdminWindow[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-home-"));
  house = await startHouse({ dataDir });
  client = createAppClient(house.webUrl, house.double, house.shop);
  browser = await openBrowser({ double: house.double });
  const extra = (title: string, sku: string, photos: string[]) => ({
    title,
    variants: [{ sku, title: "Default Title", optionValues: {}, price: "9.00" }],
    photos: photos.map((file) => ({ file })),
  });
  await house.double.seed({
    shop: house.shop,
    catalogue: CATALOGUE,
    extra: [extra(ONE_PHOTO, "ONE-1", ["catalogue/water-bottle-plain.jpg"]), extra(NO_PHOTO, "NONE-1", [])],
  });
});
afterEach(async () => {
  for (const { page } of windows.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  clearHouse(dataDir);
});

async function open(path = "/app", options: Parameters<typeof openAdmin>[3] = {}): Promise<AdminWindow> {
  const opened = await openAdmin(browser, house, path, options);
  windows.push(opened);
  return opened;
}

const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one === document.activeElement);
const button = (app: FrameLocator, name: string) => app.getByRole("button", { name, exact: true });
const wayOn = (app: FrameLocator, name: string) =>
  app.getByRole("link", { name, exact: true }).or(button(app, name)).first();
const guide = (app: FrameLocator) => app.locator(".ps-guide__head");
const stepsDone = (app: FrameLocator, count: number) => app.getByText(`${count} of 3 steps done`).waitFor();
const appPath = ({ page }: AdminWindow) => /\/apps\/[^/?#]+([^#]*)/.exec(page.url())?.[1] ?? "";

/** Does something on the page that is kept in the background, and waits until it is. */
async function keeping({ page }: AdminWindow, act: () => Promise<void>): Promise<void> {
  const kept = page.waitForResponse(
    (response) =>
      response.request().method() === "POST" && new URL(response.url()).pathname === "/app" && response.ok(),
  );
  await act();
  await kept;
}

/** Makes one Standard picture of a product, through the app's own routes. */
async function makePicture(title: string): Promise<Run> {
  const { products } = await house.double.state(house.shop);
  const product = products.find((one) => one.title === title);
  const { draftId } = await keepDraft(client, { productGids: [product?.id] });
  const { body } = await client.post<{ runId: string }>("/api/runs", { draftId, quality: "standard" });
  return until("the run's end", async () => {
    const { run } = (await client.get<{ run: Run }>(`/api/runs/${body.runId}`)).body;
    return run.finishedAt ? run : null;
  });
}

/** Every check of a run's results passed: what they find is another test's matter. Answers with the results. */
async function passReview(runId: string): Promise<string[]> {
  const assets = await until("the review", async () => {
    const { body } = await client.get<{ assets: { assetId: string; verdict: string }[] }>(
      `/api/assets?${new URLSearchParams({ runId }).toString()}`,
    );
    return body.assets.length > 0 && body.assets.every(({ verdict }) => verdict !== "unchecked")
      ? body.assets
      : null;
  });
  const database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  try {
    await database.query("UPDATE review_result SET outcome = 'pass'");
  } finally {
    await database.end();
  }
  return assets.map(({ assetId }) => assetId);
}

async function shownProblems(visit: AdminWindow): Promise<string[]> {
  const overflow = await visit.app
    .locator("html")
    .evaluate((html) => Math.max(html.scrollWidth, document.body.scrollWidth) - html.clientWidth);
  const problems = await accessibilityProblems(visit);
  return overflow > 0 ? [...problems, `${overflow} px to scroll sideways`] : problems;
}

test("Shopify that doesn't answer costs Home a line and the shop's name, and nothing else", async () => {
  for (const operation of ["CatalogNewestProducts", "AccountShop"])
    await house.double.addFault({
      shop: house.shop,
      match: { operation },
      kind: "delay",
      delayMs: 60_000,
      count: 100,
    });
  try {
    const { page, app, problems } = await open();
    const told = page.waitForResponse((response) => response.url().endsWith("/app/glance"));
    await stepsDone(app, 0);
    await app.getByText("credits available").waitFor();
    expect((await told).status()).toBe(200);
    await app.getByText(house.shop).waitFor();
    expect(await app.getByRole("heading", { name: "Needs you now" }).count()).toBe(0);
    expect(problems).toEqual([]);
  } finally {
    await house.double.clearFaults();
  }
});

test("a first visit shows the guide, the account, an empty chart, and the worst products; names are text", async () => {
  const visit = await open();
  const { app, problems } = visit;
  await app.getByText("You have 50 credits to begin with: enough for 3 Standard pictures.").waitFor();
  await stepsDone(app, 0);
  await app.getByText("No credits used in the last 30 days").waitFor();
  await app.getByText("No plan", { exact: true }).waitFor();
  await app.getByText("Demo Shop").first().waitFor();

  const { products } = await house.double.state(house.shop);
  const oneCount = products.filter(({ media }) => media.length === 1).length;
  const have = oneCount === 1 ? "product has" : "products have";
  await app
    .getByText(`${oneCount} ${have} only one picture. 1 more has none and needs a photo first.`)
    .waitFor();
  await app.getByText(NO_PHOTO).waitFor();
  await app.getByText(ONE_PHOTO).first().waitFor();
  // One primary action: the guide's.
  expect(await wayOn(app, "Create").count()).toBe(0);
  await wayOn(app, "Create pictures").waitFor();
  expect(await shownProblems(visit)).toEqual([]);
  expect(problems).toEqual([]);
});

test("one click leads to Create with the products that lack pictures, the worst first", async () => {
  const visit = await open();
  await visit.app.getByRole("button", { name: /^Choose them in Create/ }).click();
  await expect.poll(() => appPath(visit)).toMatch(/^\/app\/create\?draft=/);
  await visit.app.getByText(/^Products with fewer than 2 pictures, worst first,/).waitFor();
  expect(visit.problems).toEqual([]);
});

test("the guide is folded and dismissed for good, also in another browser, and comes back where it was asked for", async () => {
  const visit = await open();
  const { page, app } = visit;
  await keeping(visit, () => button(app, "Hide the steps").click());
  await app.getByText("Make pictures of one product").waitFor({ state: "hidden" });
  await page.reload();
  await button(app, "Show the steps").waitFor();
  expect(await app.getByText("Make pictures of one product").isVisible()).toBe(false);

  await keeping(visit, () => button(app, "Dismiss the set-up guide").press("Enter"));
  await guide(app).waitFor({ state: "detached" });
  expect(await isFocused(app.locator("main"))).toBe(true);
  await page.reload();
  const show = button(app, "Show the set-up guide");
  await show.waitFor();
  const other = await open();
  await button(other.app, "Show the set-up guide").waitFor();
  expect(await guide(other.app).count()).toBe(0);
  // What it stood in place of is there.
  await other.app.getByText("The first results appear here as soon as they are made.").waitFor();

  await keeping(visit, () => show.press("Enter"));
  await stepsDone(app, 0);
  await expect.poll(() => isFocused(app.locator(".ps-guide__title"))).toBe(true);
  await page.reload();
  await app.getByText("Make pictures of one product").waitFor();
  expect([...visit.problems, ...other.problems]).toEqual([]);
});

test("steps are ticked by a run, an answer and a publication; each leads to the next; the chart shows what was used", async () => {
  const run = await makePicture("Everyday Porcelain Mug");
  const visit = await open();
  const { page, app } = visit;
  await stepsDone(app, 1);
  await app.getByText(/^15 credits used in the last 30 days, on \w+ \d+ \(UTC\)$/).waitFor();
  await app.getByRole("link", { name: /^Everyday Porcelain Mug/ }).waitFor();

  await answerForOrder(client, run.orderId, await passReview(run.runId));
  await page.reload();
  await stepsDone(app, 2);
  await wayOn(app, "Open the results").click();
  await app.getByRole("button", { name: "Publish 1 picture…" }).click();
  await app.getByRole("button", { name: "Publish 1 result" }).waitFor();

  // A plan that is left waits at Home, once, and the guide leads to it.
  const later = await open();
  await later.app.getByText("1 result for 1 product is planned and not published yet.").waitFor();
  expect(await later.app.getByText("ready to publish").count()).toBe(0);
  await wayOn(later.app, "Open plan").click();
  await later.app.getByRole("button", { name: "Publish 1 result" }).click();
  await later.app.getByText("Added to 1 product").waitFor();

  const after = await open();
  await button(after.app, "Show the set-up guide")
    .or(button(after.app, "Dismiss the set-up guide"))
    .waitFor();
  expect(await after.app.getByText("planned and not published").count()).toBe(0);
  await after.app.getByRole("heading", { name: "You are set up" }).waitFor();
  await stepsDone(after.app, 3);
  await wayOn(after.app, "Create").waitFor();
  await keeping(after, () => button(after.app, "Dismiss the set-up guide").click());
  await after.page.reload();
  await button(after.app, "Show the set-up guide").waitFor();
  expect([...visit.problems, ...later.problems, ...after.problems]).toEqual([]);
});

test("with results and without the guide it breaks no rule of accessibility and scrolls sideways at no width", async () => {
  for (const width of [1280, 390, 320]) {
    const visit = await open("/app", { viewport: { width, height: 800 } });
    await visit.app.getByText(NO_PHOTO).waitFor();
    await visit.app.getByText("Published", { exact: true }).first().waitFor();
    expect(await shownProblems(visit), `at ${width} px`).toEqual([]);
  }
});

test("a shop without products is told nothing of products", async () => {
  const { products } = await house.double.state(house.shop);
  await house.double.removeProducts(
    house.shop,
    products.map(({ id }) => id),
  );
  // What Shopify told is kept by the process that asked for some minutes.
  const web = house.running().find(({ name }) => name === "web");
  web?.child.kill("SIGKILL");
  await until("another web process", async () => {
    const answer = await fetch(new URL("/readyz", house.webUrl)).catch(() => null);
    return answer?.ok || null;
  });
  const { app, problems } = await open();
  await app.getByText("Nothing waits for you.").waitFor();
  await app.getByText("credits available").waitFor();
  expect(problems).toEqual([]);
});
