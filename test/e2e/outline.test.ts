/** The outline's editor in a real browser: a failed picture that is paid once, a delivered one that is made again. */
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
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
let run: Run;
let shownTo: AdminWindow | undefined;
/** Of a picture that is delivered; that of the watermarked photo is refused for its cut-out. */
let madeId: string;

const balance = async () => (await client.get<{ balance: Balance }>("/api/credits")).body.balance;
const runOf = async (runId: string) => (await client.get<{ run: Run }>(`/api/runs/${runId}`)).body.run;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-outline-"));
  house = await startHouse({ dataDir, oddPictures: true });
  client = createAppClient(house.webUrl, house.double, house.shop);
  browser = await openBrowser({ double: house.double });
  await buyPack(house, client, SMALLEST_PACK);
  run = await ordered("Odd pictures");
  madeId = run.items.find(({ status }) => status === "done")?.itemId ?? "";
});
afterEach(() => shownTo?.page.context().close());
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  clearHouse(dataDir);
});

/** Orders a collection and waits for its end. */
async function ordered(title: string): Promise<Run> {
  const { body } = await client.get<{ rows: { collectionGid: string; title: string }[] }>("/api/collections");
  const selection = {
    collectionGids: body.rows.flatMap((one) => (one.title === title ? one.collectionGid : [])),
  };
  const { draftId } = (await client.post<{ draftId: string }>("/api/drafts", { selection })).body;
  const wanted = { draftId, quality: "standard", again: true };
  await until("the forecast", async () => {
    const preview = await client.post<{ state: string }>("/api/previews", wanted);
    return preview.body.state === "ready" || null;
  });
  return ended((await client.post<{ runId: string }>("/api/runs", wanted)).body.runId);
}

const ended = (runId: string) =>
  until("the run's end", async () => {
    const read = await runOf(runId);
    return read.finishedAt ? read : null;
  });

async function open(path: string, width = 1280): Promise<AdminWindow> {
  shownTo = await openAdmin(browser, house, path, { viewport: { width, height: 900 } });
  return shownTo;
}

const canvas = (app: FrameLocator) => app.locator("svg.ps-canvas");
const button = (app: FrameLocator, name: string | RegExp) => app.getByRole("button", { name });
/** The mask that the editor shows: another outline is another address. */
const maskOf = (app: FrameLocator) => canvas(app).locator("mask image").getAttribute("href");

/** Paints a line over the photo, from and to shares of it. */
async function paint({ page, app }: AdminWindow, [x1, y1]: number[], [x2, y2]: number[]): Promise<void> {
  await canvas(app).scrollIntoViewIfNeeded();
  const box = (await canvas(app).boundingBox())!;
  await page.mouse.move(box.x + x1! * box.width, box.y + y1! * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + x2! * box.width, box.y + y2! * box.height, { steps: 8 });
  await page.mouse.up();
}

/** The run whose page is shown. */
function shownRunId({ page }: AdminWindow): string {
  const addresses = page.frames().map((frame) => /\/app\/runs\/([0-9a-f-]{36})/.exec(frame.url())?.[1]);
  return addresses.findLast((runId) => runId !== undefined) ?? "";
}

/** Waits until the outline is another one than before, and returns it. */
const redrawn = (app: FrameLocator, before: string | null) =>
  until("another outline", async () => {
    const mask = await maskOf(app);
    return mask !== null && mask !== before ? mask : null;
  });

test("a picture that failed for its cut-out is corrected from its run's page, and is paid once", async () => {
  const before = await balance();
  const opened = await open(`/app/runs/${run.runId}`);
  const { app, page } = opened;
  await app
    .getByRole("link", { name: /Correct the outline/ })
    .first()
    .click();
  await app.getByRole("heading", { level: 1, name: "Correct the outline" }).waitFor();
  await canvas(app).waitFor();
  expect(await button(app, /^Save and make it for 15 credits/).isDisabled()).toBe(true);
  const first = await maskOf(app);
  await paint(opened, [0.3, 0.5], [0.6, 0.6]);
  const second = await redrawn(app, first);

  // The keys do what the buttons do.
  await page.keyboard.press("Control+z");
  expect(await redrawn(app, second)).toBe(first);
  await page.keyboard.press("Control+Shift+z");
  expect(await redrawn(app, first)).toBe(second);
  await page.keyboard.press("r");
  await app.locator("button[aria-pressed=true]", { hasText: "Remove" }).waitFor();
  await page.keyboard.press("]");
  await app.getByText("Brush 5 of 7").waitFor();
  await paint(opened, [0.05, 0.05], [0.9, 0.06]);
  await button(app, "Save and make it for 15 credits").click();
  await app.getByRole("heading", { level: 1, name: /^Retry of 1 picture/ }).waitFor();

  const retry = await ended(shownRunId(opened));
  expect(retry).toMatchObject({ kind: "retry", counts: { done: 1 }, capturedCredits: 15 });
  expect((await balance()).availableCredits).toBe(before.availableCredits - 15);
  expect(opened.problems).toEqual([]);
});

test("a delivered picture is made again without charge, painted by finger at 390 pixels", async () => {
  const before = await balance();
  const opened = await open(`/app/outline/${madeId}`, 390);
  const { app } = opened;
  await canvas(app).waitFor();
  expect(await app.locator("html").evaluate((html) => html.scrollWidth <= html.clientWidth)).toBe(true);
  await app.getByText("Making it again uses no credits").waitFor();
  const first = await maskOf(app);
  await canvas(app).evaluate(async (svg) => {
    const box = svg.getBoundingClientRect();
    // A finger that a script plays can't be captured.
    svg.setPointerCapture = () => {};
    const steps = [
      ["pointerdown", 0.1],
      ["pointermove", 0.2],
      ["pointermove", 0.3],
      ["pointerup", 0.3],
    ] as const;
    for (const [type, share] of steps) {
      const clientX = box.left + share * box.width;
      const clientY = box.top + 0.03 * box.height;
      const init = { pointerId: 1, pointerType: "touch", bubbles: true, clientX, clientY };
      svg.dispatchEvent(new PointerEvent(type, init));
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  });
  await redrawn(app, first);
  await button(app, "Save and make it again").click();
  await app.getByRole("heading", { level: 1, name: /made again with a corrected outline/ }).waitFor();
  const again = await ended(shownRunId(opened));
  expect(again).toMatchObject({ kind: "correction", counts: { done: 1 }, capturedCredits: 0 });
  expect((await balance()).availableCredits).toBe(before.availableCredits);
});

test("keys alone are enough: arrows move the brush, space paints, zoom stays on the photo", async () => {
  const { app, page } = await open(`/app/outline/${madeId}`);
  await canvas(app).waitFor();
  const first = await maskOf(app);
  await canvas(app).focus();
  for (let step = 0; step < 20; step++) await page.keyboard.press("ArrowUp");
  await page.keyboard.press(" ");
  await redrawn(app, first);
  await button(app, "Zoom in").click();
  await app.getByText("150%").waitFor();
  await button(app, "Zoom out").click();
  await app.getByText("100%").waitFor();
  expect(await button(app, "Zoom out").isDisabled()).toBe(true);
});

test("what isn't there to correct is said on a page of its own", async () => {
  const { app } = await open(`/app/outline/${randomUUID()}`);
  await app
    .getByRole("button", { name: "Go to Home" })
    .or(app.getByRole("link", { name: "Go to Home" }))
    .first()
    .waitFor();
  expect(await canvas(app).count()).toBe(0);
});
