/** Results one by one and all together, as pictures. */
import type { FrameLocator } from "playwright-core";
import { type Shot, chooseAction } from "./shot.ts";

const HISTORY = "/app/history";

/** @param assetId a result that can still be answered for */
export async function shootResults(shoot: (shot: Shot) => Promise<void>, assetId: string): Promise<void> {
  const result = `/app/results/${assetId}`;
  await shoot({ name: "result", path: result });
  await shoot({ name: "result-delete", path: result, prepare: askToDelete, isDialog: true });
  await shoot({ name: "history-filter", path: HISTORY, prepare: openFilter, isDialog: true });
  await shoot({ name: "history-filtered", path: `${HISTORY}?quality=standard&published=yes` });
  await shoot({ name: "history-chosen", path: HISTORY, prepare: chooseAll });
  await shoot({ name: "history-delete", path: HISTORY, prepare: askToDeleteAll, isDialog: true });
  await shoot({ name: "history-none", path: `${HISTORY}?sku=no-such-sku` });
}

async function askToDelete(app: FrameLocator): Promise<void> {
  await chooseAction(app, "Delete…");
  await app.getByRole("dialog").getByText("this can't be undone").waitFor();
}

async function openFilter(app: FrameLocator): Promise<void> {
  await app.getByRole("button", { name: "Review", exact: true }).click();
  await app.getByRole("radio").first().waitFor();
}

/** Everything that is shown is chosen, and a ZIP of it is ready. */
async function chooseAll(app: FrameLocator): Promise<void> {
  await app.getByRole("checkbox", { name: "Choose all shown" }).check();
  await app.getByRole("button", { name: "Download ZIP" }).click();
  await app.getByText("Ready", { exact: true }).first().waitFor();
}

async function askToDeleteAll(app: FrameLocator): Promise<void> {
  await app.getByRole("checkbox", { name: "Choose all shown" }).check();
  await app.getByRole("button", { name: "Delete…", exact: true }).click();
  await app.getByRole("dialog").getByText("this can't be undone").waitFor();
}
