/** Runs in their states, the outline of a photo, and results, as pictures. */
import type { FrameLocator, Page } from "playwright-core";
import type { Run } from "#app/domain/generation/index.server.ts";
import { buyPack, SMALLEST_PACK } from "../support/house-order.ts";
import { createAppClient } from "./app-client.ts";
import { failingPath, whileWorkersStand } from "./disturbed.ts";
import { keepDraft } from "./drafts.ts";
import type { House } from "./house.ts";
import { type Shot, chooseAction } from "./shot.ts";
import { until } from "./until.ts";

type Shoot = (shot: Shot) => Promise<void>;

/** A run in progress. */
export async function shootInProgress(house: House, shoot: Shoot, runId: string): Promise<void> {
  const path = `/app/runs/${runId}`;
  await whileWorkersStand(house, async () => {
    await shoot({ name: "run-in-progress", path });
    await shoot({ name: "home-in-progress", path: "/app", prepare: told });
    await shoot({ name: "home-cut-off", path: "/app", prepare: cutOff("/app/live") });
    await shoot({ name: "run-cut-off", path, prepare: cutOff(`${path}/live`) });
    await shoot({ name: "run-cancel", path, prepare: askToCancel, isDialog: true });
    const app = createAppClient(house.webUrl, house.double, house.shop);
    await app.post(`/api/runs/${runId}/pause`, {});
    await shoot({ name: "run-paused", path });
    await app.post(`/api/runs/${runId}/resume`, {});
  });
}

async function told(app: FrameLocator): Promise<void> {
  await app.getByText("credits available").waitFor();
  await app.getByText("Looking for products that lack pictures").waitFor({ state: "detached" });
}

const cutOff = (path: string) => async (app: FrameLocator, page: Page) => {
  await failingPath(page, path);
  await app.getByText("This page isn't up to date").waitFor();
};

async function askToCancel(app: FrameLocator): Promise<void> {
  await app.getByRole("heading", { name: /^Run of / }).waitFor();
  await chooseAction(app, "Cancel run");
  await app.getByRole("dialog").getByText("Keep going").waitFor();
}

/** Runs in which pictures failed, and the outline of one that was made. */
export async function shootFailures(house: House, shoot: Shoot, runIds: readonly string[]): Promise<void> {
  const path = `/app/runs/${runIds.at(-1)}`;
  await shoot({ name: "run-with-failures", path });
  await shoot({ name: "run-retry", path, prepare: askToRetry, isDialog: true });
  const app = createAppClient(house.webUrl, house.double, house.shop);
  const runs = await Promise.all(
    runIds.map(async (runId) => (await app.get<{ run: Run }>(`/api/runs/${runId}`)).body.run),
  );
  const made = runs.flatMap(({ items }) => items).find(({ status }) => status === "done");
  if (!made) return;
  await shoot({ name: "outline", path: `/app/outline/${made.itemId}`, prepare: seeOutline });
  await shoot({ name: "outline-painted", path: `/app/outline/${made.itemId}`, prepare: paintOutline });
}

async function askToRetry(app: FrameLocator): Promise<void> {
  await app
    .getByRole("button", { name: /^Retry / })
    .first()
    .click();
  await app.getByRole("dialog").getByText("What fails again returns its credits.").waitFor();
}

const canvas = (app: FrameLocator) => app.locator("svg.ps-canvas");

async function seeOutline(app: FrameLocator): Promise<void> {
  await canvas(app).waitFor();
  await app.locator("svg.ps-cut-out, img.ps-cut-out").first().waitFor();
}

async function paintOutline(app: FrameLocator, page: Page): Promise<void> {
  await seeOutline(app);
  await canvas(app).scrollIntoViewIfNeeded();
  const mask = await canvas(app).locator("mask image").getAttribute("href");
  const box = (await canvas(app).boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.45);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.55, { steps: 8 });
  await page.mouse.up();
  await until("another outline", async () => {
    const other = await canvas(app).locator("mask image").getAttribute("href");
    return other !== null && other !== mask ? true : null;
  });
}

/** An order that begins with a sample: its run, and the question whether it goes on; then a run that is cancelled, and a video. */
export async function shootOrders(house: House, shoot: Shoot, products: readonly string[]): Promise<void> {
  const app = createAppClient(house.webUrl, house.double, house.shop);
  await buyPack(house, app, SMALLEST_PACK);
  const started = async (settings: object, productCount: number) => {
    const selection = { productGids: products.slice(0, productCount) };
    const { draftId } = await keepDraft(app, selection, { again: true });
    const { status, body } = await app.post<{ runId: string; message?: string }>("/api/runs", {
      draftId,
      quality: "standard",
      again: true,
      ...settings,
    });
    if (status !== 200) throw new Error(`the order was refused: ${body.message}`);
    return body.runId;
  };
  const ended = (runId: string) =>
    until("the run's end", async () => {
      const { run } = (await app.get<{ run: Run }>(`/api/runs/${runId}`)).body;
      return run.finishedAt === null ? null : run;
    });

  const sample = await started({ pilotItems: 2, budgetCredits: 60 }, 4);
  await ended(sample);
  const path = `/app/runs/${sample}`;
  await shoot({ name: "run-sample", path });
  await shoot({ name: "run-continue", path, prepare: askToContinue, isDialog: true });

  const cancelled = await started({}, 3);
  await app.post(`/api/runs/${cancelled}/cancel`, {});
  await ended(cancelled);
  await shoot({ name: "run-cancelled", path: `/app/runs/${cancelled}` });

  const video = await ended(await started({ quality: "video-5" }, 1));
  await shoot({ name: "run-video", path: `/app/runs/${video.runId}` });
  const { assets } = (await app.get<{ assets: { assetId: string }[] }>(`/api/assets?runId=${video.runId}`))
    .body;
  if (assets[0]) await shoot({ name: "result-video", path: `/app/results/${assets[0].assetId}` });
  await shoot({ name: "history-videos", path: "/app/history?tab=videos" });
}

async function askToContinue(app: FrameLocator): Promise<void> {
  await app
    .getByRole("button", { name: /^(Looks good\? )?Continue with the rest/ })
    .filter({ visible: true })
    .first()
    .click();
  await app.getByRole("dialog").getByText("Continue this order?").waitFor();
}
