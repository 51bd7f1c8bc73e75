/** Create in a real browser: every way to choose, styles and their versions, pilots, limits, and what a reading does. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { FrameLocator, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Run } from "#app/domain/generation/index.server.ts";
import { createAppClient } from "../demo/app-client.ts";
import { CATALOGUE, type House, clearHouse, startHouse } from "../demo/house.ts";
import { type AdminWindow, type TestBrowser, openAdmin, openBrowser } from "../support/browser.ts";

let house: House;
let dataDir: string;
let browser: TestBrowser;
let visit: AdminWindow | null = null;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-create-"));
  house = await startHouse({ dataDir });
  await house.double.seed({
    shop: house.shop,
    catalogue: CATALOGUE,
    extra: [
      plain("Wide lamp", [{ width: 900, height: 600 }]),
      plain("Small clock", [
        { width: 600, height: 600 },
        { width: 600, height: 600 },
      ]),
      {
        title: "Two-tone cup",
        productType: "Cups",
        variants: ["Red", "Blue", "Green"].map((Colour, index) => ({
          sku: `CUP-${Colour}`,
          title: Colour,
          optionValues: { Colour },
          price: "9.00",
          ...(index < 2 && { photo: index + 1 }),
        })),
        photos: [700, 800, 900].map((side) => ({
          plain: { width: side, height: side, name: `cup-${side}.jpg` },
        })),
      },
    ],
  });
  browser = await openBrowser({ double: house.double });
});
afterEach(async () => {
  await visit?.page.context().close();
  visit = null;
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  clearHouse(dataDir);
});

/** A product with pictures of one colour. */
const plain = (
  title: string,
  sizes: readonly { width: number; height: number }[],
  productType = "Plain",
) => ({
  title,
  productType,
  variants: [{ sku: title.toUpperCase(), title: "Default Title", optionValues: {}, price: "9.00" }],
  photos: sizes.map((size, index) => ({ plain: { ...size, name: `${title}-${index}.jpg` } })),
});

async function open(path: string, options: Parameters<typeof openAdmin>[3] = {}): Promise<AdminWindow> {
  await visit?.page.context().close();
  visit = await openAdmin(browser, house, path, options);
  return visit;
}

const button = (app: FrameLocator, name: string) => app.getByRole("button", { name, exact: true });
const field = (app: FrameLocator, name: string) => app.getByRole("textbox", { name, exact: true });
const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one === document.activeElement);
const client = () => createAppClient(house.webUrl, house.double, house.shop);
const addressOf = ({ page }: AdminWindow) => new URL(page.url()).searchParams;

/** A figure of the summary, by its label. */
const figure = (app: FrameLocator, label: string): Locator =>
  app.locator(".ps-sticky .Polaris-InlineStack").filter({ hasText: new RegExp(`^${label}[\\d,–]`) });

async function chooseProducts({ page, app }: AdminWindow, titles: readonly string[]): Promise<void> {
  await button(app, "Choose products").click();
  const picker = page.getByRole("dialog", { name: "Select products" });
  for (const title of titles) {
    await picker.getByRole("searchbox").fill(title);
    await picker.getByRole("checkbox", { name: title }).check();
  }
  await picker.getByRole("button", { name: "Select", exact: true }).click();
}

async function searchFor(app: FrameLocator, query: string): Promise<void> {
  await button(app, "Search").click();
  await field(app, "Search").fill(query);
}

test("a search is counted while it is typed, explained when it can't be used, and chosen by keyboard", async () => {
  const { app, problems } = await open("/app/create");
  await searchFor(app, "product_type:Mugs");
  await app.getByText("This search finds 1 product.").waitFor();
  await field(app, "Search").fill("nothing_of_shopify:1");
  await app.getByText("Shopify doesn't understand a part of this search.").waitFor();
  const { shop } = house;
  await house.double.addFault({ shop, match: { path: "/admin/api/*" }, kind: "http-5xx", count: 100 });
  await field(app, "Search").fill("product_type:Bags");
  await app.getByText("Shopify didn't answer. Nothing was charged").waitFor();
  await house.double.clearFaults();
  // The browser's console names the refused requests.
  problems.length = 0;

  await field(app, "Search").fill("product_type:Plain");
  await app.getByText("This search finds 2 products.").waitFor();
  await field(app, "Search").press("Enter");
  await app.getByText("What “product_type:Plain” finds is chosen: 2 products.").waitFor();
  await figure(app, "Pictures").filter({ hasText: "2" }).waitFor();
  expect(await isFocused(field(app, "Search"))).toBe(true);
  expect(problems).toEqual([]);
});

