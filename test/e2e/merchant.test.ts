/** A merchant's journeys in a real browser, inside an admin with Shopify's real host names and the production build. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Locator, Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Balance } from "#app/domain/credits/schemas.ts";
import { createAppClient } from "../demo/app-client.ts";
import { keepDraft } from "../demo/drafts.ts";
import { CATALOGUE, type House, clearHouse, startHouse } from "../demo/house.ts";
import {
  type AdminWindow,
  type TestBrowser,
  loseNextAnswer,
  openAdmin,
  openBrowser,
  portrait,
} from "../support/browser.ts";

let house: House;
let dataDir: string;
let browser: TestBrowser;
const windows: AdminWindow[] = [];
/** Addresses that one test leaves to a later one. */
let longRunPath: string;
let publicationPath: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-merchant-"));
  house = await startHouse({ dataDir });
  browser = await openBrowser({ double: house.double });
});
afterEach(async ({ task }) => {
  for (const window of windows.splice(0)) {
    if (task.result?.state === "fail") console.error(await portrait(window));
    await window.page.context().close();
  }
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  clearHouse(dataDir);
});

/** A new window of the admin; what its console complains about fails the test at its end. */
async function open(path: string, options: Parameters<typeof openAdmin>[3] = {}): Promise<AdminWindow> {
  const opened = await openAdmin(browser, house, path, options);
  windows.push(opened);
  return opened;
}
const shopState = () => house.double.state(house.shop);

/** What the merchant has, as the app's own route tells it. */
async function balance(): Promise<{ availableCredits: number; heldCredits: number }> {
  const client = createAppClient(house.webUrl, house.double, house.shop);
  const { body } = await client.get<{ balance: Balance }>("/api/credits");
  const { availableCredits, heldCredits } = body.balance;
  return { availableCredits, heldCredits };
}

const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one === document.activeElement);

/** A product of the collection "Long names", whose name has nowhere to break. */
const longNamed = (number: number) => ({
  title: `${"Donaudampfschifffahrtsgesellschaft".repeat(6)}${number}`,
  productType: "Long names",
  variants: [{ sku: `LONG-${number}`, title: "Default Title", optionValues: {}, price: "9.00" }],
  photos: [{ file: "catalogue/water-bottle-plain.jpg" }],
});

/** Chooses products in Shopify's picker, by their titles. */
async function choose({ page, app }: AdminWindow, titles: readonly string[]): Promise<void> {
  await app.getByRole("button", { name: "Choose products" }).click();
  const picker = page.getByRole("dialog", { name: "Select products" });
  for (const title of titles) {
    await picker.getByRole("searchbox").fill(title);
    await picker.getByRole("checkbox", { name: title }).check();
  }
  await picker.getByRole("button", { name: "Select", exact: true }).click();
}

const generate = (app: FrameLocator, count: number) =>
  app.getByRole("button", { name: `Generate ${count} ${count === 1 ? "picture" : "pictures"}` });

/** Chooses a collection in Shopify's picker, by its title. */
async function chooseCollection({ page, app }: AdminWindow, title: string): Promise<void> {
  // By keyboard: a button that is clicked gives it up by itself.
  await app.getByRole("button", { name: "Choose collections" }).press("Enter");
  const picker = page.getByRole("dialog", { name: "Select collections" });
  await picker.getByRole("checkbox", { name: title }).check();
  await picker.getByRole("button", { name: "Select", exact: true }).click();
}

/** The pages whose code the browser hasn't loaded yet. */
const missingPages = (app: FrameLocator): Promise<string[]> =>
  app.locator("html").evaluate(() => {
    const loaded = new Set(
      performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
    );
    const { routes } = (
      window as unknown as { __remixManifest: { routes: Record<string, { module: string }> } }
    ).__remixManifest;
    return Object.values(routes)
      .map(({ module }) => module)
      .filter((path) => !loaded.has(path));
  });

