/** `npm run screenshots`: every page of the app inside the admin, wide and narrow, as pictures to look at. */
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { openAdmin, openBrowser } from "../support/browser.ts";
import { projectDir } from "../support/setup.mjs";
import { clearHouse, startHouse } from "./house.ts";
import { shootGuide, shootHome } from "./home-shots.ts";
import { shootLanguages } from "./language-shots.ts";
import { runMainJob } from "./main-job.ts";
import { shootPlans } from "./plan-shots.ts";
import { shootProfile } from "./profile-shots.ts";
import { shootPublications } from "./publication-shots.ts";
import { shootReview } from "./review-shots.ts";
import { type Shot, chooseAction } from "./shot.ts";

const WIDTHS_PX = [1280, 390];
const HEIGHT_PX = 900;
/** Growing a window can make room for more to be shown, so it is measured again. */
const GROWTHS = 3;
const outDir = join(projectDir, ".data", "screenshots");
mkdirSync(outDir, { recursive: true });

const dataDir = mkdtempSync(join(tmpdir(), "productstudio-screenshots-"));
const house = await startHouse({ dataDir, oddPictures: true });
const browser = await openBrowser({ double: house.double });

async function shoot({ name, path, prepare, isDialog = false, locale = "en-GB" }: Shot): Promise<void> {
  for (const width of WIDTHS_PX) {
    const { page, app, problems } = await openAdmin(browser, house, path, {
      viewport: { width, height: HEIGHT_PX },
      locale,
    });
    await app.locator("h1, h2").first().waitFor();
    await prepare?.(app, page);
    if (!isDialog) await growToContent(app, page, width);
    await settle(page);
    await page.screenshot({ path: join(outDir, `${name}-${width}.png`) });
    console.log(`${name}-${width}.png${problems.length > 0 ? `: ${problems.join("; ")}` : ""}`);
    await page.context().close();
  }
}

/** The app scrolls inside the admin, and Shopify's own pages keep their menu at the window's height. */
async function growToContent(app: FrameLocator, page: Page, width: number): Promise<void> {
  const isApp = (await page.locator("iframe").count()) > 0;
  const scrolled = isApp ? app.locator("html") : page.locator("html");
  let height = HEIGHT_PX;
  for (let growths = 0; growths < GROWTHS; growths++) {
    const hidden = await scrolled.evaluate((html) => html.scrollHeight - html.clientHeight);
    if (hidden <= 0) break;
    height += hidden;
    await page.setViewportSize({ width, height });
  }
  // A list may have grown with the window, and somebody may have clicked far down.
  await scrolled.evaluate((html) => html.scrollTo(0, 0));
}

/** Pictures and fonts are part of what is looked at; a picture below the fold, or scrolled away in a list, is not asked for yet. */
async function settle(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.locator("html").evaluate(async ({ ownerDocument: { fonts, images } }) => {
      await fonts.ready;
      if (images.length === 0) return;
      const entries = await new Promise<readonly IntersectionObserverEntry[]>((resolve) => {
        const observer = new IntersectionObserver((all) => {
          observer.disconnect();
          resolve(all);
        });
        for (const image of images) observer.observe(image);
      });
      const seen = entries.flatMap(({ isIntersecting, target }) =>
        isIntersecting && target instanceof HTMLImageElement ? [target] : [],
      );
      await Promise.all(seen.map((image) => image.decode().catch(() => {})));
    });
  }
}

async function openPicker(app: FrameLocator, page: Page) {
  await app.getByRole("button", { name: "Choose products" }).click();
  const picker = page.getByRole("dialog", { name: "Select products" });
  await picker.getByRole("checkbox").first().waitFor();
  return picker;
}

async function choose(app: FrameLocator, page: Page): Promise<void> {
  const picker = await openPicker(app, page);
  for (const title of [
    "Everyday Porcelain Mug",
    "Oriel Lounge Chair",
    "Marrow Crossbody Bag",
    "Stridelow Knit Runner",
  ]) {
    await picker.getByRole("searchbox").fill(title);
    await picker.getByRole("checkbox", { name: title }).check();
  }
  await picker.getByRole("button", { name: "Select", exact: true }).click();
  await app.getByText("credits short").waitFor();
}

async function searchCreate(app: FrameLocator): Promise<void> {
  await app.getByRole("button", { name: "Search", exact: true }).click();
  await app.getByRole("textbox", { name: "Search" }).fill("product_type:Shoes OR product_type:Bags");
  await app.getByText("This search finds 2 products.").waitFor();
}

/** The whole shop: a pilot within a budget, in a style of one's own whose settings are open. */
async function forecast(app: FrameLocator): Promise<void> {
  await app.getByRole("button", { name: "All products" }).click();
  await app.getByText(/^All products are chosen: /).waitFor();
  await app.getByRole("button", { name: "Change settings" }).click();
  await app.getByRole("button", { name: "Change limits" }).click();
  await app.getByRole("button", { name: "Show why" }).click();
  await app.getByText("after you have looked").waitFor();
}

async function openRunInProgress(app: FrameLocator): Promise<void> {
  await app.getByRole("link", { name: "Standard pictures" }).click();
  await app.getByRole("heading", { name: /^Run of / }).waitFor();
}

async function askToCancel(app: FrameLocator): Promise<void> {
  await openRunInProgress(app);
  await chooseAction(app, "Cancel run");
  await app.getByRole("dialog").getByText("Keep going").waitFor();
}

