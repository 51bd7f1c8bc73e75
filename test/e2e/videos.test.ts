/** A video in a real browser: ordered from Create, watched while it is made, played, paid once, published; and one that fails. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { FrameLocator } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Balance } from "#app/domain/credits/schemas.ts";
import type { Run } from "#app/domain/generation/index.server.ts";
import { type AppClient, createAppClient } from "../demo/app-client.ts";
import { keepDraft } from "../demo/drafts.ts";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import { until } from "../demo/until.ts";
import { type AdminWindow, type TestBrowser, openAdmin, openBrowser } from "../support/browser.ts";
import { answerForOrder, buyPack, SMALLEST_PACK } from "../support/house-order.ts";

const PRODUCT = "Orchard Earl Grey, loose leaf";
const PRICE_CREDITS = 260;

let house: House;
let dataDir: string;
let browser: TestBrowser;
let client: AppClient;
let visit: AdminWindow | undefined;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-videos-"));
  house = await startHouse({ dataDir, oddPictures: true });
  client = createAppClient(house.webUrl, house.double, house.shop);
  browser = await openBrowser({ double: house.double });
  await buyPack(house, client, SMALLEST_PACK);
});
afterEach(async () => {
  await visit?.page.context().close();
  visit = undefined;
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  clearHouse(dataDir);
});

async function open(path: string): Promise<AdminWindow> {
  visit = await openAdmin(browser, house, path);
  return visit;
}

const balance = async () => {
  const { availableCredits, heldCredits } = (await client.get<{ balance: Balance }>("/api/credits")).body
    .balance;
  return { availableCredits, heldCredits };
};
const runOf = async (runId: string) => (await client.get<{ run: Run }>(`/api/runs/${runId}`)).body.run;
const ended = (runId: string) =>
  until("the run's end", async () => {
    const run = await runOf(runId);
    return run.finishedAt ? run : null;
  });
const button = (app: FrameLocator, name: string | RegExp) => app.getByRole("button", { name });
const pagePath = ({ page }: AdminWindow) => new URL(page.url()).pathname;
/** What the page says; nothing on it may take a video for a picture, but the odd products are called so. */
const expectNoPicture = async (app: FrameLocator) =>
  expect((await app.locator("main").innerText()).replaceAll("Odd picture:", "")).not.toMatch(
    /\bpictures?\b/i,
  );

/** How the credits of a run's items were settled, one word for each item. */
async function settlements(runId: string): Promise<string[]> {
  const database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  try {
    const { rows } = await database.query<{ outcome: string }>(
      "SELECT outcome FROM credit_settlement WHERE run_id = $1",
      [runId],
    );
    return rows.map(({ outcome }) => outcome);
  } finally {
    await database.end();
  }
}

