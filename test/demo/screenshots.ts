/** `npm run screenshots`: every page of the app inside the admin, wide and narrow, as pictures to look at. */
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { openAdmin, openBrowser } from "../support/browser.ts";
import { projectDir } from "../support/setup.mjs";
import { clearHouse, startHouse } from "./house.ts";
import { runMainJob } from "./main-job.ts";

const WIDTHS_PX = [1280, 390];
const outDir = join(projectDir, ".data", "screenshots");
mkdirSync(outDir, { recursive: true });

const dataDir = mkdtempSync(join(tmpdir(), "productstudio-screenshots-"));
const house = await startHouse({ dataDir, oddPictures: true });
const browser = await openBrowser({ double: house.double });

interface Shot {
  readonly name: string;
  readonly path: string;
  /** Brings the page into the state to be shown. */
  readonly prepare?: (app: FrameLocator, page: Page) => Promise<void>;
}

async function shoot({ name, path, prepare }: Shot): Promise<void> {
  for (const width of WIDTHS_PX) {
    const { page, app, problems } = await openAdmin(browser, house, path, {
      viewport: { width, height: 900 },
    });
    await app.locator("h1, h2").first().waitFor();
    await prepare?.(app, page);
    // Pictures and fonts are part of what is looked at; a picture below the fold is not asked for yet.
    await app.locator("html").evaluate(async (html) => {
      const { fonts, images, defaultView } = html.ownerDocument;
      await fonts.ready;
      const seen = [...images].filter(
        (image) => image.getBoundingClientRect().top < (defaultView?.innerHeight ?? Infinity),
      );
      await Promise.all(seen.map((image) => image.decode().catch(() => {})));
    });
    await page.screenshot({ path: join(outDir, `${name}-${width}.png`) });
    console.log(`${name}-${width}.png${problems.length > 0 ? `: ${problems.join("; ")}` : ""}`);
    await page.context().close();
  }
}

async function choose(app: FrameLocator, page: Page): Promise<void> {
  await app.getByRole("button", { name: "Choose products" }).click();
  const picker = page.getByRole("dialog", { name: "Select products" });
  for (const title of [
    "Everyday Porcelain Mug",
    "Oriel Lounge Chair",
    "Marrow Crossbody Bag",
    "Stridelow Knit Runner",
  ]) {
    await picker.getByRole("searchbox").fill(title);
    await picker.getByRole("checkbox", { name: title }).check();
  }
  await picker.getByRole("button", { name: "Select", exact: true }).click();
  await app.getByText("credits short").waitFor();
}

try {
  await shoot({ name: "home-first-visit", path: "/app" });
  await shoot({ name: "create-empty", path: "/app/create" });
  await shoot({ name: "create-short", path: "/app/create", prepare: choose });
  const { runs, assets, changeset } = await runMainJob(house);
  const odd = await runMainJob(house, { collection: "Odd pictures" });
  const look = assets.find(({ verdict }) => verdict === "person") ?? assets[0];
  await shoot({ name: "home", path: "/app" });
  await shoot({ name: "run", path: `/app/runs/${runs.at(-1)?.runId}` });
  await shoot({ name: "run-with-failures", path: `/app/runs/${odd.runs.at(-1)?.runId}` });
  await shoot({ name: "result", path: `/app/results/${look?.assetId}` });
  await shoot({ name: "publication", path: `/app/publications/${changeset?.changesetId}` });
  await shoot({ name: "credits", path: "/app/credits" });
  await shoot({ name: "not-found", path: "/app/nowhere" });
} finally {
  await browser.close();
  await house.stop();
  clearHouse(dataDir);
}
