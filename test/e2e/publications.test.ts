/** A publication in a real browser: planned, checked, published, undone; what was edited in between is left alone. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { FrameLocator, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Run, RunPreview } from "#app/domain/generation/index.server.ts";
import { type AppClient, createAppClient } from "../demo/app-client.ts";
import { CATALOGUE, type House, clearHouse, startHouse } from "../demo/house.ts";
import { until } from "../demo/until.ts";
import {
  type AdminWindow,
  type TestBrowser,
  loseNextAnswer,
  openAdmin,
  openBrowser,
} from "../support/browser.ts";
import { buyPack, SMALLEST_PACK } from "../support/house-order.ts";
import { setAltText } from "../support/merchant-hand.ts";
import { readZip } from "../support/read-zip.ts";

const BOTTLE = "Ridgeline Aluminium Bottle";
const CHAIR = "Oriel Lounge Chair";
const SOFA = "Crescent Velvet Sofa";
/** Its two colours each show a photo of their own. */
const TIN = "Two-coloured tin";
const COLOURS = ["Red", "Blue"];
const RESULTS = 5;

let house: House;
let dataDir: string;
let browser: TestBrowser;
let client: AppClient;
let runId: string;
let shown: AdminWindow | undefined;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-publications-"));
  house = await startHouse({ dataDir });
  client = createAppClient(house.webUrl, house.double, house.shop);
  browser = await openBrowser({ double: house.double });
  await seedTin();
  await buyPack(house, client, SMALLEST_PACK);
  runId = await generate();
  await passReview();
});
afterEach(async () => {
  await shown?.page.context().close();
  shown = undefined;
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  clearHouse(dataDir);
});

async function seedTin(): Promise<void> {
  const variants = COLOURS.map((colour, photo) => ({
    sku: `TIN-${colour.toUpperCase()}`,
    title: colour,
    optionValues: { Colour: colour },
    price: "9.00",
    photo,
  }));
  const photos = ["catalogue/tea-tin-plain.jpg", "catalogue/crossbody-bag-plain.jpg"].map((file) => ({
    file,
  }));
  const tin = { title: TIN, productType: "Tins", variants, photos };
  await house.double.seed({ shop: house.shop, catalogue: CATALOGUE, products: 12, extra: [tin] });
}

/** One result for each product, and for the tin one for each colour. */
async function generate(): Promise<string> {
  const { products } = await house.double.state(house.shop);
  const wanted = new Set([BOTTLE, CHAIR, SOFA, TIN]);
  const productGids = products.filter(({ title }) => wanted.has(title)).map(({ id }) => id);
  const { body: draft } = await client.post<{ draftId: string }>("/api/drafts", {
    selection: { productGids },
    pictures: { kind: "per-option", optionName: "Colour" },
  });
  const order = { draftId: draft.draftId, quality: "standard" };
  await until("reading the products", async () => {
    const { body } = await client.post<RunPreview>("/api/previews", order);
    return body.state === "ready" || null;
  });
  const { body } = await client.post<{ runId: string }>("/api/runs", order);
  await until("the run's end", async () => {
    const { run } = (await client.get<{ run: Run }>(`/api/runs/${body.runId}`)).body;
    expect(run.counts.failed).toBe(0);
    return run.finishedAt;
  });
  return body.runId;
}

/** Every check passed: what the checks find is another test's matter. */
async function passReview(): Promise<void> {
  let verdicts: string[] = [];
  const areChecked = async () => {
    const { body } = await client.get<{ assets: { verdict: string }[] }>(
      `/api/assets?${new URLSearchParams({ runId })}`,
    );
    verdicts = body.assets.map(({ verdict }) => verdict);
    return verdicts.length === RESULTS && !verdicts.includes("unchecked") ? true : null;
  };
  await until("the review", areChecked, () => verdicts.join(", "));
  const database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  try {
    await database.query("UPDATE review_result SET outcome = 'pass'");
  } finally {
    await database.end();
  }
}

async function open(path: string): Promise<AdminWindow> {
  shown = await openAdmin(browser, house, path);
  return shown;
}

/** What the shop shows of its products: media in order with their texts, and each variant's picture. */
async function shopProducts() {
  const { products } = await house.double.state(house.shop);
  return new Map(
    products.map(({ title, media, variants }) => [
      title,
      {
        media: media.map(({ id, alt, filename, origin }) => ({ id, alt, filename, origin })),
        variants: variants.map(({ id, mediaIds }) => ({ id, mediaIds })),
      },
    ]),
  );
}
type Products = Awaited<ReturnType<typeof shopProducts>>;
const of = (products: Products, title: string) => {
  const product = products.get(title);
  if (!product) throw new Error(`the shop has no ${title}`);
  return product;
};

