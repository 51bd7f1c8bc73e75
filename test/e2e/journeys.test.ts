/** What a merchant comes for, from beginning to end: in few clicks, by keyboard, and out of trouble. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import { type AdminWindow, type TestBrowser, openAdmin, openBrowser } from "../support/browser.ts";

/** From Home of a shop that has just installed the app until its first picture is on a product. */
const MOST_CLICKS = 6;
const FIRST_PICTURE = 90_000;

let house: House;
let dataDir: string;
let browser: TestBrowser;
const windows: AdminWindow[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-journeys-"));
  house = await startHouse({ dataDir });
  browser = await openBrowser({ double: house.double });
});
afterEach(async () => {
  for (const { page } of windows.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  clearHouse(dataDir);
});

async function open(path = "/app"): Promise<AdminWindow> {
  const opened = await openAdmin(browser, house, path);
  windows.push(opened);
  return opened;
}

const control = ({ app }: AdminWindow, name: string | RegExp): Locator => {
  const named = { name, exact: typeof name === "string" };
  return app.getByRole("button", named).or(app.getByRole("link", named)).first();
};

const publishedCount = async (): Promise<number> =>
  (await house.double.state(house.shop)).products.flatMap(({ media }) =>
    media.filter(({ origin }) => origin === "app"),
  ).length;

test("from the first visit to the first published picture it takes six clicks", async () => {
  const visit = await open();
  let clicks = 0;
  const click = async (name: string | RegExp): Promise<void> => {
    await control(visit, name).click({ timeout: FIRST_PICTURE });
    clicks++;
  };
  await visit.app.getByText("You have 50 credits to begin with").waitFor();
  await click("Try it with one product");
  await click(/^Generate 1 picture/);
  await click("Answer them");
  await click("Yes to both");
  await click(/^Publish 1 /);
  await click("Publish 1 result");
  await expect.poll(publishedCount).toBe(1);
  expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
  expect(visit.problems).toEqual([]);
});

test("the same by keyboard alone, with the keyboard always somewhere", async () => {
  const visit = await open("/app/create");
  const { page, app } = visit;
  const focused = (): Promise<string> =>
    app.locator("body").evaluate(() => {
      const one = document.activeElement;
      return one === null || one === document.body
        ? ""
        : (one.getAttribute("aria-label") ?? one.textContent ?? "").trim();
    });
  const press = async (name: string | RegExp): Promise<void> => {
    const wanted = control(visit, name);
    // What can't be pressed yet is passed by: a plan's button waits for its products to be read.
    await expect.poll(() => wanted.isEnabled(), { timeout: FIRST_PICTURE }).toBe(true);
    const text = await wanted.evaluate((one) =>
      (one.getAttribute("aria-label") ?? one.textContent ?? "").trim(),
    );
    for (let tabs = 0; tabs < 120 && (await focused()) !== text; tabs++) await page.keyboard.press("Tab");
    expect(await focused()).toBe(text);
    await page.keyboard.press("Enter");
  };
  await app.getByRole("button", { name: "Search", exact: true }).waitFor();
  await app.locator("main").focus();
  await press("Search");
  await app.getByRole("textbox", { name: "Search" }).waitFor();
  await app.getByRole("textbox", { name: "Search" }).focus();
  await page.keyboard.type("Oriel Lounge Chair");
  await app.getByText("This search finds 1 product.").waitFor();
  await page.keyboard.press("Enter");
  await press(/^Generate 1 picture/);
  await press("Answer them");
  await press("Yes to both");
  await press(/^Publish 1 /);
  await press("Publish 1 result");
  await expect.poll(publishedCount).toBe(2);
  expect(visit.problems).toEqual([]);
});

test("a picture that failed says why and what it means for credits, leads to its remedy, and is made once the cause is gone", async () => {
  await house.double.addFault({
    match: { host: "cdn.shopify.com", path: "/s/files/*" },
    kind: "corrupt-body",
    count: 1_000,
  });
  const visit = await open("/app/create");
  const { page, app } = visit;
  await control(visit, "Search").click();
  await app.getByRole("textbox", { name: "Search" }).fill("Globe Base Table Lamp");
  await app.getByText("This search finds 1 product.").waitFor();
  await page.keyboard.press("Enter");
  await control(visit, /^Generate 1 picture/).click({ timeout: FIRST_PICTURE });
  await app.getByRole("heading", { name: "Not made" }).waitFor({ timeout: FIRST_PICTURE });
  await app.getByText(/is damaged.*15 credits are back in your balance\..*Upload the photo again/).waitFor();

  await control(visit, /^Learn more: /).click();
  const remedy = app.getByRole("heading", { name: /^The photo's file is damaged/ });
  await expect.poll(() => remedy.evaluate((one) => one === document.activeElement)).toBe(true);

  await house.double.clearFaults();
  await page.goBack();
  await control(visit, "Retry Globe Base Table Lamp").click();
  await control(visit, "Retry for 15 credits").click();
  await app.getByRole("heading", { name: "Retry of 1 picture", level: 1 }).waitFor();
  await app.getByRole("heading", { name: "1 picture made" }).waitFor({ timeout: FIRST_PICTURE });
  expect(visit.problems.filter((problem) => !problem.includes("cdn.shopify.com"))).toEqual([]);
});
