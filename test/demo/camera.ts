/** Takes pictures of the app's pages inside the admin, and says what a look at them would find fault with. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { type AdminWindow, openAdmin, type TestBrowser } from "../support/browser.ts";
import { layoutFaults } from "../support/layout-faults.ts";
import type { House } from "./house.ts";
import type { Shot } from "./shot.ts";

const WIDTHS_PX = [1280, 390];
const HEIGHT_PX = 900;
/** Growing a window can make room for more to be shown, so it is measured again. */
const GROWTHS = 3;
/** A picture that hasn't come by then is shown missing. */
const LONGEST_WAIT_MS = 10_000;

export type Shoot = (shot: Shot) => Promise<void>;

/**
 * @param options `outDir`: where the pictures go; `only`: takes those whose names contain one of these words, all when
 *   there are none
 */
export function openCamera(
  house: House,
  browser: TestBrowser,
  { outDir, only }: { readonly outDir: string; readonly only: readonly string[] },
): Shoot {
  mkdirSync(outDir, { recursive: true });
  return async (shot) => {
    if (only.length > 0 && !only.some((word) => shot.name.includes(word))) return;
    for (const width of WIDTHS_PX) {
      const file = `${shot.name}-${width}.png`;
      const window = await openAdmin(browser, house, shot.path, {
        viewport: { width, height: HEIGHT_PX },
        locale: shot.locale ?? "en-GB",
      });
      try {
        const faults = await take(window, shot, join(outDir, file), width);
        console.log([file, ...faults].join("\n  "));
      } catch (error) {
        // The others are worth looking at all the same.
        process.exitCode = 1;
        await window.page.screenshot({ path: join(outDir, file) });
        console.error(`${file} shows another state: ${String(error).split("\n", 3).join(" ")}`);
      } finally {
        await window.page.context().close();
      }
    }
  };
}

/** @returns what is wrong with it whoever looks at it */
async function take(
  { page, app, problems }: AdminWindow,
  { prepare, isDialog = false }: Shot,
  path: string,
  width: number,
): Promise<readonly string[]> {
  await app.locator("h1, h2").first().waitFor();
  if (!(await hasOwnFont(app))) {
    // It came too late for a page that keeps what it began with; from now on the browser has it.
    await page.reload();
    await app.locator("h1, h2").first().waitFor();
  }
  await prepare?.(app, page);
  const hasApp = (await page.locator("iframe").count()) > 0;
  // The page is alive: before, corners and colours are others.
  if (hasApp) await app.locator("html[class*=p-theme]").waitFor({ state: "attached" });
  if (!isDialog) await growToContent(app, page, width);
  await settle(page);
  await page.screenshot({ path });
  return [...problems, ...(hasApp ? await layoutFaults(app) : [])];
}

/** Whether the page is written in the app's own font, told by the width of a word. */
const hasOwnFont = (app: FrameLocator): Promise<boolean> =>
  app.locator("body").evaluate(async (body) => {
    const { ownerDocument } = body;
    await ownerDocument.fonts.ready;
    const widthIn = (family: string) => {
      const word = ownerDocument.createElement("span");
      word.textContent = "ProductStudio makes pictures";
      word.style.cssText = `position: absolute; visibility: hidden; font: 100px ${family}`;
      body.append(word);
      const { width } = word.getBoundingClientRect();
      word.remove();
      return width;
    };
    return widthIn("Inter, monospace") !== widthIn("monospace");
  });

/** The app scrolls inside the admin, and Shopify's own pages keep their menu at the window's height. */
async function growToContent(app: FrameLocator, page: Page, width: number): Promise<void> {
  const isApp = (await page.locator("iframe").count()) > 0;
  const scrolled = isApp ? app.locator("html") : page.locator("html");
  let height = HEIGHT_PX;
  for (let growths = 0; growths < GROWTHS; growths++) {
    const hidden = await scrolled.evaluate((html) => html.scrollHeight - html.clientHeight);
    if (hidden <= 0) break;
    height += hidden;
    await page.setViewportSize({ width, height });
  }
  // A list may have grown with the window, and somebody may have clicked far down.
  await scrolled.evaluate((html) => html.scrollTo(0, 0));
}

/** Pictures and fonts are part of what is looked at; a picture below the fold, or scrolled away in a list, is not asked for. */
async function settle(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.locator("html").evaluate(async (html, longestMs) => {
      const { ownerDocument } = html;
      const { fonts, images, defaultView } = ownerDocument;
      await fonts.ready;
      const isSeen = (image: HTMLImageElement) => {
        const { x, y, width, height } = image.getBoundingClientRect();
        const middle = ownerDocument.elementsFromPoint(x + width / 2, y + height / 2);
        return image.checkVisibility() && middle.includes(image);
      };
      const isMissing = (image: HTMLImageElement) => isSeen(image) && image.naturalWidth === 0;
      const until = Date.now() + longestMs;
      while (Date.now() < until && [...images].some(isMissing))
        await new Promise((resolve) => defaultView?.setTimeout(resolve, 100));
      await Promise.all([...images].filter(isSeen).map((image) => image.decode().catch(() => {})));
    }, LONGEST_WAIT_MS);
  }
}
