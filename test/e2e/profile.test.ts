/** Profile, notifications and Help in a real browser: a form in two tabs, an e-mail that arrives, an error that leads to its remedy. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Run } from "#app/domain/generation/index.server.ts";
import { type AppClient, createAppClient } from "../demo/app-client.ts";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import { chooseAction } from "../demo/shot.ts";
import { until } from "../demo/until.ts";
import { accessibilityProblems } from "../support/axe.ts";
import { type AdminWindow, type TestBrowser, openAdmin, openBrowser } from "../support/browser.ts";
import { type SmtpServer, readMail, startSmtpServer } from "../support/smtp-server.ts";

let house: House;
let dataDir: string;
let browser: TestBrowser;
let client: AppClient;
let smtp: SmtpServer;
const windows: AdminWindow[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-profile-"));
  smtp = await startSmtpServer();
  house = await startHouse({ dataDir, oddPictures: true, env: { SMTP_URL: smtp.url } });
  client = createAppClient(house.webUrl, house.double, house.shop);
  browser = await openBrowser({ double: house.double });
});
afterEach(async () => {
  for (const { page } of windows.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  await smtp?.close();
  clearHouse(dataDir);
});

async function open(path: string, options: Parameters<typeof openAdmin>[3] = {}): Promise<AdminWindow> {
  const opened = await openAdmin(browser, house, path, options);
  windows.push(opened);
  return opened;
}

const field = (app: FrameLocator, name: string) => app.getByRole("textbox", { name, exact: true });
/** Its unit is part of its name. */
const dailyLimit = (app: FrameLocator) => app.getByRole("textbox", { name: /^Daily limit of the shop/ });
const saveButton = (page: Page) => page.getByRole("button", { name: "Save", exact: true });
const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one === document.activeElement);
const save = async ({ page }: AdminWindow) => {
  await saveButton(page).click();
  await page.getByText("Profile saved").waitFor();
  await saveButton(page).waitFor({ state: "hidden" });
};

/** Makes one Standard picture of each product. */
async function generate(titles: readonly string[]): Promise<Run> {
  const { products } = await house.double.state(house.shop);
  const productGids = products.filter(({ title }) => titles.includes(title)).map(({ id }) => id);
  expect(productGids).toHaveLength(titles.length);
  const { body: draft } = await client.post<{ draftId: string }>("/api/drafts", {
    selection: { productGids },
  });
  const order = { draftId: draft.draftId, quality: "standard" };
  await until("reading the products", async () => {
    const { body } = await client.post<{ state: string }>("/api/previews", order);
    return body.state === "ready" || null;
  });
  const { body } = await client.post<{ runId: string }>("/api/runs", order);
  return until("the run's end", async () => {
    const { run } = (await client.get<{ run: Run }>(`/api/runs/${body.runId}`)).body;
    return run.finishedAt ? run : null;
  });
}

test("Profile tells what Shopify says, refuses field by field, shows what templates make, and keeps what is saved", async () => {
  const visit = await open("/app/profile");
  const { page, app, problems } = visit;
  await app.getByText("Alex Moreau").first().waitFor();
  await app.getByText("Europe/Paris (your shop's)").first().waitFor({ state: "attached" });
  expect(await saveButton(page).isVisible()).toBe(false);

  await field(app, "E-mail").fill("nobody");
  await field(app, "File names").fill("../{n}");
  await dailyLimit(app).fill("many");
  await saveButton(page).click();
  await app.getByText("This is no e-mail address.").waitFor();
  await app.getByText("{n} is always needed.").waitFor();
  await app.getByText("“many” is no whole number.").waitFor();
  await expect.poll(() => isFocused(field(app, "E-mail"))).toBe(true);

  await field(app, "E-mail").fill("owner@shop.example");
  await dailyLimit(app).fill("4,000");
  await field(app, "File names").fill("{product}-{sku}-{n}");
  await app.getByText("Stoneware-mug-MUG-RED-a1b2c3d4e5.jpg").waitFor();
  await field(app, "Alt texts").fill("{title} ({option})");
  await app.getByText("Stoneware mug (Red)").waitFor();
  await app.getByRole("combobox", { name: "Time zone" }).selectOption("Europe/Paris");
  await app.getByRole("checkbox", { name: "A run has finished" }).check();
  await app
    .getByRole("checkbox", { name: "Results of a run couldn't be made, and their credits are back" })
    .check();
  await app.getByRole("checkbox", { name: "Send me the newsletter" }).check();
  await save(visit);
  await app.getByText("You asked for it on").waitFor();

  await page.reload();
  await field(app, "Alt texts").waitFor();
  expect(await field(app, "Alt texts").inputValue()).toBe("{title} ({option})");
  expect(await dailyLimit(app).inputValue()).toBe("4000");
  expect(await app.getByRole("combobox", { name: "Language of e-mails" }).inputValue()).toBe("en");
  expect(await app.getByRole("combobox", { name: "Time zone" }).inputValue()).toBe("Europe/Paris");
  expect(problems).toEqual([]);
});

