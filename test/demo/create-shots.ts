/** Create in its states, as pictures. Nothing is ordered. */
import type { FrameLocator, Page } from "playwright-core";
import { failingPath } from "./disturbed.ts";
import type { Shot } from "./shot.ts";

const CREATE = "/app/create";

/** Takes the pictures of a shop that has its welcome credits and nothing else. */
export async function shootCreate(shoot: (shot: Shot) => Promise<void>): Promise<void> {
  const picker = async (app: FrameLocator, page: Page) => void (await openPicker(app, page));
  await shoot({ name: "create-empty", path: CREATE });
  await shoot({ name: "create-picker", path: CREATE, prepare: picker, isDialog: true });
  await shoot({ name: "create-short", path: CREATE, prepare: choose });
  await shoot({ name: "create-search", path: CREATE, prepare: search });
  await shoot({ name: "create-lacking", path: CREATE, prepare: openLacking });
  await shoot({ name: "create-options", path: CREATE, prepare: choosePerOption });
  const own = "quality=hd&background=e8eef2&ratios=1:1,4:5&platforms=amazon-main,meta&pilot=2&budget=400";
  await shoot({ name: "create-forecast", path: `${CREATE}?${own}`, prepare: forecast });
  const wrong = "quality=standard&pilot=x&budget=-1&fail=200";
  await shoot({ name: "create-wrong-limits", path: `${CREATE}?${wrong}` });
  await shoot({ name: "create-videos", path: `${CREATE}?quality=video-5`, prepare: chooseOne });
  await shoot({ name: "create-unread", path: CREATE, prepare: readInVain });
  await shoot({ name: "create-style-delete", path: CREATE, prepare: askToDeleteStyle, isDialog: true });
}

async function openPicker(app: FrameLocator, page: Page) {
  await app.getByRole("button", { name: "Choose products" }).click();
  const picker = page.getByRole("dialog", { name: "Select products" });
  await picker.getByRole("checkbox").first().waitFor();
  return picker;
}

async function pick(app: FrameLocator, page: Page, titles: readonly string[]): Promise<void> {
  const picker = await openPicker(app, page);
  for (const title of titles) {
    await picker.getByRole("searchbox").fill(title);
    await picker.getByRole("checkbox", { name: title }).check();
  }
  await picker.getByRole("button", { name: "Select", exact: true }).click();
}

async function choose(app: FrameLocator, page: Page): Promise<void> {
  await pick(app, page, [
    "Everyday Porcelain Mug",
    "Oriel Lounge Chair",
    "Marrow Crossbody Bag",
    "Stridelow Knit Runner",
  ]);
  await app.getByText("credits short").waitFor();
}

async function chooseOne(app: FrameLocator, page: Page): Promise<void> {
  await pick(app, page, ["Everyday Porcelain Mug"]);
  await app.getByText("credits short").waitFor();
}

async function search(app: FrameLocator): Promise<void> {
  await app.getByRole("button", { name: "Search", exact: true }).click();
  await app.getByRole("textbox", { name: "Search" }).fill("product_type:Shoes OR product_type:Bags");
  await app.getByText("This search finds 2 products.").waitFor();
}

async function openLacking(app: FrameLocator): Promise<void> {
  await app.getByRole("button", { name: "Lacking pictures" }).click();
  await app.getByText("A main picture that is large enough").click();
  await app.getByText("Smaller than the minimum of").waitFor();
}

async function choosePerOption(app: FrameLocator, page: Page): Promise<void> {
  await choose(app, page);
  await app.getByText("One for each value of an option").click();
  await app.getByLabel("Option", { exact: true }).waitFor();
  await app.getByRole("button", { name: "Generate 3 pictures" }).waitFor();
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

async function readInVain(app: FrameLocator, page: Page): Promise<void> {
  await failingPath(page, "/app/create/preview");
  await pick(app, page, ["Everyday Porcelain Mug"]);
  await app.getByText("We couldn't reach the app.").waitFor();
}

/** The first of the two widths saves the style. */
async function askToDeleteStyle(app: FrameLocator): Promise<void> {
  const saved = app.getByRole("radio", { name: /Summer campaign/ });
  if ((await saved.count()) > 0) await saved.check();
  await app.getByRole("button", { name: "Change settings" }).click();
  if ((await saved.count()) === 0) {
    await app.getByRole("textbox", { name: "Name of the style" }).fill("Summer campaign");
    await app.getByRole("button", { name: "Save as style" }).click();
    await saved.waitFor();
  }
  await app.getByRole("button", { name: "Delete style" }).click();
  await app.getByRole("dialog").getByText("It disappears from this list.").waitFor();
}