const button = (app: FrameLocator | Locator, name: string | RegExp) => app.getByRole("button", { name });
const linkOrButton = (app: FrameLocator, name: string) =>
  app.getByRole("link", { name, exact: true }).or(app.getByRole("button", { name, exact: true }));
const product = (app: FrameLocator, title: string) =>
  app.locator(".ps-line", { has: app.getByRole("heading", { level: 3, name: title }) });
/** The plan was looked at as it is now. */
const checked = (app: FrameLocator) => app.getByText("Nothing stands in the way").waitFor();

async function expectNothingCut({ page, app }: AdminWindow): Promise<void> {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = () => app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    await expect.poll(overflow, { message: `at ${width} px` }).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("an empty list says where publications come from", async () => {
  const { page, app, problems } = await open("/app");
  await app.getByRole("heading", { level: 1, name: "Home" }).waitFor();
  await page.getByRole("link", { name: "Publications" }).click();
  await app.getByText("The first publication appears here").waitFor();
  expect(problems).toEqual([]);
});

test("planned from the run, published as planned, and undone but where a product was edited in between", async () => {
  const before = await shopProducts();
  const visit = await open(`/app/runs/${runId}`);
  const { page, app, problems } = visit;
  await linkOrButton(app, "Answer them").first().click();
  for (const question of [/packaging/, /comes with the product/])
    await app.getByRole("group", { name: question }).getByLabel("Yes").check();
  await button(app, "Answer for the whole order").click();

  // The plan: nothing is touched before it is started.
  await button(app, `Publish ${RESULTS} results…`).click();
  await app.getByRole("heading", { level: 1, name: "Plan for 4 products" }).waitFor();
  await checked(app);
  const rows = product(app, BOTTLE).first();
  await rows.getByRole("list", { name: "Now" }).locator("li").nth(1).waitFor();
  expect(await rows.getByRole("list", { name: "After" }).locator("li").last().textContent()).toContain("New");
  await app.getByLabel("Place").first().selectOption({ label: "First" });
  await expect
    .poll(() => rows.getByRole("list", { name: "After" }).locator("li").first().textContent())
    .toContain("New");
  const toVariants = app.getByRole("checkbox", { name: /^Show each on the variants/ });
  await toVariants.click();
  await expect.poll(() => toVariants.isChecked()).toBe(true);
  await checked(app);

  await button(app, `Change the result of ${BOTTLE}`).click();
  const form = app.locator("form.ps-short-form");
  expect(await form.getByLabel("Place").evaluate((one) => one === document.activeElement)).toBe(true);
  await form.getByLabel("Alt text").fill("The bottle, seen from the front");
  await form.getByText("31/512").waitFor();
  await form.getByLabel("File name").fill("no name!");
  expect(await button(form, "Save").isDisabled()).toBe(true);
  await form.getByLabel("File name").fill("bottle-front");
  await button(form, "Save").click();
  await form.waitFor({ state: "detached" });
  await app.getByText("bottle-front.jpg").waitFor();
  await checked(app);
  await expectNothingCut(visit);
  const saving = page.waitForEvent("download");
  await button(app, "Save as ZIP").click();
  const files = readZip(readFileSync(await (await saving).path()));
  expect(files.map(({ name }) => name)).toContain("bottle-front.jpg");
  expect(files.at(-1)?.bytes.toString()).toContain('bottle-front.jpg,"The bottle, seen from the front"');
  expect(await shopProducts()).toEqual(before);

  await button(app, `Publish ${RESULTS} results`).click();
  await app.getByRole("heading", { level: 1, name: "Publication to 4 products" }).waitFor();
  await page.reload();
  await app.getByText("Added to 4 products").waitFor();
  const published = await shopProducts();
  for (const title of [BOTTLE, CHAIR, SOFA, TIN]) {
    const count = title === TIN ? 2 : 1;
    const { media } = of(published, title);
    expect(media.slice(0, count).map(({ origin }) => origin)).toEqual(Array(count).fill("app"));
    expect(media.slice(count)).toEqual(of(before, title).media);
  }
  const [bottle] = of(published, BOTTLE).media;
  expect(bottle).toMatchObject({
    alt: "The bottle, seen from the front",
    filename: expect.stringMatching(/^bottle-front-[0-9a-f]{6}\.jpg$/),
  });
  const tin = of(published, TIN);
  const shownBy = COLOURS.map((colour) =>
    tin.media
      .slice(0, 2)
      .flatMap(({ id, alt }) => (alt === `${TIN}, ${colour}, on a white background` ? id : [])),
  );
  expect(tin.variants.map(({ mediaIds }) => mediaIds)).toEqual(shownBy);

  await setAltText(house.double, house.shop, { mediaGid: bottle?.id ?? "", alt: "As the merchant says it" });
  await button(app, "Undo all…").click();
  const dialog = app.getByRole("dialog");
  await dialog.getByText("5 results are taken off their 4 products.").waitFor();
  await button(dialog, "Undo 4 products").click();
  await app.getByText("Undone on 3 products, 1 left as it is").waitFor();
  await app.getByText("The alt text of a result was changed.").waitFor();
  const undone = await shopProducts();
  const edited = of(published, BOTTLE);
  expect(of(undone, BOTTLE)).toEqual({
    ...edited,
    media: edited.media.map((medium, index) =>
      index === 0 ? { ...medium, alt: "As the merchant says it" } : medium,
    ),
  });
  const others = (products: Products) => [...products].filter(([title]) => title !== BOTTLE);
  expect(others(undone)).toEqual(others(before));

  // Undone twice: only what was left alone can be, once it is as it was published.
  expect(await button(app, /^Undo (?!all|again)/).count()).toBe(1);
  await setAltText(house.double, house.shop, {
    mediaGid: bottle?.id ?? "",
    alt: "The bottle, seen from the front",
  });
  await button(app, `Undo ${BOTTLE}…`).click();
  await button(dialog, "Undo 1 product").click();
  await app.getByText("Undone on 4 products").waitFor();
  expect(await button(app, /^Undo/).count()).toBe(0);
  expect(await shopProducts()).toEqual(before);
  expect(problems).toEqual([]);
});

test("what can't be published is told before, and left out; a plan waits for its time, pauses when storage is full, and goes on", async () => {
  const visit = await open(`/app/runs/${runId}`);
  const { page, app, problems } = visit;
  await button(app, `Publish ${RESULTS} pictures…`).click();
  await checked(app);
  const sofa = (await house.double.state(house.shop)).products.find(({ title }) => title === SOFA);
  await house.double.removeProducts(house.shop, [sofa?.id ?? ""]);
  await button(app, "Check again").click();
  await app.getByText("1 result: The product was deleted from the shop.").waitFor();
  const publish = button(app, /^Publish \d results$/);
  expect(await publish.isDisabled()).toBe(true);
  await button(app, "Show only these products").click();
  await app.getByRole("heading", { name: "Only products with such results" }).waitFor();
  expect(await app.getByRole("heading", { level: 3 }).allTextContents()).toContain(SOFA);
  await button(app, /^Leave these out/).click();
  await checked(app);
  await button(app, "Show all products").click();
  await button(app, "Publish 4 results").waitFor();

  await button(app, "Schedule…").click();
  const dialog = app.getByRole("dialog");
  await button(dialog, "Schedule").click();
  await dialog.getByText("Choose a day and a time.").waitFor();
  const tomorrow = new Date(Date.now() + 24 * 3_600_000);
  await dialog.getByLabel("Begins at").fill(`${tomorrow.toISOString().slice(0, 10)}T09:30`);
  await button(dialog, "Schedule").click();
  await app.getByText(/^It begins on .*9:30/).waitFor();
  await expectNothingCut(visit);
  await page.getByRole("link", { name: "Publications" }).click();
  const line = app.locator(".ps-line", { hasText: "4 results for 3 products" });
  await line.getByText("Scheduled").waitFor();
  await app.locator(".ps-line", { hasText: "Undone" }).first().waitFor();
  await line.getByRole("link").click();

  await house.double.failNextFile(house.shop, "FILE_STORAGE_LIMIT_EXCEEDED");
  await button(app, "Publish now").click();
  await app
    .getByText(/^The shop's file storage is full/)
    .first()
    .waitFor();
  await button(app, "Resume publication").click();
  await app.getByText("Added to 3 products").waitFor();

  // A product that was ticked, by keyboard; the others stay published.
  await app.getByRole("checkbox", { name: `Select ${CHAIR}` }).press("Space");
  await button(app, "Undo 1 selected product…").press("Enter");
  await button(dialog, "Undo 1 product").press("Enter");
  await app.getByText("Undone on 1 product", { exact: true }).waitFor();
  const after = await shopProducts();
  expect(of(after, CHAIR).media.every(({ origin }) => origin === "seed")).toBe(true);
  expect(of(after, BOTTLE).media.at(-1)?.origin).toBe("app");
  expect(problems).toEqual([]);
});

test("two windows with one plan: each sends what it changed, the one that shows an old plan starts nothing; what is rejected or gets lost is told", async () => {
  const { assets } = (
    await client.get<{ assets: { assetId: string; productTitle: string }[] }>(
      `/api/assets?${new URLSearchParams({ runId })}`,
    )
  ).body;
  const chair = assets.find(({ productTitle }) => productTitle === CHAIR)?.assetId ?? "";
  const { page, app } = await open(`/app/results/${chair}`);
  await button(app, "Publish…").click();
  await app.getByRole("heading", { level: 1, name: "Plan for 1 product" }).waitFor();
  await checked(app);
  const path = await app.locator("html").evaluate(() => location.pathname);
  const isLive = ({ pathname }: URL) => pathname === `${path}/live`;
  const isReading = ({ pathname, searchParams }: URL) => pathname === path && searchParams.has("_data");
  const other = await openAdmin(browser, house, path);
  try {
    await checked(other.app);
    // The first window hears nothing by itself from here on.
    await page.route(isLive, (route) => route.abort());
    await button(app, `Change the result of ${CHAIR}`).click();
    const form = app.locator("form.ps-short-form");
    await form.getByLabel("Alt text").fill("A chair that cures arthritis");
    await other.app.getByLabel("Place").first().selectOption({ label: "First" });
    const otherLine = other.app.locator(".ps-line .ps-line");
    await otherLine.getByText("First", { exact: true }).waitFor();
    await button(form, "Save").click();
    await form.waitFor({ state: "detached" });
    const line = app.locator(".ps-line .ps-line");
    await line.getByText("First", { exact: true }).waitFor();
    await line.getByText("A chair that cures arthritis").waitFor();

    // What stands in the way says what to do about it, right there.
    await page.unroute(isLive);
    await button(line, /^Change the alt text/).click();
    const altText = form.getByLabel("Alt text");
    expect(await altText.evaluate((one) => one === document.activeElement)).toBe(true);
    await altText.fill("The chair, by the window");
    await button(form, "Save").click();
    await checked(app);
    await page.route(isLive, (route) => route.abort());
    await other.app.getByLabel("Place").first().selectOption({ label: "After the main picture" });
    await otherLine.getByText("After the main picture").waitFor();
    await button(app, "Publish 1 result").click();
    await app.getByText("This plan was changed in another window").waitFor();
    await line.getByText("After the main picture").waitFor();

    // Answered, but what came of it can't be read: the page stays, and says that it is old until it has heard.
    await page.route(isReading, (route) =>
      route.request().method() === "GET" ? route.abort() : route.continue(),
    );
    await button(app, "Check again").click();
    await app.getByText("This page isn't up to date").waitFor();
    await app.getByRole("heading", { level: 1, name: "Plan for 1 product" }).waitFor();
    await page.unroute(isReading);
    await page.unroute(isLive);
    await app.getByText("This page isn't up to date").waitFor({ state: "detached" });
    await checked(app);

    // Scheduled, it may be rejected until its time: both pages say what that does.
    await button(app, "Schedule…").click();
    const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
    await app.getByRole("dialog").getByLabel("Begins at").fill(`${tomorrow}T09:30`);
    await button(app.getByRole("dialog"), "Schedule").click();
    await app.getByText(/^It begins on .*9:30/).waitFor();
    await other.page.goto(other.page.url().replace(/\/app\/publications\/.*$/, `/app/results/${chair}`));
    await other.app.getByText(/It is scheduled to be published on .*If you reject it, it won.t be/).waitFor();
    await button(other.app, "Reject").click();
    await button(other.app, /^Ugly/).click();
    await other.app.getByText("It won't be published.").waitFor();
    await app.getByText("This result was rejected in review, so it won't be published").waitFor();
    await button(other.app, "Take it back").click();
    await app.getByText("This result was rejected in review").waitFor({ state: "detached" });
  } finally {
    await other.page.context().close();
  }

  // The answer to a press is lost, not the press.
  await loseNextAnswer(page, path);
  await button(app, "Publish now").click();
  await app.getByText("it is known by now: the publication was started").waitFor();
  await app.getByText("Added to 1 product").waitFor();
  expect(of(await shopProducts(), CHAIR).media.filter(({ origin }) => origin === "app")).toHaveLength(1);
});
