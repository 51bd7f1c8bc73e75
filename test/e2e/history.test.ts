/** History in a real browser: found again, starred, saved one by one and as a ZIP, published, deleted. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Asset } from "#app/domain/assets/index.server.ts";
import type { Run } from "#app/domain/generation/index.server.ts";
import { type AppClient, createAppClient } from "../demo/app-client.ts";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import { until } from "../demo/until.ts";
import { accessibilityProblems } from "../support/axe.ts";
import { type AdminWindow, type TestBrowser, openAdmin, openBrowser } from "../support/browser.ts";
import { buyPack, orderPictures, SMALLEST_PACK } from "../support/house-order.ts";
import { readZip } from "../support/read-zip.ts";

const PICTURES = 8;
let house: House;
let dataDir: string;
let browser: TestBrowser;
let client: AppClient;
let runId: string;
let assets: Asset[];
let shown: AdminWindow | undefined;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-history-"));
  house = await startHouse({ dataDir });
  client = createAppClient(house.webUrl, house.double, house.shop);
  browser = await openBrowser({ double: house.double });
  await buyPack(house, client, SMALLEST_PACK);
  ({ runId } = await orderPictures(client, PICTURES));
  await until("the run's end", async () => {
    const { run } = (await client.get<{ run: Run }>(`/api/runs/${runId}`)).body;
    return run.finishedAt;
  });
  assets = await listed();
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

const listed = async () =>
  (await client.get<{ assets: Asset[] }>(`/api/assets?${new URLSearchParams({ runId })}`)).body.assets;
async function sql(text: string, values: unknown[] = []): Promise<void> {
  const database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  try {
    await database.query(text, values);
  } finally {
    await database.end();
  }
}
/** As if it had been made then: ids follow time, so it gets another one. Answers with that. */
async function makeOlder(assetId: string, madeAt: Date): Promise<string> {
  const hex = madeAt.getTime().toString(16).padStart(12, "0");
  const older = `${hex.slice(0, 8)}-${hex.slice(8)}${assetId.slice(13)}`;
  const tables = ["asset", "review_result", "review_state", "review_decision"];
  const moves = tables.map(
    (name) => `UPDATE ${name} SET asset_id = '${older}' WHERE asset_id = '${assetId}'`,
  );
  const date = `UPDATE asset SET created_at = '${madeAt.toISOString()}' WHERE asset_id = '${older}'`;
  await sql(["SET session_replication_role = replica", ...moves, date].join("; "));
  return older;
}
/** As a field for a day takes it; the month is counted from 0, and its day 0 is the last one of the month before. */
const localDay = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
async function open(path = "/app/history", options = {}): Promise<AdminWindow> {
  shown = await openAdmin(browser, house, path, options);
  await shown.app.getByRole("heading", { name: "History", level: 1 }).waitFor();
  return shown;
}
const tiles = (app: FrameLocator) => app.locator(".ps-pick");
/** Whether scripts have taken the list over from what the server wrote. */
const takesPresses = (list: Locator): Promise<boolean> =>
  list.first().evaluate((tile) => Object.keys(tile).some((name) => name.startsWith("__react")));
const button = (app: FrameLocator, name: string | RegExp) => app.getByRole("button", { name });
async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

test("a picture is found by its product's title and by its SKU; the address survives a reload, and nothing is out of reach", async () => {
  const { page, app, problems } = await open();
  await expect.poll(() => tiles(app).count()).toBe(assets.length);
  expect(await accessibilityProblems({ page })).toEqual([]);
  const wanted = assets[0]!;
  await app.getByPlaceholder("Product title").fill(wanted.productTitle.slice(0, 12).toUpperCase());
  const same = assets.filter(({ productTitle }) => productTitle === wanted.productTitle);
  await expect.poll(() => tiles(app).count()).toBe(same.length);
  await page.goto(
    `${page.url().split("?")[0]}?${new URLSearchParams({ sku: wanted.sku.toLowerCase() }).toString()}`,
  );
  await app.getByText(`SKU: ${wanted.sku.toLowerCase()}`).waitFor();
  await expect.poll(() => tiles(app).count()).toBe(assets.filter(({ sku }) => sku === wanted.sku).length);
  const { name } = await saved(page, () =>
    app
      .getByRole("button", { name: /^Download / })
      .first()
      .click(),
  );
  expect(assets.map(({ fileName }) => fileName)).toContain(name);
  expect(problems).toEqual([]);
});