test("products that lack something are found, within collections too, and the worst comes first", async () => {
  const { page, app, problems } = await open("/app/create");
  await button(app, "Lacking pictures").click();
  await field(app, "Fewer pictures than").fill("1");
  await app.getByText("2 is the least.").waitFor();
  await field(app, "Fewer pictures than").fill("3");
  await button(app, "Only within collections…").click();
  const picker = page.getByRole("dialog", { name: "Select collections" });
  await picker.getByRole("checkbox", { name: "Plain" }).check();
  await picker.getByRole("button", { name: "Select", exact: true }).click();
  await button(app, "Within 1 collection").waitFor();
  await button(app, "Find products").click();
  await app
    .getByText("Products with fewer than 3 pictures in 1 collection, worst first, are chosen: 2 products.")
    .waitFor();
  // One picture is worse than two.
  expect(await app.locator(".ps-chosen img").first().getAttribute("alt")).toBe("Wide lamp");

  await app.getByText("A main picture that is large enough").click();
  await app.getByRole("combobox", { name: "Smaller than the minimum of" }).selectOption("zalando");
  await button(app, "Find products").click();
  const below = app.getByText(
    "whose main picture is smaller than 1,100 pixels in 1 collection, worst first, are chosen: 2 products.",
  );
  await below.waitFor();
  await page.reload();
  await below.waitFor();
  expect(problems).toEqual([]);
});

test("all pictures, or one for each value of an option that the products have", async () => {
  const opened = await open("/app/create");
  const { app, problems } = opened;
  await chooseProducts(opened, ["Two-tone cup", "Everyday Porcelain Mug"]);
  await figure(app, "Pictures").filter({ hasText: "2" }).waitFor();
  const draft = addressOf(opened).get("draft");
  await app.getByText("All pictures", { exact: true }).click();
  await figure(app, "Pictures").filter({ hasText: "5" }).waitFor();
  expect(addressOf(opened).get("draft")).not.toBe(draft);

  await app.getByText("One for each value of an option").click();
  const option = app.getByRole("combobox", { name: "Option" });
  expect((await option.locator("option").allTextContents()).toSorted()).toEqual(["Colour", "Glaze"]);
  await option.selectOption("Colour");
  // The mug has no colours and comes with its main picture; green has no picture of its own.
  await figure(app, "Pictures").filter({ hasText: "3" }).waitFor();
  await app.getByText("Left out: 1").waitFor();
  expect(problems).toEqual([]);
});

test("a style is saved, changed into a new version, used, and deleted", async () => {
  const opened = await open("/app/create");
  const { page, app, problems } = opened;
  await chooseProducts(opened, ["Everyday Porcelain Mug"]);
  await figure(app, "Pictures").filter({ hasText: "1" }).waitFor();
  await button(app, "Change settings").click();
  await app.getByRole("radio", { name: "Brand colour" }).check();
  await field(app, "Background colour").fill("no colour");
  await app.getByText("A colour has a #").waitFor();
  await field(app, "Background colour").fill("#ddeeff");
  await app.getByRole("checkbox", { name: "Amazon, main image" }).check();
  await app.getByText("Amazon, main image asks for a pure white background.").waitFor();
  await app.getByRole("checkbox", { name: "Amazon, main image" }).uncheck();
  await field(app, "Name of the style").fill("Sky");
  await field(app, "Name of the style").press("Enter");
  const sky = app.getByRole("radio", { name: /^Sky/ });
  await expect.poll(() => sky.isChecked()).toBe(true);
  await expect.poll(() => addressOf(opened).get("style")).toMatch(/\.1$/);

  await field(app, "Name of a new style").fill("SKY");
  await button(app, "Save as style").click();
  await app.getByText("Another style is called “SKY” already").waitFor();
  problems.length = 0;
  await app.getByRole("checkbox", { name: "4:5, portrait" }).check();
  await app.getByText("Runs that are going on keep the version they were started with.").waitFor();
  await figure(app, "Pictures").filter({ hasText: "2" }).waitFor();
  await button(app, "Save changes").click();
  await expect.poll(() => addressOf(opened).get("style")).toMatch(/\.2$/);
  await page.reload();
  await expect.poll(() => sky.isChecked()).toBe(true);
  await button(app, "Generate 2 pictures").click();
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/\/app\/runs\//);
  const runId = new URL(page.url()).pathname.split("/").at(-1);
  const { run } = (await client().get<{ run: Run }>(`/api/runs/${runId}`)).body;
  expect(run).toMatchObject({ itemCount: 2, recipe: { name: "colour", colour: "#ddeeff" } });

  await open(`/app/create?style=${encodeURIComponent(await styleInUse())}`);
  const again = visit!.app;
  await again.getByRole("button", { name: "Change settings" }).click();
  await button(again, "Delete style").click();
  await again.getByRole("dialog").getByRole("button", { name: "Delete style" }).click();
  await expect.poll(() => again.getByRole("radio", { name: /^White background/ }).isChecked()).toBe(true);
  expect(await again.getByRole("radio", { name: /^Sky/ }).count()).toBe(0);
  expect(problems).toEqual([]);
});

