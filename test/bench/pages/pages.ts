/** The pages whose speed is measured, each with what a merchant does on it first. */
import type { Frame, Page } from "playwright-core";

export interface MeasuredPage {
  readonly path: string;
  /** One interaction after the other; each ends when the page shows what it brought. */
  readonly interactions: readonly ((app: Frame, page: Page) => Promise<void>)[];
}

/** @param runId a run of more results than its page shows at once */
export const pagesOf = ({ runId }: { readonly runId: string }): Readonly<Record<string, MeasuredPage>> => ({
  home: {
    path: "/app",
    interactions: [
      async (app) => {
        await app.getByRole("link", { name: /^Notifications/ }).click();
        await app.getByRole("heading", { name: "Notifications", level: 1 }).waitFor();
      },
    ],
  },
  create: {
    path: "/app/create",
    interactions: [
      async (app) => {
        await app.locator('input[name="quality"][value="hd"]').check();
      },
      async (app) => {
        await app.getByRole("button", { name: "Search", exact: true }).click();
        await app.getByRole("textbox", { name: "Search", exact: true }).waitFor();
      },
      async (app, page) => {
        await app.getByRole("textbox", { name: "Search", exact: true }).focus();
        await page.keyboard.press("m");
      },
    ],
  },
  run: {
    path: `/app/runs/${runId}`,
    interactions: [
      async (app) => {
        await app.getByRole("button", { name: "Next", exact: true }).click();
        await app.getByText(/^49–/).waitFor();
      },
    ],
  },
  review: {
    path: `/app/review?run=${runId}`,
    interactions: [
      async (app) => {
        await app.getByRole("button", { name: "Next result (right arrow)" }).click();
      },
      async (_, page) => {
        await page.keyboard.press("ArrowRight");
      },
      async (app, page) => {
        await page.keyboard.press("r");
        await app.getByRole("heading", { name: "Why do you reject this result?" }).waitFor();
      },
    ],
  },
  history: {
    path: "/app/history",
    interactions: [
      async (app) => {
        await app
          .getByRole("checkbox", { name: /^Choose / })
          .nth(1)
          .check();
      },
      async (app) => {
        await app.getByRole("button", { name: "Quality", exact: true }).click();
        await app.getByRole("radio", { name: "HD" }).waitFor();
      },
      async (app) => {
        // Its circle is drawn over the radio button itself.
        await app.locator(".Polaris-Popover label", { hasText: "Standard" }).click();
        await app.getByText("Quality: Standard").waitFor();
      },
    ],
  },
});