/** Everything that is shown is chosen, and a ZIP of it is ready. */
async function chooseAll(app: FrameLocator): Promise<void> {
  await app.getByRole("checkbox", { name: "Choose all shown" }).check();
  await app.getByRole("button", { name: "Download ZIP" }).click();
  await app.getByText("Ready", { exact: true }).first().waitFor();
}

async function orderPack(app: FrameLocator, page: Page): Promise<void> {
  await app.getByRole("button", { name: /^Buy 500 credits/ }).click();
  await page.getByRole("button", { name: "Approve" }).waitFor();
}

async function approvePack(app: FrameLocator, page: Page): Promise<void> {
  await orderPack(app, page);
  await page.getByRole("button", { name: "Approve" }).click();
  await app.getByRole("heading", { name: "500 credits added" }).waitFor();
}

async function publishInVain(app: FrameLocator): Promise<void> {
  await house.double.failNextFile(house.shop, "GENERIC_FILE_INVALID_SIZE");
  const accept = app.getByRole("button", { name: "Accept" });
  const publish = app.getByRole("button", { name: "Publish…", exact: true });
  await accept.or(publish).first().waitFor();
  if ((await accept.count()) > 0) await accept.click();
  await publish.click();
  await app.getByRole("button", { name: "Publish 1 result" }).click();
  await app.getByText("Finished, 1 to look at").waitFor();
  await app.getByText("Details", { exact: true }).click();
}

/** The run's workers stand still while they are looked at, so that both widths show the same. */
async function shootInProgress(): Promise<void> {
  const workers = house.running().filter(({ name }) => name.startsWith("worker"));
  for (const { child } of workers) child.kill("SIGSTOP");
  try {
    await shootHome(shoot, "home-in-progress");
    await shoot({ name: "run-in-progress", path: "/app", prepare: openRunInProgress });
    await shoot({ name: "run-cancel", path: "/app", prepare: askToCancel, isDialog: true });
  } finally {
    for (const { child } of workers) child.kill("SIGCONT");
  }
}

try {
  await shootHome(shoot, "home-first-visit");
  await shoot({ name: "create-empty", path: "/app/create" });
  const picker = async (app: FrameLocator, page: Page) => void (await openPicker(app, page));
  await shoot({ name: "create-picker", path: "/app/create", prepare: picker, isDialog: true });
  await shoot({ name: "create-short", path: "/app/create", prepare: choose });
  await shoot({ name: "create-search", path: "/app/create", prepare: searchCreate });
  const own = "quality=hd&background=e8eef2&ratios=1:1,4:5&platforms=amazon-main,meta&pilot=2&budget=400";
  await shoot({ name: "create-forecast", path: `/app/create?${own}`, prepare: forecast });
  let wasInProgress = false;
  const { runs, assets, changeset, shopAfter } = await runMainJob(house, {
    async onProgress({ stage, ended, total }) {
      if (wasInProgress || stage !== "Second run" || ended < total / 3) return;
      wasInProgress = true;
      await shootInProgress();
    },
  });
  const odd = await runMainJob(house, { collection: "Odd pictures" });
  const look = assets.find(({ verdict }) => verdict === "person") ?? assets[0];
  await shootHome(shoot, "home");
  await shootGuide(shoot);
  await shoot({ name: "runs", path: "/app/runs" });
  await shoot({ name: "rules", path: "/app/rules#amazon-main" });
  await shoot({ name: "run", path: `/app/runs/${runs.at(-1)?.runId}` });
  await shoot({ name: "run-with-failures", path: `/app/runs/${odd.runs.at(-1)?.runId}` });
  await shoot({ name: "result", path: `/app/results/${look?.assetId}` });
  await shoot({ name: "history", path: "/app/history" });
  await shoot({ name: "history-chosen", path: "/app/history", prepare: chooseAll });
  await shoot({ name: "history-none", path: "/app/history?sku=no-such-sku" });
  await shoot({ name: "publication", path: `/app/publications/${changeset?.changesetId}` });
  await shoot({
    name: "publication-with-failures",
    path: `/app/results/${look?.assetId}`,
    prepare: publishInVain,
  });
  await shootReview(house, dataDir, shoot);
  await shootLanguages(shoot, {
    run: `/app/runs/${odd.runs.at(-1)?.runId}`,
    result: `/app/results/${look?.assetId}`,
    publication: `/app/publications/${changeset?.changesetId}`,
  });
  await shoot({ name: "admin-charge", path: "/app/credits", prepare: orderPack });
  await shoot({ name: "purchase", path: "/app/credits", prepare: approvePack });
  await shootPlans(house, browser, shoot);
  await shootHome(shoot, "home-plan-paused");
  await shootProfile(shoot);
  await shoot({ name: "not-found", path: "/app/nowhere" });
  const published = shopAfter.products.find(({ media }) => media.some(({ origin }) => origin === "app"));
  const productNumber = published?.id.split("/").at(-1);
  const openProduct = async (_: FrameLocator, page: Page) => {
    await page.goto(`https://admin.shopify.com/store/demo-shop/products/${productNumber}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
  };
  await shoot({ name: "admin-product", path: "/app", prepare: openProduct });
  const [run] = runs;
  if (changeset && run)
    await shootPublications(house, browser, shoot, { changesetId: changeset.changesetId, runId: run.runId });
  await shootHome(shoot, "home-waiting");
} finally {
  await browser.close();
  await house.stop();
  clearHouse(dataDir);
}
