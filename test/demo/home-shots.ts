/** Home in its states, as pictures; what a shop does in between is done by others. */
import type { FrameLocator } from "playwright-core";
import type { Shot } from "./shot.ts";

type Shoot = (shot: Shot) => Promise<void>;

const HOME = "/app";

/** Shopify has told what it tells. */
async function told(app: FrameLocator): Promise<void> {
  await app.getByText("credits available").waitFor();
  await app.getByText("Looking for products that lack pictures").waitFor({ state: "detached" });
}

export const shootHome = (shoot: Shoot, name: string): Promise<void> =>
  shoot({ name, path: HOME, prepare: told });

/** The guide of a shop whose steps are done, asked for; it is dismissed again with its last picture. */
export async function shootGuide(shoot: Shoot): Promise<void> {
  const show = (app: FrameLocator) => app.getByRole("button", { name: "Show the set-up guide" });
  const guide = (app: FrameLocator) => app.getByRole("heading", { name: "You are set up" });
  await shoot({
    name: "home-guide-done",
    path: HOME,
    async prepare(app) {
      await told(app);
      if (await show(app).isVisible()) await show(app).click();
      await guide(app).waitFor();
    },
  });
  await shoot({
    name: "home-guide-dismissed",
    path: HOME,
    async prepare(app, page) {
      await told(app);
      if (await guide(app).isVisible()) {
        const kept = page.waitForResponse(
          (response) => response.request().method() === "POST" && new URL(response.url()).pathname === "/app",
        );
        await app.getByRole("button", { name: "Dismiss the set-up guide" }).click();
        await kept;
      }
      await show(app).waitFor();
    },
  });
}
