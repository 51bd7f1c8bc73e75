/**
 * `npm run screenshots`: every page of the app inside the admin, wide and narrow, as pictures to look at. With words
 * behind it only those whose names contain one of them. What is wrong with a layout by itself stands behind its name.
 * The README shows the upper 900 pixels of `create-short`, `run-in-progress`, `review-all` and `history`.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { projectDir } from "../support/setup.mjs";
import { openCamera } from "./camera.ts";
import { shootCreate } from "./create-shots.ts";
import { shootEmpty, shootLoading, shootTroubles } from "./frame-shots.ts";
import { shootResults } from "./history-shots.ts";
import { shootGuide, shootHome } from "./home-shots.ts";
import { clearHouse, startHouse } from "./house.ts";
import { shootLanguages } from "./language-shots.ts";
import { runMainJob } from "./main-job.ts";
import { shootPlans } from "./plan-shots.ts";
import { shootProfile } from "./profile-shots.ts";
import { shootPlan, shootPublishing, shootUndone } from "./publication-shots.ts";
import { shootReview } from "./review-shots.ts";
import { shootFailures, shootInProgress, shootOrders } from "./run-shots.ts";

const dataDir = mkdtempSync(join(tmpdir(), "productstudio-screenshots-"));
const house = await startHouse({ dataDir, oddPictures: true });
const browser = await openBrowser({ double: house.double });
const outDir = join(projectDir, ".data", "screenshots");
const shoot = openCamera(house, browser, { outDir, only: process.argv.slice(2) });

async function orderPack(app: FrameLocator, page: Page): Promise<void> {
  await app.getByRole("button", { name: /^Buy 500 credits/ }).click();
  await page.getByRole("button", { name: "Approve" }).waitFor();
}

async function approvePack(app: FrameLocator, page: Page): Promise<void> {
  await orderPack(app, page);
  await page.getByRole("button", { name: "Approve" }).click();
  await app.getByRole("heading", { name: "500 credits added" }).waitFor();
}

async function declinePack(app: FrameLocator, page: Page): Promise<void> {
  await orderPack(app, page);
  await page.getByRole("button", { name: "Decline" }).click();
  await app.getByRole("link", { name: "Back to Credits" }).waitFor();
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

try {
  await shootHome(shoot, "home-first-visit");
  await shootEmpty(shoot);
  await shootCreate(shoot);
  const wasInProgress = new Set<string>();
  const { runs, assets, shopAfter } = await runMainJob(house, {
    async onProgress({ stage, id, begun, ended, total }) {
      if (wasInProgress.has(stage) || begun === 0 || ended === total) return;
      if (stage === "Second run" && ended < total / 3) return;
      wasInProgress.add(stage);
      if (stage === "Second run") await shootInProgress(house, shoot, id);
      if (stage === "Publishing") await shootPublishing(house, shoot, id);
    },
  });
  // Before the odd pictures, of which nobody's shop is full.
  await shoot({ name: "review-all", path: "/app/review" });
  await shoot({ name: "history", path: "/app/history" });
  const odd = await runMainJob(house, { collection: "Odd pictures" });
  const look = assets.find(({ verdict }) => verdict === "person") ?? assets[0];
  const result = `/app/results/${look?.assetId}`;
  const run = `/app/runs/${runs.at(-1)?.runId}`;
  const oddRun = odd.runs.at(-1)?.runId ?? "";
  await shootHome(shoot, "home");
  await shootGuide(shoot);
  await shoot({ name: "runs", path: "/app/runs" });
  await shoot({ name: "rules", path: "/app/rules#amazon-main" });
  await shoot({ name: "run", path: run });
  await shootFailures(
    house,
    shoot,
    odd.runs.map(({ runId }) => runId),
  );
  if (look) await shootResults(shoot, look.assetId);
  await shoot({ name: "publication-with-failures", path: result, prepare: publishInVain });
  const published = shopAfter.products.filter(({ media }) => media.some(({ origin }) => origin === "app"));
  const publishedResult = assets.find(({ productGid }) => productGid === published[0]?.id);
  if (publishedResult)
    await shoot({ name: "result-published", path: `/app/results/${publishedResult.assetId}` });
  const reviewed = await shootReview(house, dataDir, shoot);
  const publication = await shootPlan(house, browser, shoot, reviewed);
  await shootLanguages(shoot, { run: `/app/runs/${oddRun}`, result, publication });
  await shoot({ name: "admin-charge", path: "/app/credits", prepare: orderPack });
  await shoot({ name: "purchase", path: "/app/credits", prepare: approvePack });
  await shoot({ name: "purchase-declined", path: "/app/credits", prepare: declinePack });
  await shootPlans(house, browser, shoot);
  await shootHome(shoot, "home-plan-paused");
  await shootProfile(shoot);
  await shootTroubles(shoot);
  await shootLoading(shoot, {
    home: "/app",
    create: "/app/create",
    runs: "/app/runs",
    run,
    review: "/app/review",
    result,
    history: "/app/history",
    publications: "/app/publications",
    publication,
    credits: "/app/credits",
    profile: "/app/profile",
  });
  const productNumber = published[0]?.id.split("/").at(-1);
  const openProduct = async (_: FrameLocator, page: Page) => {
    await page.goto(`https://admin.shopify.com/store/demo-shop/products/${productNumber}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
  };
  await shoot({ name: "admin-product", path: "/app", prepare: openProduct });
  await shootUndone(house, browser, shoot, publication);
  await shootHome(shoot, "home-waiting");
  await shootOrders(
    house,
    shoot,
    published.map(({ id }) => id),
  );
} finally {
  await browser.close();
  await house.stop();
  clearHouse(dataDir);
}
