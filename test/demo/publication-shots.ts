/** A publication on its pages, as pictures: from its plan to its undo. */
import type { FrameLocator } from "playwright-core";
import { openAdmin, type TestBrowser } from "../support/browser.ts";
import { whileWorkersStand } from "./disturbed.ts";
import type { House } from "./house.ts";
import { type Shot, chooseAction } from "./shot.ts";

/** A publication in progress. */
export async function shootPublishing(
  house: House,
  shoot: (shot: Shot) => Promise<void>,
  changesetId: string,
): Promise<void> {
  const path = `/app/publications/${changesetId}`;
  await whileWorkersStand(house, async () => {
    await shoot({ name: "publication-in-progress", path });
  });
}

/**
 * A plan for what passed of a run, its questions, and the publication that it becomes.
 *
 * @returns the publication's page
 */
export async function shootPlan(
  house: House,
  browser: TestBrowser,
  shoot: (shot: Shot) => Promise<void>,
  runId: string,
): Promise<string> {
  const { page, app } = await openAdmin(browser, house, `/app/runs/${runId}`);
  await app.getByRole("button", { name: /^Publish \d+ pictures?…/ }).click();
  await app.getByRole("heading", { name: /^(Nothing stands in the way|Before you publish)$/ }).waitFor();
  const hindered = app.getByText("These can't be published as they are");
  if (await hindered.isVisible()) {
    await app
      .getByRole("button", { name: /^Leave these out/ })
      .first()
      .click();
    await hindered.waitFor({ state: "detached" });
  }
  const path = new URL(page.url()).pathname.replace(/^.*(?=\/app\/publications\/)/, "");
  await shoot({ name: "plan", path });
  await shoot({ name: "plan-change", path, prepare: changeFirst });
  const ask = (action: string) => (frame: FrameLocator) => chooseAction(frame, action);
  await shoot({ name: "plan-schedule", path, prepare: ask("Schedule…"), isDialog: true });
  await shoot({ name: "plan-discard", path, prepare: ask("Discard plan"), isDialog: true });
  await shoot({ name: "publication-scheduled", path, prepare: schedule });

  await page.reload();
  await app
    .getByRole("button", { name: /^(Publish now|Publish \d+ results?)$/ })
    .first()
    .click();
  await app.getByText(/^Added to \d+ products?/).waitFor();
  await page.context().close();
  await shoot({ name: "publication", path });
  await shoot({ name: "publication-undo", path, prepare: askToUndo, isDialog: true });
  return path;
}

/** The publication is undone afterwards. */
export async function shootUndone(
  house: House,
  browser: TestBrowser,
  shoot: (shot: Shot) => Promise<void>,
  path: string,
): Promise<void> {
  const { page, app } = await openAdmin(browser, house, path);
  await askToUndo(app);
  await app
    .getByRole("dialog")
    .getByRole("button", { name: /^Undo \d+/ })
    .click();
  await app.getByText(/^Undone on \d+ products?/).waitFor();
  await page.context().close();
  await shoot({ name: "publication-undone", path });
  await shoot({ name: "publications", path: "/app/publications" });
}

async function askToUndo(app: FrameLocator): Promise<void> {
  await chooseAction(app, "Undo all…");
  await app.getByRole("dialog").getByText("become what they were").waitFor();
}

/** In the first of the two widths; the second one finds it scheduled. */
async function schedule(app: FrameLocator): Promise<void> {
  const isScheduled = app.getByText("Publish now", { exact: true });
  await app.getByRole("heading", { level: 1 }).waitFor();
  if ((await app.getByRole("heading", { name: /^Plan for / }).count()) > 0) {
    await chooseAction(app, "Schedule…");
    const dialog = app.getByRole("dialog");
    await dialog.getByLabel("Begins at").fill(`${new Date().getFullYear() + 1}-01-04T09:00`);
    await dialog.getByRole("button", { name: "Schedule", exact: true }).click();
  }
  await isScheduled.first().waitFor({ state: "attached" });
}

const changeFirst = (app: FrameLocator) =>
  app
    .getByRole("button", { name: /^Change the result of / })
    .first()
    .click();