test("a 5 s video is ordered, watched, played by parts of its file, charged once, and published as a video", async () => {
  const before = await balance();
  const opened = await open("/app/create?scene=transparent");
  const { page, app, problems } = opened;
  await button(app, "Choose products").click();
  const picker = page.getByRole("dialog", { name: "Select products" });
  await picker.getByRole("searchbox").fill(PRODUCT);
  await picker.getByRole("checkbox", { name: PRODUCT }).check();
  await picker.getByRole("button", { name: "Select", exact: true }).click();

  // What was transparent becomes white, and the choice says why it isn't there.
  await app.getByRole("radio", { name: /^5 s video/ }).check();
  await button(app, "Change settings").click();
  expect(await app.getByRole("radio", { name: /^Transparent: not for videos/ }).isDisabled()).toBe(true);
  expect(await app.getByRole("radio", { name: "White", exact: true }).isChecked()).toBe(true);
  const proportions = app.getByRole("group", { name: "Proportions" }).getByRole("checkbox");
  expect(await proportions.count()).toBe(3);
  await button(app, "Generate 1 video").click();
  await expect.poll(() => pagePath(opened)).toMatch(/\/app\/runs\//);
  const runId = pagePath(opened).split("/").at(-1) ?? "";

  await app.getByRole("heading", { level: 1, name: "Run of 1 video" }).waitFor();
  await app.getByText(/^Being made, \d+%$/).waitFor();
  await expectNoPicture(app);
  // As long as a busy machine needs; the page then has its usual time to show it.
  const run = await ended(runId);
  await app.getByText("1 video made").first().waitFor();
  expect(run).toMatchObject({ counts: { done: 1 }, capturedCredits: PRICE_CREDITS, heldCredits: 0 });
  expect(await settlements(runId)).toEqual(["captured"]);
  expect(await balance()).toEqual({ ...before, availableCredits: before.availableCredits - PRICE_CREDITS });

  const parts: { status: number; range: string | undefined }[] = [];
  page.on("response", (response) => {
    if (response.headers()["content-type"] === "video/mp4")
      parts.push({ status: response.status(), range: response.headers()["content-range"] });
  });
  await app
    .getByRole("link", { name: new RegExp(PRODUCT) })
    .first()
    .click();
  const video = app.locator("video");
  await video.waitFor();
  const poster = await video.getAttribute("poster");
  expect(
    await app.locator("html").evaluate(
      (_, src) =>
        new Promise<number>((resolve) => {
          const image = new Image();
          image.addEventListener("load", () => resolve(image.naturalWidth));
          image.addEventListener("error", () => resolve(0));
          image.src = src;
        }),
      poster ?? "",
    ),
  ).toBeGreaterThan(500);
  expect(await playedSeconds(app)).toBeGreaterThan(0);
  expect(parts.length).toBeGreaterThan(0);
  for (const { status, range } of parts) {
    expect(status).toBe(206);
    expect(range).toMatch(/^bytes \d+-\d+\/\d+$/);
  }
  await app.getByText("Passed").first().waitFor();
  await expectNoPicture(app);

  const product = async () =>
    (await house.double.state(house.shop)).products.find(({ title }) => title === PRODUCT);
  const mediaBefore = (await product())?.media ?? [];
  await answerForOrder(client, run.orderId, [pagePath(opened).split("/").at(-1) ?? ""]);
  await button(app, "Publish…").click();
  await button(app, "Publish 1 result").click();
  await app.getByRole("heading", { level: 1, name: "Publication to 1 product" }).waitFor();
  await app.getByText("Added to 1 product").waitFor();
  await expectNoPicture(app);
  const media = (await product())?.media ?? [];
  expect(media.slice(0, -1)).toEqual(mediaBefore);
  expect(media.at(-1)).toMatchObject({
    kind: "VIDEO",
    status: "READY",
    origin: "app",
    mime: "video/mp4",
    alt: `${PRODUCT}, on a white background`,
    widthPx: 1080,
    heightPx: 1080,
  });
  // Shopify's picker lists the odd products too, and has no thumbnail of a file that is no picture.
  expect(problems.filter((problem) => !problem.includes("/host/thumbnails/"))).toEqual([]);
});

/** Plays a moment of the page's video, and says how much of it was shown. */
const playedSeconds = (app: FrameLocator): Promise<number> =>
  app.locator("video").evaluate(async (element) => {
    const video = element as HTMLVideoElement;
    const shown = new Promise((resolve) =>
      video.addEventListener("timeupdate", () => video.currentTime > 0.2 && resolve(null)),
    );
    await video.play();
    await shown;
    video.pause();
    return video.currentTime;
  });

test("a video whose product can't be cut out gives its 260 credits back, and its page speaks of a video", async () => {
  const before = await balance();
  const { products } = await house.double.state(house.shop);
  const product = products.find(({ variants }) => variants[0]?.sku === "ODD-WATERMARK");
  const { draftId } = await keepDraft(client, { productGids: [product?.id ?? ""] });
  const started = await client.post<{ runId: string }>("/api/runs", { draftId, quality: "video-5" });
  const run = await ended(started.body.runId);
  expect(run).toMatchObject({ counts: { failed: 1 }, capturedCredits: 0, returnedCredits: PRICE_CREDITS });
  expect(run.items[0]?.failure).toMatchObject({ code: "needs_cutout", creditsReturned: PRICE_CREDITS });
  expect(await settlements(run.runId)).toEqual(["released"]);
  expect(await balance()).toEqual(before);

  const { app, problems } = await open(`/app/runs/${run.runId}`);
  await app.getByText(/260 credits are back in your balance/).waitFor();
  await app.getByRole("link", { name: /^Correct the outline/ }).waitFor();
  await expectNoPicture(app);
  await app
    .getByRole("button", { name: "Home" })
    .or(app.getByRole("link", { name: "Home" }))
    .first()
    .click();
  await app.getByText("1 video failed; 260 credits came back.").waitFor();
  expect(problems).toEqual([]);
});
