/** A run's page in a real browser: steering it, its order, its failures, and two tabs that do the same. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Balance } from "#app/domain/credits/schemas.ts";
import type { Run } from "#app/domain/generation/index.server.ts";
import { type AppClient, createAppClient } from "../demo/app-client.ts";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import { until } from "../demo/until.ts";
import { type AdminWindow, type TestBrowser, openAdmin, openBrowser } from "../support/browser.ts";
import { buyPack, SMALLEST_PACK } from "../support/house-order.ts";

let house: House;
let dataDir: string;
let browser: TestBrowser;
let client: AppClient;
let database: Client;
const windows: AdminWindow[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-runs-"));
  house = await startHouse({ dataDir, oddPictures: true });
  client = createAppClient(house.webUrl, house.double, house.shop);
  database = new Client({ connectionString: house.databaseUrl });
  database.on("error", () => {});
  await database.connect();
  browser = await openBrowser({ double: house.double });
  for (let packs = 0; packs < 4; packs++) await buyPack(house, client, SMALLEST_PACK);
});
afterEach(async () => {
  for (const { page } of windows.splice(0)) await page.context().close();
  wakeWorkers();
});
afterAll(async () => {
  await browser?.close();
  await database?.end();
  await house?.stop();
  clearHouse(dataDir);
});

/** A new window of the admin; what its console complains about is in its `problems`. */
async function open(path: string, options: Parameters<typeof openAdmin>[3] = {}): Promise<AdminWindow> {
  const opened = await openAdmin(browser, house, path, options);
  windows.push(opened);
  return opened;
}

const workers = () => house.running().filter(({ name }) => name.startsWith("worker"));
/** Nothing more is begun, and what is being made stays so, until `wakeWorkers`. */
const freezeWorkers = () => workers().forEach(({ child }) => child.kill("SIGSTOP"));
const wakeWorkers = () => workers().forEach(({ child }) => child.kill("SIGCONT"));

const balance = async () => (await client.get<{ balance: Balance }>("/api/credits")).body.balance;
const runOf = async (runId: string) => (await client.get<{ run: Run }>(`/api/runs/${runId}`)).body.run;
const runCount = async () =>
  Number((await database.query("SELECT count(*) FROM generation_run")).rows[0].count);

async function collectionGid(title: string): Promise<string> {
  const { body } = await client.get<{ rows: { collectionGid: string; title: string }[] }>("/api/collections");
  return body.rows.find((one) => one.title === title)?.collectionGid ?? "";
}

/**
 * Orders a collection's pictures as the Create page does: a draft, its forecast, the start. `isFrozen`: the workers read
 * the products and are frozen before they can begin a picture.
 */
async function start(collection: string, settings: object = {}, { isFrozen = false } = {}): Promise<string> {
  wakeWorkers(); // one of them reads the products
  const selection = { collectionGids: [await collectionGid(collection)] };
  const { draftId } = (await client.post<{ draftId: string }>("/api/drafts", { selection })).body;
  const wanted = { draftId, quality: "standard", again: true };
  await until("the forecast", async () => {
    const { body } = await client.post<{ state: string }>("/api/previews", wanted);
    return body.state === "ready" || null;
  });
  if (isFrozen) freezeWorkers();
  const { status, body } = await client.post<{ runId: string; message?: string }>("/api/runs", {
    ...wanted,
    ...settings,
  });
  if (status !== 200) throw new Error(`the run was refused: ${body.message}`);
  return body.runId;
}

const ended = (runId: string) =>
  until("the run's end", async () => {
    const run = await runOf(runId);
    return run.finishedAt ? run : null;
  });

const pageOf = (runId: string) => `/app/runs/${runId}`;
const heading = (app: FrameLocator, name: string | RegExp) => app.getByRole("heading", { level: 1, name });
const button = (app: FrameLocator, name: string | RegExp) => app.getByRole("button", { name });
const badge = (app: FrameLocator, text: string | RegExp) =>
  app.locator(".Polaris-Badge").filter({ hasText: text });
const hasKeyboard = (app: FrameLocator) =>
  app.locator("main").evaluate((main) => main.contains(document.activeElement));