test("a collection is chosen in Shopify's picker, and shows the results of its products only", async () => {
  const { page, app, problems } = await open();
  await expect.poll(() => tiles(app).count()).toBe(assets.length);
  const { collections } = await house.double.state(house.shop);
  const wanted = collections.find(({ productIds }) => {
    const held = assets.filter(({ productGid }) => productIds.includes(productGid)).length;
    return held > 0 && held < assets.length;
  })!;
  const ofIt = assets.filter(({ productGid }) => wanted.productIds.includes(productGid));
  await button(app, "Collection").click();
  await button(app, "Choose a collection").press("Enter");
  const picker = page.getByRole("dialog", { name: "Select collections" });
  await picker.getByRole("radio", { name: wanted.title }).check();
  await picker.getByRole("button", { name: "Select", exact: true }).click();
  await app.getByText("One collection", { exact: true }).waitFor();
  await expect.poll(() => tiles(app).count()).toBe(ofIt.length);
  expect(page.url()).toMatch(/collection=\d+/);
  await page.goto(`${page.url().split("?")[0]}?collection=999999`);
  await app.getByText("No picture fits these filters.").waitFor();
  expect(problems).toEqual([]);
});

test("an image of last month is found by its SKU and its days, and downloaded; other days don't have it", async () => {
  const wanted = assets.find(({ sku }) => assets.filter((other) => other.sku === sku).length === 1)!;
  const now = new Date();
  const middle = new Date(now.getFullYear(), now.getMonth() - 1, 15, 12);
  await makeOlder(wanted.assetId, middle);
  assets = await listed();
  const { page, app, problems } = await open();
  await expect.poll(() => tiles(app).count()).toBe(assets.length);
  await button(app, "SKU").click();
  await app.getByRole("textbox", { name: "Whole SKU" }).fill(wanted.sku);
  await app.getByText(`SKU: ${wanted.sku}`).waitFor();
  await button(app, "Period").click();
  await app.getByLabel("First day").fill(localDay(now.getFullYear(), now.getMonth() - 1, 1));
  await app.getByLabel("Last day").fill(localDay(now.getFullYear(), now.getMonth(), 0));
  await expect.poll(() => new URL(page.url()).searchParams.has("to")).toBe(true);
  await page.keyboard.press("Escape");
  await page.reload();
  await app.getByText(`SKU: ${wanted.sku}`).waitFor();
  await expect.poll(() => tiles(app).count()).toBe(1);
  await expect.poll(() => takesPresses(tiles(app))).toBe(true);
  const { name, bytes } = await saved(page, () =>
    button(app, `Download ${wanted.productTitle}, ${wanted.sku}`).click(),
  );
  expect(name).toBe(wanted.fileName);
  expect(bytes.length).toBe(wanted.sizeBytes);
  const before = new URL(page.url());
  before.searchParams.set("to", new Date(now.getFullYear(), now.getMonth() - 1, 15).toISOString());
  await page.goto(before.href);
  await app.getByText("No picture fits these filters.").waitFor();
  expect(problems).toEqual([]);
});

test("a filter that is chosen before the answer to another has come adds to it", async () => {
  const { page, app } = await open();
  await expect.poll(() => tiles(app).count()).toBe(assets.length);
  const answered = Promise.withResolvers<void>();
  await page.route(
    ({ pathname, searchParams }) => pathname === "/app/history" && searchParams.has("_data"),
    async (route) => {
      await answered.promise;
      await route.continue().catch(() => {});
    },
  );
  await button(app, "Quality").click();
  await app.getByRole("radio", { name: "Standard" }).press("Space");
  await page.keyboard.press("Escape");
  await button(app, "Published").click();
  await app.getByRole("radio", { name: "Not on the product" }).press("Space");
  expect(await app.getByText("Quality: Standard").count()).toBe(1);
  answered.resolve();
  await expect.poll(() => new URL(page.url()).search).toBe("?quality=standard&published=no");
  await expect.poll(() => tiles(app).count()).toBe(assets.length);
});

