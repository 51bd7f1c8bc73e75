/** A merchant's plan in a real browser: from a shortage to a trial, up, down, and away, with every credit explained. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import { type AdminWindow, type TestBrowser, openAdmin, openBrowser } from "../support/browser.ts";
import { reloadUntil, renewPlan } from "../support/plans.ts";

let house: House;
let dataDir: string;
let browser: TestBrowser;
let visit: AdminWindow | null = null;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-plans-"));
  house = await startHouse({ dataDir });
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

/** A new window of the admin; what its console complains about fails the test at its end. */
async function open(path: string): Promise<AdminWindow> {
  visit = await openAdmin(browser, house, path);
  return visit;
}

const PRODUCTS = ["Everyday Porcelain Mug", "Oriel Lounge Chair", "Marrow Crossbody Bag"];

const button = (app: FrameLocator, name: string) => app.getByRole("button", { name, exact: true });
const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one === document.activeElement);
const number = (text: string): number => Number(text.replaceAll(",", "").replace("−", "-"));

test("short of credits: a trial covers it, Shopify approves, and the same selection is one click from its pictures", async () => {
  const { page, app, problems } = await open("/app/create?quality=hd");
  await button(app, "Choose products").click();
  const picker = page.getByRole("dialog", { name: "Select products" });
  for (const title of PRODUCTS) {
    await picker.getByRole("searchbox").fill(title);
    await picker.getByRole("checkbox", { name: title }).check();
  }
  await picker.getByRole("button", { name: "Select", exact: true }).click();
  await app.getByText("10 credits short").waitFor();
  await app.getByText("A 7-day trial of the Starter plan covers it: 100 credits now").waitFor();
  await app.getByRole("link", { name: "Buy credits" }).click();

  await app.getByText("Covers it", { exact: true }).waitFor();
  const trial = button(app, "Start 7-day trial of Starter");
  expect(
    await trial.evaluate(
      (one) => document.getElementById(one.getAttribute("aria-describedby") ?? "")?.textContent,
    ),
  ).toBe("100 credits now, first payment of $9.00 in 7 days");
  await trial.click();
  await page.getByRole("button", { name: "Approve" }).click();
  await app.getByText("Starter is active. 100 credits added").first().waitFor();

  for (const title of PRODUCTS) await app.getByAltText(title).waitFor();
  expect(await app.getByRole("radio", { name: "HD" }).isChecked()).toBe(true);
  await button(app, "Generate 3 pictures").click();
  await app
    .getByText(/^Finished/)
    .first()
    .waitFor({ timeout: 120_000 });
  expect(problems).toEqual([]);
});

test("an upgrade says what it does, can be thought over by keyboard, and adds its credits at once", async () => {
  const { page, app, problems } = await open("/app/credits");
  await app.getByText(/^Trial until .*, then \$9\.00 every 30 days$/).waitFor();
  await renewPlan(house);
  await reloadUntil(page, app.getByText(/^Renews on /));

  const upgrade = button(app, "Upgrade to Growth");
  const dialog = app.getByRole("dialog");
  await upgrade.focus();
  await page.keyboard.press("Enter");
  await dialog
    .getByText(/3,000 credits are added now for the 30 days left; 4,000 credits from .* on\./)
    .waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => isFocused(upgrade)).toBe(true);
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Continue in Shopify" }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await app.getByText("Growth is active. 3,000 credits added").first().waitFor();
  await app.getByRole("heading", { name: "Growth plan" }).waitFor();
  expect(problems).toEqual([]);
});

test("one change waits for its answer, another tab's is refused in one sentence, and a declined one changes nothing", async () => {
  const stale = await openAdmin(browser, house, "/app/credits");
  await stale.page.route(/\/app\/credits\/live/, (route) => route.abort());
  await button(stale.app, "Upgrade to Catalogue").waitFor();
  const { page, app, problems } = await open("/app/credits");
  await button(app, "Upgrade to Scale").click();
  await app.getByRole("dialog").getByRole("button", { name: "Continue in Shopify" }).click();
  await page.getByRole("button", { name: "Decline" }).waitFor();

  await button(stale.app, "Upgrade to Catalogue").click();
  await stale.app.getByRole("dialog").getByRole("button", { name: "Continue in Shopify" }).click();
  const refusal = stale.app.getByText("A change to Scale waits for your answer in Shopify.");
  await refusal.waitFor();
  expect(await refusal.count()).toBe(1);
  expect(await button(stale.app, "Choose Catalogue").isDisabled()).toBe(true);
  await stale.app.getByRole("dialog").waitFor({ state: "hidden" });
  await button(stale.app, "Continue in Shopify").click();
  await stale.page.getByRole("button", { name: "Decline" }).waitFor();
  await stale.page.context().close();

  await page.getByRole("button", { name: "Decline" }).click();
  await app.getByText("The charge wasn't approved. No credits were bought").waitFor();
  await app.getByRole("link", { name: "Back to Credits" }).click();
  await app.getByRole("heading", { name: "Growth plan" }).waitFor();
  await app.getByText(/^Renews on /).waitFor();
  expect(problems).toEqual([]);
});

test("a smaller plan waits for the end of the period, and is the plan after it", async () => {
  const { page, app, problems } = await open("/app/credits");
  const change = button(app, "Change to Starter");
  const dialog = app.getByRole("dialog");
  await change.click();
  await dialog.getByRole("button", { name: "Keep Growth" }).click();
  await expect.poll(() => isFocused(change)).toBe(true);
  await change.click();
  await dialog
    .getByText(/^You keep Growth and its credits until .* From then on Starter: 1,000 credits/)
    .waitFor();
  await dialog.getByRole("button", { name: "Continue in Shopify" }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await app.getByRole("heading", { name: /^Starter begins on / }).waitFor();
  await app.getByRole("link", { name: "Back to Credits" }).click();
  await app.getByText(/^Changes to Starter on .*: 1,000 credits for \$9\.00 every 30 days$/).waitFor();
  await button(app, "Keep Growth").waitFor();

  await renewPlan(house);
  await reloadUntil(page, app.getByRole("heading", { name: "Starter plan" }));
  await app.getByText(/^Renews on /).waitFor();
  expect(problems).toEqual([]);
});

test("a cancelled plan ends at once and its credits stay, each of them explained by the statement", async () => {
  const { app, problems } = await open("/app/credits");
  await button(app, "Cancel plan").click();
  const dialog = app.getByRole("dialog");
  await dialog
    .getByText(/plan credits that you have stay, the last ones until .*; all other credits stay\.$/)
    .waitFor();
  await dialog.getByRole("button", { name: "Cancel plan" }).click();
  await app.getByRole("heading", { name: "No plan" }).waitFor();
  await app.getByText(/^Starter has ended\. It is paid until /).waitFor();
  // The button is gone; the keyboard is still on the page.
  await expect
    .poll(() => app.locator("main").evaluate((main) => main.contains(document.activeElement)))
    .toBe(true);

  const [available = "", held = ""] = await app.locator(".ps-figure").allTextContents();
  const changes = (await app.locator("tbody td").allTextContents()).filter((text) =>
    /^[+−][\d,]+$/.test(text),
  );
  // The welcome, the trial, a first period, an upgrade, a second period, and three pictures.
  expect(changes).toHaveLength(8);
  expect(changes.reduce((sum, text) => sum + number(text), 0)).toBe(number(available) + number(held));
  expect(number(available)).toBe(50 + 100 + 1000 + 3000 + 1000 - 3 * 20);
  expect(problems).toEqual([]);
});
