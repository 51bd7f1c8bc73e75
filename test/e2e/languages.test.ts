/** The app in the language of Shopify admin: whole pages, no word left in English, none too wide for a small screen. */
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import { runMainJob } from "../demo/main-job.ts";
import { accessibilityProblems } from "../support/axe.ts";
import { type AdminWindow, type TestBrowser, openAdmin, openBrowser } from "../support/browser.ts";
import { layoutFaults } from "../support/layout-faults.ts";
import { projectDir } from "../support/setup.mjs";

const NARROW = { viewport: { width: 320, height: 700 } };

let house: House;
let dataDir: string;
let browser: TestBrowser;
let pages: Readonly<Record<string, string>>;
const windows: AdminWindow[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-languages-"));
  house = await startHouse({ dataDir, oddPictures: true });
  browser = await openBrowser({ double: house.double });
  const { runs, assets, changeset } = await runMainJob(house);
  const odd = await runMainJob(house, { collection: "Odd pictures" });
  pages = {
    home: "/app",
    create: "/app/create",
    runs: "/app/runs",
    run: `/app/runs/${runs.at(-1)?.runId}`,
    "a run with failures": `/app/runs/${odd.runs.at(-1)?.runId}`,
    review: "/app/review",
    result: `/app/results/${assets[0]?.assetId}`,
    publications: "/app/publications",
    publication: `/app/publications/${changeset?.changesetId}`,
    history: "/app/history",
    credits: "/app/credits",
    profile: "/app/profile",
    notifications: "/app/notifications",
    rules: "/app/rules",
    help: "/app/help",
    "no page": "/app/nowhere",
  };
});
afterEach(async () => {
  for (const { page } of windows.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  clearHouse(dataDir);
});

async function open(
  path: string,
  locale: string,
  options: Parameters<typeof openAdmin>[3] = {},
): Promise<AdminWindow> {
  const opened = await openAdmin(browser, house, path, { locale, ...options });
  windows.push(opened);
  await opened.app.locator("h1, h2").first().waitFor();
  return opened;
}

const catalogue = (language: string): Map<string, string> => {
  const dir = join(projectDir, "app/platform/i18n/catalogs", language);
  return new Map(
    readdirSync(dir).flatMap((area) =>
      Object.entries(JSON.parse(readFileSync(join(dir, area), "utf8")) as Record<string, string>).map(
        ([key, text]) => [`${area} ${key}`, text] as const,
      ),
    ),
  );
};

/** English texts of several words that the language says otherwise. */
function englishOnly(language: string): Set<string> {
  const said = catalogue(language);
  const theirs = new Set(said.values());
  const own = [...catalogue("en")].filter(
    ([key, text]) => text.includes(" ") && !/[{<]/.test(text) && said.get(key) !== text,
  );
  return new Set(own.map(([, text]) => text).filter((text) => !theirs.has(text)));
}

/** What the page says: its texts, and the names of its controls. Quotations say that they are in another language. */
const textsOf = ({ app }: AdminWindow): Promise<string[]> =>
  app.locator("body").evaluate((body) => {
    const found: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof Element) {
        if (node.matches("script, style") || (node !== body && node.closest('[lang="en"]'))) return;
        for (const name of ["aria-label", "placeholder", "alt", "title"]) {
          const value = node.getAttribute(name);
          if (value) found.push(value);
        }
      } else if (node.nodeType === Node.TEXT_NODE && node.textContent) found.push(node.textContent.trim());
      for (const child of node.childNodes) walk(child);
    };
    walk(body);
    return found.filter((text) => text !== "");
  });

/** A picture that couldn't be loaded is replaced in a moment. */
async function expectNoFaults({ app }: AdminWindow, name: string): Promise<void> {
  await expect.poll(() => layoutFaults(app), { message: name, timeout: 10_000 }).toEqual([]);
}