test("the keyboard stays in the list when the button that it pressed goes", async () => {
  const { app } = await open("/app/history?sku=no-such");
  const chooseAll = app.getByRole("checkbox", { name: "Choose all shown" });
  const isThere = () => chooseAll.evaluate((box) => box === document.activeElement);
  await button(app, "Clear filters").press("Enter");
  await expect.poll(() => tiles(app).count()).toBe(assets.length);
  await expect.poll(isThere).toBe(true);
  await app
    .getByRole("checkbox", { name: /^Choose (?!all)/ })
    .first()
    .check();
  await button(app, "Choose none").press("Enter");
  await expect.poll(isThere).toBe(true);
});

test("what fits nothing says so and leads back; videos have a tab; other addresses show more and no error", async () => {
  const { page, app } = await open("/app/history?sku=no-such&verdict=nonsense&before=x");
  await app.getByText("No picture fits these filters.").waitFor();
  expect(await accessibilityProblems({ page })).toEqual([]);
  await button(app, "Clear filters").click();
  await expect.poll(() => tiles(app).count()).toBe(assets.length);
  await app.getByRole("tab", { name: "Videos" }).click();
  await app.getByText("Every video appears here as soon as it is made.").waitFor();
});

test("a star is set with the keyboard, kept, and found by its filter", async () => {
  const { page, app } = await open();
  const star = app.getByRole("button", { name: /^Favourite: / }).first();
  await star.focus();
  await page.keyboard.press("Space");
  await expect.poll(() => star.getAttribute("aria-pressed")).toBe("true");
  await until("the favourite", async () => {
    const { body } = await client.get<{ assets: Asset[] }>(`/api/assets?${new URLSearchParams({ runId })}`);
    return body.assets.some(({ favouriteAt }) => favouriteAt !== null) || null;
  });
  await page.goto(`${page.url().split("?")[0]}?favourites=yes`);
  await expect.poll(() => tiles(app).count()).toBe(1);
});

test("two downloads that are pressed one right after the other are both saved", async () => {
  const { page, app } = await open();
  const presses = button(app, /^Download /);
  await presses.nth(1).waitFor();
  await expect.poll(() => takesPresses(tiles(app))).toBe(true);
  const names: string[] = [];
  page.on("download", (download) => names.push(download.suggestedFilename()));
  await app.locator("body").evaluate((body) => {
    for (const tile of [...body.querySelectorAll(".ps-pick__acts")].slice(0, 2))
      tile.querySelector<HTMLElement>("button:last-child")?.click();
  });
  await expect.poll(() => new Set(names).size).toBe(2);
});

test("a selection becomes a ZIP in the background, is saved from a link of its own, and is gone after its day", async () => {
  const { page, app } = await open();
  await app.getByRole("checkbox", { name: "Choose all shown" }).check();
  await app.getByText(`${assets.length} results chosen`).waitFor();
  await button(app, "Download ZIP").click();
  await app.getByText("Ready", { exact: true }).waitFor();
  expect(await accessibilityProblems({ page })).toEqual([]);
  const { name, bytes } = await saved(page, () => button(app, /^Save ZIP of/).click());
  expect(name).toMatch(/^results-\d{4}-\d{2}-\d{2}\.zip$/);
  expect(
    readZip(bytes)
      .map((file) => file.name)
      .toSorted(),
  ).toEqual(assets.map(({ fileName }) => fileName).toSorted());
  // Its day is over.
  await sql("UPDATE download SET expires_at = now() - interval '1 minute'");
  await button(app, /^Save ZIP of/).click();
  await app.getByText("isn't kept any longer").waitFor();
  await page.reload();
  await expect
    .poll(async () =>
      app
        .getByText("No longer kept")
        .or(button(app, /^Save ZIP of/))
        .count(),
    )
    .toBeGreaterThan(0);
});