test("a form that was opened before somebody else saved is told so, and discarding brings back what is stored", async () => {
  const one = await open("/app/profile");
  const other = await open("/app/profile");
  await field(one.app, "Company").fill("Mugs & more ");
  await field(one.app, "Your name").fill("Zoë");
  await field(other.app, "Company").fill("Mugs only");
  await save(one);
  await saveButton(other.page).click();
  await other.app.getByText("Somebody else saved these settings since this page showed them").waitFor();
  // What was typed isn't lost, and what the other one saved beside it is there.
  expect(await field(other.app, "Company").inputValue()).toBe("Mugs only");
  await expect.poll(() => field(other.app, "Your name").inputValue()).toBe("Zoë");
  await other.app.getByRole("button", { name: "Reload the page" }).click();
  await expect.poll(() => field(other.app, "Company").inputValue()).toBe("Mugs & more");

  await field(one.app, "Company").fill("<b>x</b>");
  await one.page.getByRole("button", { name: "Discard", exact: true }).click();
  await one.page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
  await expect.poll(() => field(one.app, "Company").inputValue()).toBe("Mugs & more");
  expect(one.problems).toEqual([]);
});

test("Create begins with the places that Profile names", async () => {
  const visit = await open("/app/profile");
  await visit.app.getByRole("checkbox", { name: "eBay", exact: true }).check();
  await save(visit);
  const { app, page } = await open("/app/create");
  await app.getByRole("button", { name: "Change settings" }).click();
  await expect.poll(() => app.getByRole("checkbox", { name: "eBay", exact: true }).isChecked()).toBe(true);
  await expect.poll(() => new URL(page.url()).searchParams.get("platforms")).toBe("ebay");
});