test.each([1280, 390, 320])(
  "pages in English stand whole on a screen %i pixels wide: nothing is cut off, squashed or too wide, with one primary button at the most",
  async (width) => {
    for (const [name, path] of Object.entries(pages)) {
      const opened = await open(path, "en-GB", { viewport: { width, height: 800 } });
      await expectNoFaults(opened, name);
      await opened.page.context().close();
      windows.pop();
    }
  },
);

describe.each(["de", "fr", "es", "ja"])("in %s", (language) => {
  test("every page is in the merchant's language, with nothing left in English and nothing that breaks or is cut off", async () => {
    const english = englishOnly(language);
    for (const [name, path] of Object.entries(pages)) {
      const opened = await open(path, language);
      expect(await opened.app.locator("html").getAttribute("lang"), name).toBe(language);
      const left = (await textsOf(opened)).filter((text) => english.has(text));
      expect(left, name).toEqual([]);
      await expectNoFaults(opened, name);
      // Not a word differs between the server's page and the browser's.
      expect(
        opened.problems.filter((problem) => !problem.startsWith("Failed to load resource")),
        name,
      ).toEqual([]);
      await opened.page.context().close();
      windows.pop();
    }
  });

  test("pages stand whole on a screen 320 pixels wide, and break no rule of accessibility", async () => {
    for (const [name, path] of Object.entries(pages)) {
      const opened = await open(path, language, NARROW);
      // A page's own button counts up to 10,000 results.
      await opened.app
        .locator(".Polaris-Page-Header__PrimaryActionWrapper .Polaris-Text--root")
        .evaluateAll((labels) => {
          for (const label of labels) label.textContent = label.textContent.replace(/\d+/, "10.000");
        });
      await expectNoFaults(opened, name);
      expect(await accessibilityProblems(opened), name).toEqual([]);
      await opened.page.context().close();
      windows.pop();
    }
  });
});

test("what a page fetches later is in the same language", async () => {
  const { app } = await open("/app", "de");
  await app.getByRole("link", { name: "Alle Läufe" }).first().click();
  await expect.poll(() => app.getByRole("heading", { level: 1 }).first().textContent()).toBe("Läufe");
  // What the server says of a run, which the page fetched.
  await expect.poll(() => app.getByText(/Abgeschlossen|Fertig/).count()).toBeGreaterThan(0);
});

test("a merchant who changes the language of Shopify admin meets the app in the new one", async () => {
  const german = await open("/app/history", "de-AT");
  expect(await german.app.locator("html").getAttribute("lang")).toBe("de");
  const french = await open("/app/history", "fr-CA");
  expect(await french.app.locator("html").getAttribute("lang")).toBe("fr");
});

test("a document that is loaded again without the admin keeps the admin's language, whatever the browser's own is", async () => {
  const { page, app } = await open("/app", "en-GB");
  // The admin is in German, and so is what it opens.
  await page.route("https://admin.shopify.com/store/**", (route) =>
    route.continue({ headers: { ...route.request().headers(), "accept-language": "de" } }),
  );
  await page.reload();
  await app.getByRole("link", { name: "Alle Läufe" }).first().click();
  const heading = app.getByRole("heading", { level: 1 }).first();
  await page.waitForURL(/\/app\/runs$/);
  await expect.poll(() => heading.textContent()).toBe("Läufe");
  const reloaded = page.waitForResponse((response) => new URL(response.url()).pathname === "/app/runs");
  await heading.evaluate(() => window.location.reload());
  await reloaded;
  await expect.poll(() => app.locator("html").getAttribute("lang")).toBe("de");
  await expect.poll(() => heading.textContent()).toBe("Läufe");
});

test.each(["pt-BR", "zh-TW", "ar"])(
  "a language that the app doesn't speak, %s, gets English",
  async (locale) => {
    const opened = await open("/app", locale);
    expect(await opened.app.locator("html").getAttribute("lang")).toBe("en");
    await opened.app.getByText("credits available").waitFor();
    expect(opened.problems).toEqual([]);
  },
);