test("a link to a ZIP that was changed or is over leads to a page that tells nothing of the shop", async () => {
  const answer = await fetch(
    `${house.webUrl}/downloads/01930000-0000-7000-8000-000000000001?query=x&expires=9&signature=y`,
  );
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain("kept any longer");
  expect(text).not.toContain("01930000");
});

test("a result of another shop, or of none, is not found, whatever is asked of it", async () => {
  const unknown = "01930000-0000-7000-8000-00000000000f";
  shown = await openAdmin(browser, house, `/app/results/${unknown}`);
  await shown.app.getByText("We couldn't find this page").first().waitFor();
  expect(await shown.app.getByText(unknown).count()).toBe(0);
});

test("deleting says what it means, can be left, and is for good: everywhere the result is told as deleted", async () => {
  const { page, app } = await open();
  const before = await tiles(app).count();
  await app
    .getByRole("checkbox", { name: /^Choose (?!all)/ })
    .first()
    .check();
  expect(await accessibilityProblems({ page })).toEqual([]);
  await button(app, "Delete…").press("Enter");
  const dialog = app.getByRole("dialog");
  await dialog.getByText("this can't be undone").waitFor();
  await dialog.getByText("stays on the product in Shopify").waitFor();
  await dialog.getByText("aren't returned").waitFor();
  await dialog.getByRole("button", { name: "Back" }).click();
  await dialog.waitFor({ state: "detached" });
  const hasKeyboard = () => button(app, "Delete…").evaluate((one) => one === document.activeElement);
  await expect.poll(hasKeyboard).toBe(true);
  expect(await tiles(app).count()).toBe(before);
  const href = await tiles(app).first().getByRole("link").getAttribute("href");
  await button(app, "Delete…").click();
  await app.getByRole("dialog").getByRole("button", { name: "Delete result" }).click();
  await expect.poll(() => tiles(app).count()).toBe(before - 1);
  await page.goto(page.url().replace(/\/app\/history.*$/, href ?? ""));
  await app.getByText("This result was deleted").waitFor();
  expect(await accessibilityProblems({ page })).toEqual([]);
  expect(await button(app, "Download").count()).toBe(0);
  await page.goto(page.url().replace(/\/app\/results.*$/, `/app/runs/${runId}`));
  await app.getByText("Deleted", { exact: true }).first().waitFor();
});

test("what can't be downloaded is said in words: what another tab has deleted, and what no answer came to", async () => {
  const { page, app } = await open();
  const gone = (await listed()).at(-1)!;
  await client.post("/app/history?_data=routes%2Fapp.history", {
    intent: "delete",
    assetIds: [gone.assetId],
  });
  const download = app.locator(`.ps-pick:has(a[href="/app/results/${gone.assetId}"])`).getByRole("button", {
    name: /^Download /,
  });
  await download.click();
  await app.getByText("This doesn't exist in your shop, or no longer.").waitFor();
  await expect.poll(() => download.count()).toBe(0);

  await page.context().setOffline(true);
  await button(app, /^Download /)
    .first()
    .click();
  await app.getByText("No answer came back, so no file was saved.").waitFor();
  await page.context().setOffline(false);
  const { bytes } = await saved(page, () =>
    button(app, /^Download /)
      .first()
      .click(),
  );
  expect(bytes.length).toBeGreaterThan(0);
  expect(await app.getByText("No answer came back").count()).toBe(0);
});

test.each([390, 320])(
  "at %i pixels nothing scrolls sideways, and everything can be reached",
  async (width) => {
    const { page, app } = await open("/app/history", { viewport: { width, height: 800 } });
    await expect.poll(() => tiles(app).count()).toBeGreaterThan(0);
    const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow).toBe(0);
    expect(await accessibilityProblems({ page })).toEqual([]);
  },
);