/** The newest version of the only style, as an address names it. */
async function styleInUse(): Promise<string> {
  const database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  try {
    const { rows } = await database.query<{ style: string }>(
      "SELECT style_id || '.' || max(version) AS style FROM style_version GROUP BY style_id",
    );
    return rows[0]?.style ?? "";
  } finally {
    await database.end();
  }
}

test("a pilot says what it makes now and later, is all that has to be paid, and survives a reload and a purchase", async () => {
  const opened = await open("/app/create?quality=standard&fail=25");
  const { page, app, problems } = opened;
  await button(app, "All products").click();
  await app.getByText("All products are chosen: 15 products.").waitFor();
  await app.getByRole("button", { name: "Change limits" }).click();
  await app.getByText("Make a few first").click();
  await field(app, "Pictures to begin with").fill("3");
  await app.getByText("3 now").waitFor();
  await app.getByText("12 after you have looked").waitFor();
  // 20 credits are left after the run of the style.
  await app.getByText("25 credits short").waitFor();
  await page.reload();
  await app.getByText("25 credits short").waitFor();
  await app.getByRole("link", { name: "Buy credits" }).click();
  await app.getByRole("button", { name: /^Buy 500 credits/ }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await button(app, "Generate 3 pictures").waitFor();
  expect(Object.fromEntries(addressOf(opened))).toMatchObject({
    quality: "standard",
    pilot: "3",
    fail: "25",
  });
  await button(app, "Generate 3 pictures").click();
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/\/app\/runs\//);
  const runId = new URL(page.url()).pathname.split("/").at(-1);
  const { run } = (await client().get<{ run: Run }>(`/api/runs/${runId}`)).body;
  expect(run.itemCount).toBe(3);
  expect(problems).toEqual([]);
});

test("a budget is never passed, and wrong numbers are explained where they stand", async () => {
  const opened = await open("/app/create");
  const { app, problems } = opened;
  await chooseProducts(opened, ["Wide lamp", "Small clock"]);
  await button(app, "Generate 2 pictures").waitFor();
  await app.getByRole("button", { name: "Change limits" }).click();
  const budget = field(app, "Budget credits");
  for (const [typed, sentence] of [
    ["-5", "1 is the least."],
    ["0", "1 is the least."],
    ["many", "“many” is no whole number."],
    ["99999999999", "2,147,483,647 is the most."],
  ] as const) {
    await budget.fill(typed);
    await app.getByText(sentence).waitFor();
  }
  await app.getByText("A number under Limits can't be used.").waitFor();
  await app.getByRole("button", { name: "Hide limits" }).click();
  await button(app, "Generate 2 pictures").click();
  await expect.poll(() => isFocused(budget)).toBe(true);

  await budget.fill("20");
  await app.getByText("The budget doesn't pay for 1 picture: it waits until you raise it.").waitFor();
  await button(app, "Generate 1 picture").waitFor();
  await budget.fill("10");
  await app.getByText("The budget doesn't pay for a single picture: one takes 15 credits.").waitFor();
  expect(await button(app, "Generate 0 pictures").count()).toBe(0);

  await field(app, "Daily limit of the shop credits").fill("0");
  await app.getByText("1 is the least.").waitFor();
  await field(app, "Daily limit of the shop credits").fill("15");
  await app.getByText("Not saved yet.").waitFor();
  await button(app, "Save").click();
  await app.getByText("Saved.", { exact: true }).waitFor();
  await budget.fill("");
  const generateBoth = button(app, "Generate 2 pictures");
  // How much it leaves depends on what the runs before have used.
  const overTheDay = app.getByText(/^Your shop's daily limit leaves .+ for now, and this takes 30 credits/);
  await overTheDay.waitFor();
  expect(await generateBoth.isDisabled()).toBe(true);
  // One that was lowered in another tab is met by the start, and the figures are shown anew.
  await field(app, "Daily limit of the shop credits").fill("100,000");
  await button(app, "Save").click();
  await expect.poll(() => generateBoth.isDisabled()).toBe(false);
  const { app: tab, page: other } = await openAdmin(browser, house, "/app/create");
  await button(tab, "Change limits").click();
  await field(tab, "Daily limit of the shop credits").fill("20");
  await button(tab, "Save").click();
  await tab.getByText("Saved.", { exact: true }).waitFor();
  await other.context().close();
  await generateBoth.click();
  await overTheDay.waitFor();
  await field(app, "Daily limit of the shop credits").fill("");
  await button(app, "Save").click();
  await overTheDay.waitFor({ state: "detached" });
  await expect.poll(() => generateBoth.isDisabled()).toBe(false);
  // The browser's console names the refused start, and nothing else.
  expect(problems.filter((problem) => !problem.includes("409"))).toEqual([]);
});

test("a reading that has aged is replaced by itself, and one that failed can be asked for again", async () => {
  const opened = await open("/app/create");
  const { page, app, problems } = opened;
  await chooseProducts(opened, ["Small clock"]);
  await button(app, "Generate 1 picture").waitFor();
  const database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  try {
    await database.query("UPDATE catalog_reading SET created_at = created_at - interval '2 hours'");
    await page.reload();
    await button(app, "Generate 1 picture").waitFor();
    const { rows } = await database.query(
      "SELECT 1 FROM catalog_reading WHERE created_at > now() - interval '1 hour'",
    );
    expect(rows).toHaveLength(1);

    await database.query("UPDATE catalog_reading SET state = 'failed', problem = 'operation-failed'");
    await page.reload();
    await app.getByText("Shopify couldn't put the list of your products together.").waitFor();
    await button(app, "Read again").click();
    await button(app, "Generate 1 picture").waitFor();
  } finally {
    await database.end();
  }
  expect(problems).toEqual([]);
});

test("more pictures than fit into one order are refused in words, before anything is held", async () => {
  await house.double.seed({ shop: house.shop, catalogue: CATALOGUE, products: 400 });
  const ratios = "1:1,4:5,3:4,2:3,9:16,16:9,1.91:1";
  const { page, app } = await open(`/app/create?variations=4&ratios=${encodeURIComponent(ratios)}`);
  await button(app, "All products").click();
  await app.getByText("At most 10,000 results fit into one run.").waitFor();
  // Fewer variations fit: the same selection can go on.
  await app.getByRole("combobox", { name: "Variations" }).selectOption("1");
  await figure(app, "Pictures").filter({ hasText: "2,8" }).waitFor();
  expect(await app.getByText("At most 10,000 results fit into one run.").count()).toBe(0);
  await page.reload();
  await figure(app, "Pictures").filter({ hasText: "2,8" }).waitFor();
});

test("in the system's own high-contrast colours the chosen quality and style can be told from the others", async () => {
  const { app } = await open("/app/create", { forcedColors: "active" });
  await app.getByRole("radio", { name: /^Standard/ }).waitFor({ state: "attached" });
  const edges = await app.locator(".ps-choice").evaluateAll((choices) =>
    choices.map((choice) => ({
      isChosen: choice.querySelector<HTMLInputElement>("input")?.checked === true,
      edge: getComputedStyle(choice).outlineWidth,
    })),
  );
  expect(edges.filter(({ isChosen }) => isChosen).length).toBeGreaterThanOrEqual(2);
  for (const { isChosen, edge } of edges) expect(edge).toBe(isChosen ? "3px" : "1px");
});

test("at 1024, 390 and 320 px nothing scrolls sideways, with everything opened", async () => {
  for (const width of [1024, 390, 320]) {
    const { app } = await open("/app/create?ratios=1:1,9:16&platforms=zalando&pilot=0", {
      viewport: { width, height: 800 },
    });
    await button(app, "Lacking pictures").click();
    await button(app, "Change settings").click();
    await app.getByText("Zalando, packshot asks for proportions that can't be made here yet.").waitFor();
    const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
  }
});