test("a run is paused and resumed from its page, and a second tab follows both within two seconds", async () => {
  const runId = await start("Demo collection");
  const [first, second] = [await open(pageOf(runId)), await open(pageOf(runId))];
  await heading(first.app, "Run of 12 pictures").waitFor();
  await button(second.app, "Pause run").waitFor();

  await button(first.app, "Pause run").press("Enter");
  await first.app.getByText("This run is paused").first().waitFor();
  await second.app.getByText("This run is paused").first().waitFor();
  await first.app.getByText(/stays? held until/).waitFor();
  await expect.poll(() => hasKeyboard(first.app)).toBe(true);

  // What is being made is finished; what waits stays with its credits.
  await expect.poll(async () => (await runOf(runId)).counts.running).toBe(0);
  const paused = await runOf(runId);
  expect(paused.counts.queued).toBeGreaterThan(0);
  expect((await balance()).heldCredits).toBe(paused.counts.queued * 15);

  // After a reload and in another browser the same figures stand there.
  const waiting = `${paused.counts.queued} pictures wait`;
  await first.app.getByText(waiting).first().waitFor();
  await first.page.reload();
  await first.app.getByText(waiting).first().waitFor();
  const other = await openBrowser({ double: house.double });
  try {
    const { app } = await openAdmin(other, house, pageOf(runId));
    await app.getByText(waiting).first().waitFor();
    const finished = paused.counts.done + paused.counts.failed;
    await app.getByText(`${finished} of 12 pictures finished`).first().waitFor();
  } finally {
    await other.close();
  }

  const home = await open("/app");
  await home.app.getByText(/^A run is paused: /).waitFor();
  const list = await open("/app/runs");
  await list.app.getByText("Paused: open it to let it go on.").waitFor();

  await button(second.app, "Resume run").first().press("Enter");
  await button(first.app, "Pause run").waitFor();
  await ended(runId);
  await badge(first.app, "Finished").first().waitFor();
  expect((await balance()).heldCredits).toBe(0);
  for (const { problems } of windows) expect(problems).toEqual([]);
});

test("a paused run is cancelled: the dialog says what comes back, and that comes back", async () => {
  const before = await balance();
  const runId = await start("Demo collection", {}, { isFrozen: true });
  const { app, problems } = await open(pageOf(runId));
  await button(app, "Pause run").click();
  await app.getByText("This run is paused").first().waitFor();
  await button(app, "Cancel run").click();
  await app.getByRole("dialog").getByText("12 pictures that wait are dropped, and 180 credits").waitFor();
  await app.getByRole("dialog").getByRole("button", { name: "Cancel run" }).click();
  await app.getByText("All 12 pictures were cancelled").first().waitFor();
  expect((await balance()).availableCredits).toBe(before.availableCredits);
  // What was cancelled has not failed.
  expect(await app.getByRole("heading", { name: "Not made" }).count()).toBe(0);
  await expect.poll(() => hasKeyboard(app)).toBe(true);
  expect(problems).toEqual([]);
});

