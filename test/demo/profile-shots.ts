import type { FrameLocator, Page } from "playwright-core";
import type { Shot } from "./shot.ts";

const field = (app: FrameLocator, name: string) => app.getByRole("textbox", { name, exact: true });

async function changeProfile(app: FrameLocator): Promise<void> {
  await field(app, "Alt texts").fill("{title} ({option})");
  await field(app, "File names").fill("{product}-{sku}-{n}");
}

async function saveWrong(app: FrameLocator, page: Page): Promise<void> {
  await field(app, "E-mail").fill("nobody");
  await field(app, "File names").fill("../{n}");
  await app.getByRole("textbox", { name: /^Daily limit of the shop/ }).fill("many");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await app.getByText("This is no e-mail address.").waitFor();
}

async function askToDelete(app: FrameLocator): Promise<void> {
  await app.getByRole("button", { name: "Request deletion…" }).click();
  await app.getByText("Nothing is deleted now.").waitFor();
}

const search = (words: string, found: RegExp) => async (app: FrameLocator) => {
  await app.getByRole("searchbox", { name: "Search the manual" }).fill(words);
  await app.getByText(found).first().waitFor();
};

/** Profile, Help and Notifications in each of their states. */
export async function shootProfile(shoot: (shot: Shot) => Promise<void>): Promise<void> {
  const profile = { path: "/app/profile" };
  await shoot({ name: "profile", ...profile });
  await shoot({ name: "profile-changed", ...profile, prepare: changeProfile });
  await shoot({ name: "profile-refused", ...profile, prepare: saveWrong });
  await shoot({ name: "profile-deletion", ...profile, prepare: askToDelete, isDialog: true });
  await shoot({ name: "notifications", path: "/app/notifications" });
  await shoot({ name: "help", path: "/app/help" });
  await shoot({ name: "help-anchor", path: "/app/help?topic=undo" });
  await shoot({ name: "help-search", path: "/app/help", prepare: search("outline", /found\./) });
  await shoot({
    name: "help-nothing-found",
    path: "/app/help",
    prepare: search("zeppelin", /Nothing in the manual/),
  });
}
