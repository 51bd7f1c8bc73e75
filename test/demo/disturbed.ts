/** What goes wrong, or stands still, so that it can be looked at. */
import type { Page } from "playwright-core";
import type { House } from "./house.ts";

/** From now on what the page asks `path` for doesn't come. */
export async function failingPath(page: Page, path: string): Promise<void> {
  await page.route(
    ({ pathname }) => pathname === path,
    (route) => route.abort("connectionreset"),
  );
}

/** From now on a page of the app that is on its way to `path` waits for ever. */
export async function hangingPath(page: Page, path: string): Promise<void> {
  await page.route(
    ({ pathname, searchParams }) => pathname === path && searchParams.has("_data"),
    () => {},
  );
}

/** Nothing goes on while it is looked at, so that both widths show the same. */
export async function whileWorkersStand(house: House, look: () => Promise<void>): Promise<void> {
  const workers = house.running().filter(({ name }) => name.startsWith("worker"));
  for (const { child } of workers) child.kill("SIGSTOP");
  try {
    await look();
  } finally {
    for (const { child } of workers) child.kill("SIGCONT");
  }
}
