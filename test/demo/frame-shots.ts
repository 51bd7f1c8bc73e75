/** What every page has, as pictures: on its way, cut off, failed, nothing there yet. */
import type { FrameLocator, Page } from "playwright-core";
import { failingPath, hangingPath } from "./disturbed.ts";
import type { Shot } from "./shot.ts";

type Shoot = (shot: Shot) => Promise<void>;

/** Pages that show a list, which a new shop has nothing for. */
const LISTS = ["runs", "review", "publications", "history", "notifications", "credits"] as const;

/** Takes the pictures of a shop that has made nothing yet. */
export async function shootEmpty(shoot: Shoot): Promise<void> {
  for (const list of LISTS) await shoot({ name: `${list}-empty`, path: `/app/${list}` });
  await shoot({ name: "history-empty-videos", path: "/app/history?tab=videos" });
}

/** Each page as it stands while it is on its way. */
export async function shootLoading(shoot: Shoot, pages: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, path] of Object.entries(pages)) {
    await shoot({
      name: `loading-${name}`,
      path: path === "/app" ? "/app/help" : "/app",
      async prepare(app, page) {
        await hangingPath(page, path);
        await goTo(app, path);
        await app.locator("[aria-busy=true] .Polaris-Page").waitFor();
      },
    });
  }
}

export async function shootTroubles(shoot: Shoot): Promise<void> {
  await shoot({ name: "not-found", path: "/app/nowhere" });
  await shoot({
    name: "page-failed",
    path: "/app",
    async prepare(app: FrameLocator, page: Page) {
      await failingPath(page, "/app/history");
      await goTo(app, "/app/history");
      await app.getByRole("heading", { name: "This page couldn't be shown" }).waitFor();
    },
  });
}

/** Within the app, as its links do. */
const goTo = (app: FrameLocator, path: string) =>
  app.locator("html").evaluate((html, to) => {
    const { __remixRouter: router } = html.ownerDocument.defaultView as unknown as {
      readonly __remixRouter: { navigate(path: string): Promise<void> };
    };
    void router.navigate(to);
  }, path);
