/** The Credits page through a plan's life, as pictures: each change is made first, then both widths show it. */
import type { FrameLocator, Page } from "playwright-core";
import { openAdmin, type TestBrowser } from "../support/browser.ts";
import { reloadUntil, renewPlan, runningPlan } from "../support/plans.ts";
import type { House } from "./house.ts";
import type { Shot } from "./shot.ts";

const CREDITS = "/app/credits";

/** Takes the pictures; the shop has never had a plan, and has a paused one afterwards. */
export async function shootPlans(
  house: House,
  browser: TestBrowser,
  shoot: (shot: Shot) => Promise<void>,
): Promise<void> {
  await shoot({ name: "credits-no-plan", path: CREDITS });
  await act(house, browser, (app, page) => approve(app, page, /^Start 7-day trial of Growth$/));
  await shoot({ name: "credits-trial", path: CREDITS });

  await renewPlan(house);
  await shoot({ name: "credits-plan", path: CREDITS, prepare: waitFor(/^Renews on /) });
  for (const [name, button] of [
    ["upgrade", "Upgrade to Scale"],
    ["downgrade", "Change to Starter"],
    ["cancel", "Cancel plan"],
  ] as const) {
    const prepare = (app: FrameLocator) => ask(app, button);
    await shoot({ name: `credits-${name}`, path: CREDITS, prepare, isDialog: true });
  }

  await act(house, browser, async (app, page) => {
    await ask(app, "Change to Starter");
    await approve(app, page, "Continue in Shopify");
    await app.getByRole("heading", { name: /^Starter begins / }).waitFor();
  });
  await shoot({ name: "credits-plan-changes", path: CREDITS });
  await house.double.freeze(await runningPlan(house));
  await shoot({
    name: "credits-plan-paused",
    path: CREDITS,
    prepare: waitFor(/^Shopify has paused this plan/),
  });
}

const waitFor = (text: RegExp) => (app: FrameLocator, page: Page) => reloadUntil(page, app.getByText(text));

async function ask(app: FrameLocator, button: string): Promise<void> {
  await app.getByRole("button", { name: button, exact: true }).click();
  await app
    .getByRole("dialog")
    .getByText(/^Keep /)
    .waitFor();
}

async function approve(app: FrameLocator, page: Page, button: string | RegExp): Promise<void> {
  await app.getByRole("button", { name: button }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await app.getByRole("link", { name: "Back to Credits" }).waitFor();
}

/** In a window of its own, once, before pictures are taken. */
async function act(
  house: House,
  browser: TestBrowser,
  work: (app: FrameLocator, page: Page) => Promise<void>,
): Promise<void> {
  const { page, app } = await openAdmin(browser, house, CREDITS);
  await work(app, page);
  await page.context().close();
}
