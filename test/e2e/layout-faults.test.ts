/** What finds faults of a layout finds each of them, and none where all is well. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestBrowser, openBrowser } from "../support/browser.ts";
import { layoutFaults } from "../support/layout-faults.ts";

const PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function faultsOf(body: string): Promise<string[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.setContent(`<iframe style="width: 400px; height: 300px; border: 0"></iframe>`);
    await page
      .locator("iframe")
      .evaluate((frame, html) => void ((frame as HTMLIFrameElement).srcdoc = html), body);
    const app = page.frameLocator("iframe");
    await app.locator("#end").waitFor({ state: "attached" });
    return await layoutFaults(app);
  } finally {
    await context.close();
  }
}

test.each([
  ["wider than its window", `<div style="width: 500px; height: 1px"></div>`, ["the page scrolls sideways"]],
  [
    "cut off at its side",
    `<div style="width: 60px; overflow: hidden; white-space: nowrap">Nobody reads this</div>`,
    [`"Nobody reads this" is cut off`],
  ],
  [
    "cut off below",
    `<div style="height: 20px; overflow: hidden"><p style="margin-top: 30px">Nobody reads this</p></div>`,
    [`"Nobody reads this" is cut off`],
  ],
  [
    "letter by letter",
    `<p style="width: 12px; overflow-wrap: anywhere">Porcelain mug</p>`,
    [`"Porcelain mug" stands letter by letter`],
  ],
  [
    "a button of two lines",
    `<button class="Polaris-Button" style="width: 90px"><span class="Polaris-Text--root" style="display: block; line-height: 20px">Continue with the rest</span></button>`,
    [`"Continue with the rest" takes two lines`],
  ],
  [
    "a broken picture",
    `<img src="data:image/png;base64,AAAA" alt="">`,
    ["the picture data:image/png;base64,AAAA is broken"],
  ],
  [
    "a squashed picture",
    `<img src="${PIXEL}" alt="" style="width: 90px; height: 30px">`,
    [`the picture ${PIXEL.slice(0, 80)} is squashed`],
  ],
  [
    "two primary buttons",
    `<button class="Polaris-Button--variantPrimary">Publish</button><button class="Polaris-Button--variantPrimary">Accept</button>`,
    [`two primary buttons: "Publish", "Accept"`],
  ],
  [
    "none where a long title ends in dots, a list scrolls, and a picture is fitted into its frame",
    `<div style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">Everyday Porcelain Mug</div>
     <div style="height: 40px; overflow: auto"><p style="margin-top: 90px">Further down</p></div>
     <img src="${PIXEL}" alt="" style="width: 90px; height: 30px; object-fit: contain">
     <button class="Polaris-Button--variantPrimary">Publish</button>`,
    [],
  ],
])("%s", async (_, body, faults) => {
  expect(await faultsOf(`<body>${body}<i id="end"></i></body>`)).toEqual(faults);
});