/** Waits for a run's end on its own page, without touching it. */
const finished = (app: FrameLocator) =>
  app
    .getByText(/^Finished/)
    .first()
    .waitFor({ timeout: 120_000 });

/** From a run's or a result's page to the review, and on to the run: looks at a few of its pictures and answers for the whole order. */
async function answerForOrder(app: FrameLocator, way = "Answer them"): Promise<void> {
  await app
    .getByRole("link", { name: way })
    .or(app.getByRole("button", { name: way }))
    .first()
    .click();
  for (const question of [/packaging/, /comes with the product/])
    await app.getByRole("group", { name: question }).getByLabel("Yes").check();
  await app.getByRole("button", { name: "Answer for the whole order" }).click();
  await app.getByText("That covers all its results.").waitFor();
  await app
    .getByRole("link", { name: "Run", exact: true })
    .or(app.getByRole("button", { name: "Run", exact: true }))
    .first()
    .click();
}

/** The app's own part of the admin's address; the app goes by its handle there, or by its key. */
const appPath = (page: Page): string => /\/apps\/[^/?#]+([^#]*)/.exec(page.url())?.[1] ?? "";

test("from the first visit to pictures on the products: choose three, watch them come, publish, see them on the product", async () => {
  const visit = await open("/app");
  const { page, app } = visit;
  await app.getByText("You have 50 credits to begin with").waitFor();
  await app
    .getByRole("link", { name: "Create pictures" })
    .or(app.getByRole("button", { name: "Create pictures" }))
    .first()
    .click();
  await choose(visit, ["Ridgeline Aluminium Bottle", "Oriel Lounge Chair", "Ripe Avocado, single"]);
  await generate(app, 3).click();

  // The bar moves by itself, and is right again after a reload.
  await app.getByRole("progressbar").waitFor();
  await expect.poll(() => appPath(page)).toMatch(/^\/app\/runs\/[\w-]+$/);
  await page.reload();
  await finished(app);
  const results = app.locator("ul.ps-grid img");
  await expect.poll(() => results.count()).toBe(3);
  // Pictures, not only their places.
  await expect
    .poll(() =>
      results.evaluateAll(
        (pictures) => pictures.filter((one) => (one as HTMLImageElement).naturalWidth > 0).length,
      ),
    )
    .toBe(3);

  await answerForOrder(app);
  await app.getByRole("button", { name: "Publish 3 pictures…" }).click();
  await app.getByRole("button", { name: "Publish 3 results" }).click();
  await expect.poll(() => appPath(page)).toMatch(/^\/app\/publications\//);
  publicationPath = appPath(page);
  await expect
    .poll(async () => (await shopState()).files.filter(({ status }) => status === "READY").length)
    .toBe(3);
  const bottle = (await shopState()).products.find(({ title }) => title === "Ridgeline Aluminium Bottle");
  await expect
    .poll(async () =>
      (await shopState()).products.find(({ id }) => id === bottle?.id)?.media.map(({ origin }) => origin),
    )
    .toEqual(["seed", "seed", "app"]);
  await page.goto(`https://admin.shopify.com/store/demo-shop/products/${bottle?.id.split("/").at(-1)}`);
  await expect
    .poll(() => page.getByRole("img", { name: "Ridgeline Aluminium Bottle, on a white background" }).count())
    .toBe(1);
  expect(visit.problems).toEqual([]);
});

test("Home says that credits run low, and says it no more once that is dismissed", async () => {
  const { page, app } = await open("/app");
  const note = app.getByText("5 credits are left, and you used 45 in the last 7 days.");
  await note.waitFor();
  // It leaves at once; a reload before it is kept would take the request away.
  const kept = page.waitForResponse(
    (response) =>
      // The admin posts as well: for a session token.
      response.request().method() === "POST" && new URL(response.url()).pathname === "/app" && response.ok(),
  );
  await app.getByRole("button", { name: "Dismiss notification" }).click();
  await note.waitFor({ state: "detached" });
  expect(await app.locator("main").evaluate((main) => main === document.activeElement)).toBe(true);
  await kept;
  await page.reload();
  await app.getByText("Nothing held for runs").waitFor();
  expect(await note.count()).toBe(0);
});

test("short of credits: the exact number, a pack, Shopify's approval, and back on the same selection, one click from going on", async () => {
  const visit = await open("/app/create");
  const { page, app } = visit;
  await choose(visit, ["Everyday Porcelain Mug", "Hushbox Portable Speaker"]);
  // 5 credits are left of the welcome credits; two pictures cost 30.
  await app.getByText("25 credits short").waitFor();
  expect(await generate(app, 2).isDisabled()).toBe(true);
  await app
    .getByRole("link", { name: "Buy credits" })
    .or(app.getByRole("button", { name: "Buy credits" }))
    .click();

  await app.getByRole("button", { name: /^Buy 500 credits/ }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await expect.poll(() => appPath(page)).toMatch(/^\/app\/create/);
  await app.getByAltText("Everyday Porcelain Mug").waitFor();
  await app.getByAltText("Hushbox Portable Speaker").waitFor();
  await generate(app, 2).click();
  await finished(app);

  await page.goto("https://admin.shopify.com/store/demo-shop/apps/productstudio/app/credits");
  await app.getByText("Bought 500 credits").first().waitFor();
  await expect.poll(() => app.getByText("475").count()).toBeGreaterThan(0);
  expect(visit.problems).toEqual([]);
});

test("the statement: a run's lines by its link, a kind by keyboard, the same after a reload, and saved as a file", async () => {
  const visit = await open("/app/runs");
  const { page, app } = visit;
  await app.locator('a[href^="/app/runs/"]').first().click();
  await app.getByRole("link", { name: "See its credits" }).click();
  // The page shows them, not its top.
  const heading = app.getByRole("heading", { name: "Statement" });
  await expect
    .poll(() =>
      heading.evaluate(
        (one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().top < innerHeight,
      ),
    )
    .toBe(true);
  const rows = app.locator(".ps-table tbody tr");
  // A hold and two pictures.
  await expect.poll(() => rows.count()).toBe(3);
  expect(await rows.filter({ hasText: "Hushbox Portable Speaker" }).count()).toBe(1);

  await app.getByRole("button", { name: "What", exact: true }).press("Enter");
  await app.getByRole("checkbox", { name: "Used" }).press("Space");
  await expect.poll(() => rows.count()).toBe(2);
  await page.reload();
  await expect.poll(() => rows.count()).toBe(2);
  const saving = page.waitForEvent("download");
  await app.getByRole("button", { name: /^Export CSV/ }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^credits-20[\d-]+\.csv$/);
  expect(
    readFileSync(await file.path(), "utf8")
      .trimEnd()
      .split("\r\n"),
  ).toHaveLength(3);

  // A filter that fits nothing says so, and leads back.
  await page.goto(
    `https://admin.shopify.com/store/demo-shop/apps/productstudio/app/credits?to=2020-01-01T00:00:00Z`,
  );
  await app.getByText("No line of your statement fits this filter.").waitFor();
  await app.getByRole("button", { name: "Clear filters" }).click();
  await expect.poll(() => rows.count()).toBeGreaterThan(3);
  await app.getByRole("link", { name: /^Charge \d+$/ }).waitFor();
  expect(visit.problems).toEqual([]);
});

test("a result's own page: beside its source, with its checks, saved under its name, published onto its product", async () => {
  const visit = await open("/app");
  const { page, app } = visit;
  const title = "Hushbox Portable Speaker";
  await app.getByRole("link", { name: title }).first().click();
  for (const picture of [`Source of ${title}`, `Result of ${title}`]) {
    const image = app.getByAltText(picture);
    await expect
      .poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
  }
  await app.getByText(/checks found nothing$/).click();
  await app.getByText("The border is pure white all around.").waitFor();
  await app.getByText(/^The product fills \d+% of the frame/).waitFor();

  const fileName = await app.getByText(/^NOC-SP2.*\.jpg$/).textContent();
  const saving = page.waitForEvent("download");
  await app.getByRole("button", { name: "Download" }).click();
  expect((await saving).suggestedFilename()).toBe(fileName);

  // Nobody has answered for this order yet: the refusal, which browsers note too, leads to the review.
  await app.getByRole("button", { name: "Publish" }).click();
  await answerForOrder(app, "Open the review");
  expect(visit.problems).toEqual([expect.stringContaining("status of 409 (Conflict)")]);
  visit.problems.length = 0;
  await app.getByRole("link", { name: title }).first().click();

  // A refusal is told in words; its code is there for whoever helps. The picture can be published again.
  await house.double.failNextFile(house.shop, "GENERIC_FILE_INVALID_SIZE");
  await app.getByRole("button", { name: "Publish…" }).click();
  await app.getByRole("button", { name: "Publish 1 result" }).click();
  await app.getByText("Finished, 1 to look at").waitFor();
  await app.getByText(/^The file is larger than Shopify takes\. Publishing costs no credits\./).waitFor();
  const code = app.getByText("GENERIC_FILE_INVALID_SIZE");
  expect(await code.isVisible()).toBe(false);
  await app.getByText("Details", { exact: true }).click();
  await code.waitFor();
  await app.getByRole("link", { name: `Result of ${title}` }).click();
  await app.getByText("Not published", { exact: true }).waitFor();

  await app.getByRole("button", { name: "Publish…" }).click();
  await app.getByRole("button", { name: "Publish 1 result" }).click();
  await app.getByText("Added to 1 product").waitFor();
  await app.getByText("Finished", { exact: true }).waitFor();
  await app.getByRole("link", { name: `View ${title} in Shopify` }).click();
  await page.getByRole("img", { name: `${title}, on a white background` }).waitFor();
  expect(visit.problems).toEqual([]);
});

test("a page that is slow to come shows its shape, and one that doesn't come shows ways out", async () => {
  const { page, app } = await open("/app");
  await app.getByText("credits available").waitFor();
  const isCreditsData = ({ pathname, searchParams }: URL) =>
    pathname === "/app/credits" && searchParams.has("_data");
  const answer = Promise.withResolvers<void>();
  await page.route(isCreditsData, async (route) => {
    await answer.promise;
    await route.abort();
  });
  await page.getByRole("link", { name: "Credits" }).click();
  await app.getByText("Loading", { exact: true }).waitFor({ state: "attached" });
  await app.getByRole("heading", { name: "Credits", level: 1 }).waitFor();
  expect(await app.locator("[aria-busy=true]").count()).toBe(1);
  answer.resolve();
  await app.getByText("This page couldn't be shown").waitFor();
  await app.getByText("nothing is charged twice").waitFor();
  await page.unroute(isCreditsData);
  await app.getByRole("button", { name: "Try again" }).click();
  await app.getByRole("heading", { name: "Credit packs" }).waitFor();
  const hasKeyboard = () => app.locator("main").evaluate((main) => main === document.activeElement);
  await expect.poll(hasKeyboard).toBe(true);

  // Without any network: the code of every page is there already, and the page says what it can't have.
  await expect.poll(() => missingPages(app)).toEqual([]);
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Runs" }).click();
  await app.getByText("This page couldn't be shown").waitFor();
  await page.context().setOffline(false);
  await app.getByRole("button", { name: "Try again" }).click();
  await app.getByRole("heading", { name: "Runs", level: 1 }).waitFor();

  await page.goto("https://admin.shopify.com/store/demo-shop/apps/productstudio/app/results/none");
  await app.getByText("We couldn't find this page").waitFor();
  await app.getByRole("link", { name: "Go to Home" }).click();
  await app.getByText("credits available").waitFor();
});

test("a purchase that the merchant declines costs nothing and leads back to the selection", async () => {
  const before = (await shopState()).charges.length;
  const { page, app } = await open("/app/credits");
  await app.getByRole("button", { name: /^Buy 500 credits/ }).click();
  await page.getByRole("button", { name: "Decline" }).click();
  await app.getByText("The charge wasn't approved. No credits were bought").waitFor();
  const charges = (await shopState()).charges;
  expect(charges).toHaveLength(before + 1);
  expect(charges.map(({ status }) => status)).toContain("DECLINED");
});

test("two tabs press Generate on the same selection: one run, and both show it", async () => {
  const first = await open("/app/create");
  await choose(first, ["Globe Base Table Lamp"]);
  await generate(first.app, 1).waitFor();
  const second = await open(appPath(first.page));
  await generate(second.app, 1).waitFor();

  await Promise.all([generate(first.app, 1).click(), generate(second.app, 1).click()]);
  await expect.poll(() => appPath(first.page)).toMatch(/^\/app\/runs\//);
  await expect.poll(() => appPath(second.page)).toBe(appPath(first.page));
  await finished(first.app);
  await finished(second.app);
  const { page, app } = await open("/app/credits");
  // One picture was charged: 475 before, 460 after.
  await expect.poll(() => app.getByText("460").count()).toBeGreaterThan(0);
  expect(page.url()).toContain("/app/credits");
});

test("a selection of which a part was made meanwhile isn't started: the new figures are shown first", async () => {
  await house.double.seed({
    shop: house.shop,
    catalogue: CATALOGUE,
    extra: [1, 2, 3].map((number) => longNamed(number)),
  });
  const visit = await open("/app/create");
  const { page, app } = visit;
  // A quality that is chosen while the selection is still on its way to the app changes nothing of it.
  await page.route(
    ({ pathname }) => pathname === "/app/create", // not what the page asks beside it every few seconds
    async (route) => {
      await app.getByRole("radio", { name: "HD" }).check();
      await route.continue();
    },
    { times: 1 },
  );
  await chooseCollection(visit, "Long names");
  await generate(app, 3).waitFor();
  await app.getByText("20", { exact: true }).first().waitFor();
  await app.getByRole("radio", { name: "Standard" }).check();
  await app.getByText("45", { exact: true }).first().waitFor();
  const client = createAppClient(house.webUrl, house.double, house.shop);
  const { products } = await shopState();
  const made = products.find(({ title }) => title === longNamed(1).title)?.id ?? "";
  const { draftId } = await keepDraft(client, { productGids: [made] });
  await client.post("/api/runs", { draftId, quality: "standard" });
  await generate(app, 3).click();
  await app.getByText("they now make 2 results instead of 3").waitFor();
  await generate(app, 2).waitFor();
  await expect.poll(balance).toEqual({ availableCredits: 445, heldCredits: 0 });

  // What the connection swallows leaves the page as it is, until it has heard how things are.
  await page.context().setOffline(true);
  await generate(app, 2).click();
  await app.getByText("no answer came back").waitFor();
  await page.context().setOffline(false);
  await app.getByText("no answer came back").waitFor({ state: "detached" });
  // What arrived, though its answer didn't, is found by the page itself.
  await loseNextAnswer(page, "/app/create");
  await generate(app, 2).click();
  await finished(app);
  expect(await balance()).toEqual({ availableCredits: 415, heldCredits: 0 });
  longRunPath = appPath(page);

  // The order has become the run: going back leads to where it hadn't been placed.
  await page.goBack();
  await app.getByRole("button", { name: "Choose products" }).waitFor();
  await expect.poll(() => appPath(page)).toBe("/app/create?quality=hd");
});

test("a run is cancelled on its way: the bar has moved, what waited comes back, and the keyboard keeps its place", async () => {
  const before = await balance();
  const visit = await open("/app/create");
  const { page, app } = visit;
  await chooseCollection(visit, "Demo collection");
  await expect.poll(() => isFocused(app.getByRole("button", { name: "Choose collections" }))).toBe(true);
  // Some of them were made before, and would be left out.
  await app.getByRole("checkbox", { name: "Make again what was made before" }).check();
  await generate(app, 12).click();
  const bar = app.getByRole("progressbar");
  await expect.poll(async () => Number(await bar.getAttribute("value"))).toBeGreaterThan(0);
  expect((await balance()).heldCredits).toBeGreaterThan(0);

  const cancel = app.getByRole("button", { name: "Cancel run" });
  const dialog = app.getByRole("dialog");
  await cancel.focus();
  await page.keyboard.press("Enter");
  await dialog.getByText("Finished results stay").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => isFocused(cancel)).toBe(true);
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Cancel run" }).click();

  await app
    .getByText(/pictures? made, \d+ cancelled|pictures were cancelled/)
    .first()
    .waitFor();
  await expect.poll(async () => (await balance()).heldCredits).toBe(0);
  const made = await app.locator("ul.ps-grid a.ps-tile").count();
  expect(made).toBeLessThan(12);
  expect((await balance()).availableCredits).toBe(before.availableCredits - made * 15);
  // The button is gone; the keyboard is still on the page.
  await expect
    .poll(() => app.locator("main").evaluate((main) => main.contains(document.activeElement)))
    .toBe(true);
  expect(visit.problems).toEqual([]);
});

test("a page stays usable when its session token has expired", async () => {
  const visit = await open("/app");
  const { page, app } = visit;
  await app.getByText("credits available").waitFor();
  // The tab's clock runs ahead of the token that it holds.
  await page.clock.install();
  await page.clock.fastForward(5 * 60_000);
  await page.getByRole("link", { name: "Credits" }).click();
  await app.getByRole("heading", { name: "Credit packs" }).waitFor();
  expect(visit.problems).toEqual([]);

  // A token that the page still takes for good, and the server no more: the request is repeated with a new one.
  const authorization = `Bearer ${await house.double.sessionToken(house.shop, { expired: true })}`;
  const expire = (route: Route) =>
    route.continue({ headers: { ...route.request().headers(), authorization } });
  await page.route(/\/app\/runs\?/, expire, { times: 1 });
  const statuses: number[] = [];
  page.on("response", (response) => {
    if (/\/app\/runs\?/.test(response.url())) statuses.push(response.status());
  });
  await page.getByRole("link", { name: "Runs" }).click();
  await app.getByText("pictures made").first().waitFor();
  expect(statuses).toEqual([401, 200]);
});

test("at 390 and 320 px no page of the app scrolls sideways, whatever its products are called", async () => {
  const { app: longRun } = await open(longRunPath);
  const resultPath = (await longRun.locator("a.ps-tile").first().getAttribute("href")) ?? "";
  const pages = [
    "/app",
    "/app/create",
    "/app/runs",
    longRunPath,
    resultPath,
    publicationPath,
    "/app/publications",
    "/app/review",
    longRunPath.replace("/app/runs/", "/app/review?run="),
    "/app/credits?kind=grant&kind=hold&kind=capture&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z",
    "/app/credits",
  ];
  for (const width of [390, 320]) {
    const { page, app } = await open("/app", { viewport: { width, height: 800 } });
    for (const path of pages) {
      await page.goto(`https://admin.shopify.com/store/demo-shop/apps/productstudio${path}`);
      await app.locator("h1").first().waitFor();
      const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(overflow, `${path} at ${width} px`).toBeLessThanOrEqual(0);
    }
    // The statement's dates stay, where a phone has no column for them.
    await app.locator("tbody time").filter({ visible: true }).first().waitFor();
  }
});

test("the same admin and app under localhost names, in a browser without any set-up", async () => {
  const personal = await openBrowser();
  try {
    const context = await personal.newContext();
    const page = await context.newPage();
    await page.goto(`http://admin.localhost:${house.double.port}/store/demo-shop/apps/productstudio`);
    const app = page.frameLocator('iframe[title="ProductStudio"]');
    await expect.poll(() => app.getByText("credits available").count()).toBe(1);
  } finally {
    await personal.close();
  }
});