test("what is stored is saved as a file; a request for deletion is recorded, says what happens, and is taken back", async () => {
  const { page, app, problems } = await open("/app/profile");
  await app.getByText("Generated pictures and videos").waitFor();
  const saving = page.waitForEvent("download");
  await app.getByRole("button", { name: "Export my data" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^productstudio-data-20[\d-]+\.json$/);
  const stored = JSON.parse(readFileSync(await file.path(), "utf8")) as {
    account: { preferences: { key: string }[] };
    credits: object;
  };
  expect(stored.account.preferences.map(({ key }) => key)).toContain("contact");
  expect(Object.keys(stored)).toEqual(
    expect.arrayContaining(["publishing", "generation", "review", "assets", "credits"]),
  );

  await app.getByRole("button", { name: "Request deletion…" }).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByText("Nothing is deleted now.").waitFor();
  await dialog.getByRole("button", { name: "Request deletion" }).press("Enter");
  await app.getByText("You asked for deletion on").waitFor();
  const takeBack = app.getByRole("button", { name: "Take the request back" });
  await expect.poll(() => isFocused(takeBack)).toBe(true);
  await takeBack.press("Enter");
  await expect.poll(() => isFocused(app.getByRole("button", { name: "Request deletion…" }))).toBe(true);
  expect(problems).toEqual([]);
});

test("a run that has ended is told in the app and by e-mail, and an unread notification is marked as read", async () => {
  const run = await generate(["Everyday Porcelain Mug"]);
  const mail = await until("the e-mail", async () => smtp.mails[0] ?? null);
  expect(mail.to).toBe("owner@shop.example");
  const { headers, text } = readMail(mail);
  // A subject that isn't all ASCII is encoded, its blanks as underscores (RFC 2047).
  expect(headers.get("subject")).toMatch(/A[ _]run[ _]has[ _]finished/);
  expect(text.replace(/=\r\n/g, "")).toContain(`/app/runs/${run.runId}`);

  const { app, problems } = await open("/app");
  await chooseAction(app, "Notifications (1)");
  await app.getByRole("heading", { name: "A run has finished" }).waitFor();
  expect(await accessibilityProblems(windows.at(-1)!)).toEqual([]);
  await app.getByRole("button", { name: "Mark as read: A run has finished" }).press("Enter");
  await app.getByText("New", { exact: true }).waitFor({ state: "hidden" });
  // The button is gone; the keyboard goes on beside it.
  const toRun = app.getByRole("link", { name: "Open run: A run has finished" });
  await expect.poll(() => isFocused(toRun)).toBe(true);
  await toRun.press("Enter");
  await app.getByRole("heading", { name: /^Run of / }).waitFor();
  expect(smtp.mails).toHaveLength(1);
  expect(problems).toEqual([]);
});

test("a failed item leads to the paragraph with its remedy", async () => {
  const { products } = await house.double.state(house.shop);
  const odd = products.find(({ title }) => /empty/i.test(title))?.title ?? "";
  const run = await generate([odd]);
  expect(run.counts.failed).toBe(1);
  await until("the second e-mail", async () => smtp.mails.length >= 3 || null);
  const { app, problems } = await open(`/app/runs/${run.runId}`);
  await app.getByRole("link", { name: /^Learn more: / }).click();
  const heading = app.getByRole("heading", { name: "The photo's file is empty" });
  await heading.waitFor();
  await expect.poll(() => isFocused(heading)).toBe(true);
  expect(problems).toEqual([]);
});

test("the manual is searched by keyboard, says when it has nothing, and an anchor survives a reload", async () => {
  const { app, page, problems } = await open("/app/help?topic=undo");
  const undo = app.getByRole("heading", { name: "Undo", exact: true });
  await expect.poll(() => isFocused(undo)).toBe(true);
  await page.reload();
  await expect.poll(() => isFocused(undo)).toBe(true);

  await undo.press("/");
  const search = app.getByRole("searchbox", { name: "Search the manual" });
  expect(await isFocused(search)).toBe(true);
  await search.fill("welcome credits");
  await app.getByText("1 paragraph found.").waitFor();
  await search.press("Enter");
  expect(await isFocused(app.getByRole("heading", { name: "How credits are used" }))).toBe(true);

  await search.fill("zeppelin");
  await app.getByText("Nothing in the manual has all of these words.").waitFor();
  await app.getByRole("button", { name: "Clear the search" }).click();
  expect(await isFocused(search)).toBe(true);
  await undo.waitFor();
  expect(problems).toEqual([]);
});

test("the manual shows its headings and opens what is wanted: by key, by click, from its contents, all at once", async () => {
  const visit = await open("/app/help");
  const { app } = visit;
  const section = app.locator("summary", { hasText: "Publishing and undo" });
  const undo = app.getByRole("heading", { name: "Undo", exact: true });
  await section.waitFor();
  expect(await undo.isVisible()).toBe(false);
  const heightPx = await app.locator("body").evaluate((body) => body.scrollHeight);
  expect(heightPx).toBeLessThan(1600);

  await section.press("Enter");
  await undo.waitFor();
  await section.click();
  await undo.waitFor({ state: "hidden" });
  await app
    .getByRole("navigation", { name: "Contents" })
    .getByRole("link", { name: "Undo", exact: true })
    .click();
  await expect.poll(() => isFocused(undo)).toBe(true);

  // A failure is one of many: its heading is seen, its remedy opens.
  const remedy = app.getByText(/Upload the photo to the product again\./);
  await app.locator("summary", { hasText: "When a generation fails" }).click();
  const failure = app.locator("summary", { hasText: "The photo's file is empty" });
  await failure.waitFor();
  expect(await remedy.isVisible()).toBe(false);
  await failure.click();
  await remedy.waitFor();

  // A search shows its hits opened, and leaves what was open as it was.
  const search = app.getByRole("searchbox", { name: "Search the manual" });
  await search.fill("welcome credits");
  await app.getByText(/^Your first installation brought/).waitFor();
  await search.fill("");
  await remedy.waitFor();
  expect(await app.getByText(/^Your first installation brought/).isVisible()).toBe(false);

  await app.getByRole("button", { name: "Expand all" }).click();
  await app.getByText(/^Everything works by Tab/).waitFor();
  expect(await accessibilityProblems(visit)).toEqual([]);
  await app.getByRole("button", { name: "Collapse all" }).click();
  await remedy.waitFor({ state: "hidden" });
  expect(visit.problems).toEqual([]);
});

test("the paragraph that a link asks for is open in what the server writes, before scripts run", async () => {
  const { app, problems } = await open("/app/help?topic=failed-needs_cutout");
  const heading = app.getByRole("heading", {
    name: "We couldn't separate the product from its background",
    exact: true,
  });
  await expect.poll(() => isFocused(heading)).toBe(true);
  const written = await app.locator("body").evaluate(async () => (await fetch(location.href)).text());
  expect(written.match(/<details[^>]* open/g)).toHaveLength(2);
  expect(problems).toEqual([]);
});

test.each([
  ["Profile", "/app/profile"],
  ["Help", "/app/help"],
  ["Notifications", "/app/notifications"],
])("%s breaks no rule of accessibility and scrolls sideways at no width", async (title, path) => {
  for (const width of [1280, 390, 320]) {
    const visit = await open(path, { viewport: { width, height: 800 } });
    await visit.app.getByRole("heading", { name: title, exact: true }).first().waitFor();
    expect(await accessibilityProblems(visit)).toEqual([]);
    const overflow = await visit.app
      .locator("html")
      .evaluate((html) => Math.max(html.scrollWidth, document.body.scrollWidth) - html.clientWidth);
    expect(overflow, `at ${width} px`).toBeLessThanOrEqual(0);
  }
});
