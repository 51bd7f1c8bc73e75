import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAdmin, openBrowser } from "../support/browser.ts";
import { CATALOGUE, clearHouse, startHouse } from "./house.ts";
const out = "/tmp/h/create-shots";
const dataDir = mkdtempSync(join(tmpdir(), "ps-look-"));
const house = await startHouse({ dataDir, products: 400, port: 4300 });
const browser = await openBrowser({ double: house.double });
const step = process.argv[2] ?? "all";
try {
  for (const width of [1280, 1024, 390, 320]) {
    const { page, app, problems } = await openAdmin(browser, house, "/app/create", {
      viewport: { width, height: 900 },
    });
    page.setDefaultTimeout(20000);
    const grow = async (name: string) => {
      let height = 900;
      for (let i = 0; i < 3; i++) {
        const hidden = await app.locator("html").evaluate((h) => h.scrollHeight - h.clientHeight);
        if (hidden <= 0) break;
        height += hidden;
        await page.setViewportSize({ width, height });
      }
      await page.waitForTimeout(500);
      await page.screenshot({ path: `${out}/${name}-${width}.png` });
      const over = await app.locator("html").evaluate((h) => h.scrollWidth - h.clientWidth);
      console.log(name, width, "overflow", over, problems.splice(0).join("; "));
      await page.setViewportSize({ width, height: 900 });
    };
    try {
      await app.locator("h1").first().waitFor();
      await grow("empty");
      await app.getByRole("button", { name: "Search", exact: true }).click();
      await app.getByRole("textbox", { name: "Search" }).fill("product_type:Shoes");
      await app.getByText("This search finds").waitFor();
      await app.getByRole("button", { name: "Products that lack" }).click();
      await grow("panels");
      await app.getByRole("button", { name: "All products" }).click();
      await page.waitForTimeout(700);
      await page.screenshot({ path: `${out}/reading-${width}.png` });
      await app.getByText("400 products").first().waitFor({ timeout: 60000 });
      await app.getByRole("button", { name: "Change limits" }).click();
      await app.getByRole("checkbox", { name: "Make a few first" }).check();
      await app.getByRole("textbox", { name: "Budget" }).fill("-3");
      await app.getByRole("button", { name: "Change settings" }).click();
      await app.getByText("One colour", { exact: true }).click();
      await app.getByRole("checkbox", { name: "Amazon" }).check();
      await app.getByRole("checkbox", { name: "4:5" }).check();
      await page.waitForTimeout(1200);
      await grow("all");
      console.log(await page.url());
    } catch (e) {
      console.log("FAILED", width, String(e));
      await page.screenshot({ path: `${out}/failed-${width}.png` });
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  await house.stop();
  clearHouse(dataDir);
}
void step;
void CATALOGUE;
