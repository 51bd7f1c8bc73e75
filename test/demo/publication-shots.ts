/** A publication on its pages, as pictures: undone first, so that its results can be planned once more. */
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

/** Takes the pictures; the publication is undone afterwards, and a plan for results of the run is left. */
export async function shootPublications(
  house: House,
  browser: TestBrowser,
  shoot: (shot: Shot) => Promise<void>,
  { changesetId, runId }: { readonly changesetId: string; readonly runId: string },
): Promise<void> {
  const path = `/app/publications/${changesetId}`;
  await shoot({ name: "publication-undo", path, prepare: askToUndo, isDialog: true });
  const { page, app } = await openAdmin(browser, house, path);
  await askToUndo(app);
  await app
    .getByRole("dialog")
    .getByRole("button", { name: /^Undo \d+/ })
    .click();
  await app.getByText(/^Undone on \d+ products?/).waitFor();
  await shoot({ name: "publication-undone", path });

  await page.goto(page.url().replace(path, `/app/runs/${runId}`));
  await app.getByRole("button", { name: /^Publish \d+ pictures?…/ }).click();
  await app.getByText("Nothing stands in the way").waitFor();
  const plan = new URL(page.url()).pathname.replace(/^.*(?=\/app\/publications\/)/, "");
  await page.context().close();
  await shoot({ name: "plan", path: plan });
  await shoot({ name: "plan-change", path: plan, prepare: changeFirst });
  await shoot({
    name: "plan-schedule",
    path: plan,
    prepare: (frame) => chooseAction(frame, "Schedule…"),
    isDialog: true,
  });
  await shoot({
    name: "plan-discard",
    path: plan,
    prepare: (frame) => chooseAction(frame, "Discard plan"),
    isDialog: true,
  });
  await shoot({ name: "publications", path: "/app/publications" });
  await shoot({ name: "publication-scheduled", path: plan, prepare: schedule });
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
