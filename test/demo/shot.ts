import type { FrameLocator, Page } from "playwright-core";

/** A picture of a page. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  /** Brings the page into the state to be shown. */
  readonly prepare?: (app: FrameLocator, page: Page) => Promise<void>;
  /** What lies over a page belongs to the window: that one keeps its size, instead of growing until nothing is cut. */
  readonly isDialog?: boolean;
  /** Shopify admin's language; English unless said otherwise. */
  readonly locale?: string;
}

/** Chooses one of the page's actions, which a narrow page keeps in a menu. */
export async function chooseAction(app: FrameLocator, name: string): Promise<void> {
  const action = app.getByText(name, { exact: true }).filter({ visible: true });
  const menu = app.getByRole("button", { name: /^View actions for / }).filter({ visible: true });
  await action.or(menu).first().waitFor();
  if ((await action.count()) === 0) await menu.click();
  await action.click();
}