test("after a sample the rest is one click and one look at its price away; two tabs make one run of it", async () => {
  const runId = await start("Demo collection", { pilotItems: 3 });
  await ended(runId);
  const [first, second] = [await open(pageOf(runId)), await open(pageOf(runId))];
  await heading(first.app, "Sample of 3 pictures").waitFor();
  await first.app.getByRole("heading", { name: "Looks good? Continue with the rest" }).waitFor();
  await first.app.getByText("9 pictures aren't begun: 135 credits.").waitFor();
  const home = await open("/app");
  await home.app.getByRole("link", { name: /^Continue: 9 pictures of an order aren't begun/ }).waitFor();

  const goOn = "Continue with the remaining 9 pictures";
  for (const { app } of [first, second]) {
    await button(app, goOn).first().click();
    await app.getByRole("dialog").getByText("135 credits are held for it").waitFor();
  }
  const runs = await runCount();
  await button(first.app, "Continue with 9 pictures").click();
  await heading(first.app, "Rest of the order, 9 pictures").waitFor();
  await button(second.app, "Continue with 9 pictures").click();
  await second.app.getByText("The order has moved on since this page read it: 0 items are left").waitFor();
  expect(await runCount()).toBe(runs + 1);
  await second.app.getByRole("link", { name: "Open the newest run" }).click();
  await heading(second.app, "Rest of the order, 9 pictures").waitFor();
  // The order's card leads back, and the list tells which runs belong together.
  await second.app.getByRole("link", { name: "Sample of 3 pictures" }).click();
  await heading(second.app, "Sample of 3 pictures").waitFor();
  const list = await open("/app/runs");
  expect(await list.app.getByText(/, of the order of /).count()).toBeGreaterThanOrEqual(2);
});

test("a budget's share is made first; it is raised on the page, and what it pays for is shown before", async () => {
  const runId = await start("Demo collection", { budgetCredits: 60 }, { isFrozen: true });
  await client.post(`/api/runs/${runId}/cancel`, {});
  const { app, problems } = await open(pageOf(runId));
  await app.getByText("0 credits of the budget of 60 credits are used or held").waitFor();
  await button(app, "Continue with the remaining 8 pictures").first().click();
  await button(app, "Continue with 4 pictures").waitFor();
  const field = app.getByRole("textbox", { name: "Budget of the whole order, in credits" });
  await field.fill("many");
  await app.getByText("Enter a whole number of credits").waitFor();
  await field.fill("100");
  await button(app, "Continue with 6 pictures").click();
  await heading(app, "Rest of the order, 6 pictures").waitFor();
  await app
    .getByText("90 credits of the budget of 100 credits are used or held, 10 credits are left")
    .waitFor();
  await client.post(`/api/runs/${(await latestRunId()) ?? ""}/cancel`, {});
  expect(problems).toEqual([]);
});

const latestRunId = async (): Promise<string> =>
  (await database.query("SELECT run_id FROM generation_run ORDER BY run_id DESC LIMIT 1")).rows[0].run_id;

test("too many failures pause a run and it says so; it goes on anyway, and what failed is tried again as wished", async () => {
  const runId = await start("Odd pictures", { pauseAtFailPercent: 10 });
  const visit = await open(pageOf(runId));
  const { app, page } = visit;
  await until("the pause", async () => (await runOf(runId)).status === "paused" || null);
  await app.getByText("Paused because many pictures fail").waitFor();
  await app.getByText("It pauses by itself when more than 10% fail.").waitFor();
  await button(app, "Look at the failures").click();
  const failures = app.locator("#failures");
  expect(await failures.evaluate((one) => one === document.activeElement)).toBe(true);
  const home = await open("/app");
  await home.app.getByText(/^A run is paused because/).waitFor();
  await button(app, "Continue anyway").click();
  const run = await ended(runId);
  expect(run.counts.failed).toBeGreaterThan(5);
  await badge(app, `Finished, ${run.counts.failed} failed`).first().waitFor();

  // One of them in HD: its price is there before it is pressed.
  const before = await balance();
  const bomb = run.items.find(({ failure }) => failure?.reason === "empty_file")?.productTitle ?? "";
  freezeWorkers();
  await button(app, `Retry ${bomb}`).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByRole("button", { name: "Retry for 15 credits" }).waitFor();
  // Closed, the dialog gives the keyboard back.
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => hasKeyboard(app)).toBe(true);
  await button(app, `Retry ${bomb}`).click();
  await dialog.getByLabel("Quality").selectOption("hd");
  await dialog.getByRole("button", { name: "Retry for 20 credits" }).click();
  await heading(app, "Retry of 1 picture").waitFor();
  await app.getByText(/^HD, /).first().waitFor();
  expect((await balance()).heldCredits).toBe(20);
  wakeWorkers();
  await ended(await latestRunId());
  expect((await balance()).availableCredits).toBe(before.availableCredits);

  // The others: the first run's page says which was tried again, and two tabs make one run of the rest.
  const [first, second] = [await open(pageOf(runId)), await open(pageOf(runId))];
  await first.app.getByRole("link", { name: `Tried again: ${bomb}` }).waitFor();
  freezeWorkers();
  const left = run.counts.failed - 1;
  const runs = await runCount();
  for (const one of [first, second]) {
    await button(one.app, "Retry all failed…").click();
    await one.app
      .getByRole("dialog")
      .getByText(`${left * 15} credits are held for it`)
      .waitFor();
  }
  await button(first.app, `Retry for ${left * 15} credits`).click();
  await heading(first.app, `Retry of ${left} pictures`).waitFor();
  await button(second.app, `Retry for ${left * 15} credits`).click();
  await second.app.getByText("There is nothing to try again").waitFor();
  expect(await runCount()).toBe(runs + 1);
  await second.app.getByRole("link", { name: "Open the newest run" }).click();
  await heading(second.app, `Retry of ${left} pictures`).waitFor();
  await client.post(`/api/runs/${await latestRunId()}/cancel`, {});
  expect(visit.problems).toEqual([]);
});

test("without a worker the page says that pictures wait, and no more once one is back", async () => {
  const runId = await start("Demo collection", { pilotItems: 2 }, { isFrozen: true });
  const { app, problems } = await open(pageOf(runId));
  await app.getByText("Nothing makes pictures at the moment.").waitFor();
  wakeWorkers();
  await app.getByText("Nothing makes pictures at the moment.").waitFor({ state: "detached" });
  await ended(runId);
  expect(problems).toEqual([]);
});

test("a selection that another tab had started says so, until it is dismissed", async () => {
  const runId = await latestRunId();
  const { app, page } = await open(`${pageOf(runId)}?started-as=hd`);
  await app.getByText("This selection was already started from another tab, in HD.").waitFor();
  await button(app, "Dismiss notification").click();
  await app.getByText("already started from another tab").waitFor({ state: "detached" });
  await expect.poll(() => page.url()).not.toContain("started-as");
  const odd = await open(`${pageOf(runId)}?started-as=%3Cscript%3E`);
  await odd.app.getByRole("heading", { name: "Results" }).waitFor();
  expect(await odd.app.getByText("already started").count()).toBe(0);
});

test("short of credits, the rest of an order isn't begun: the page says how many are missing and where to buy them", async () => {
  const runId = await start("Demo collection", { pilotItems: 1 });
  await ended(runId);
  const { app } = await open(pageOf(runId));
  await button(app, "Continue with the remaining 11 pictures").first().click();
  // All credits but 100 go elsewhere meanwhile.
  const spent = (await balance()).availableCredits - 100;
  const others: string[] = [];
  for (let left = spent; left >= 15; left -= 180) {
    const budgetCredits = Math.min(left, 180);
    others.push(await start("Demo collection", { budgetCredits }, { isFrozen: true }));
  }
  await button(app, "Continue with 11 pictures").click();
  await app.getByText(/credits short: this needs 165 and/).waitFor();
  await app.getByRole("link", { name: "Buy credits" }).waitFor();
  expect((await runOf(runId)).kind).toBe("pilot");
  for (const other of others) await client.post(`/api/runs/${other}/cancel`, {});
});

test("at 1280, 1024, 390 and 320 px nothing scrolls sideways, whatever state the run is in", async () => {
  const runIds = (await database.query("SELECT run_id FROM generation_run ORDER BY run_id LIMIT 6")).rows;
  for (const width of [1280, 1024, 390, 320]) {
    const { page, app } = await open("/app/runs", { viewport: { width, height: 800 } });
    for (const path of ["/app", "/app/runs", ...runIds.map(({ run_id }) => pageOf(String(run_id)))]) {
      await page.goto(`https://admin.shopify.com/store/demo-shop/apps/productstudio${path}`);
      await app.locator("h1").first().waitFor();
      const { overflowPx, widest } = await app.locator("html").evaluate((html) => ({
        overflowPx: html.scrollWidth - html.clientWidth,
        widest: [...html.querySelectorAll("*")]
          .filter((one) => one.getBoundingClientRect().right > html.clientWidth)
          .map((one) => `${one.tagName} ${one.textContent?.slice(0, 40)}`)
          .at(-1),
      }));
      expect(overflowPx, `${path} at ${width} px: ${widest}`).toBeLessThanOrEqual(0);
    }
  }
});
