/** App Bridge in a real browser: an app inside the double's admin, with Shopify's real names. */
import { beforeEach, expect, test } from "vitest";
import type { DoubleHandle } from "../shopify-double/client.ts";
import type { FixtureApp } from "../shopify-double/testing/fixture-app.ts";
import { API_KEY, SHOP } from "../shopify-double/testing/harness.ts";
import { appFrame, bridge, useAdminBench } from "../support/admin-bench.ts";
import { type AdminWindow } from "../support/browser.ts";

const opened = useAdminBench();
let fixture: FixtureApp;
let double: DoubleHandle;
let admin: AdminWindow;
beforeEach(() => {
  ({ fixture, double, admin } = opened);
});

test("the app stands in the admin, knows its shop, and has a valid session token", async () => {
  const { page, app } = admin;
  await expect.poll(() => app.locator("#shop").textContent()).toBe(SHOP);
  const answer = await bridge(
    page,
    `return (await fetch("/api/whoami", { method: "POST", body: "hello" })).json()`,
  );
  expect(answer).toEqual({ shop: SHOP, body: "hello" });
  const token = await bridge<string>(page, `return shopify.idToken()`);
  const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<
    string,
    unknown
  >;
  expect(claims).toMatchObject({ iss: `https://${SHOP}/admin`, dest: `https://${SHOP}`, aud: API_KEY });
  expect(await bridge(page, `await shopify.ready; return shopify.config`)).toMatchObject({
    apiKey: API_KEY,
    shop: SHOP,
  });
  expect(admin.problems).toEqual([]);
});

test("the frame keeps nothing: the browser denies it storage and cookies", async () => {
  const refusal = `try { return String(localStorage.length) } catch (error) { return error.name }`;
  const cookie = `document.cookie = "kept=1; SameSite=None; Secure"; return document.cookie`;
  expect(await bridge(admin.page, refusal)).toBe("SecurityError");
  expect(await bridge(admin.page, cookie)).toBe("");
});

test("the app's links stand in the admin's navigation, its title and actions above the frame", async () => {
  const { page, app } = admin;
  const navigation = page.getByRole("navigation", { name: "Admin" });
  await navigation.getByRole("link", { name: "Credits" }).click();
  await app.getByRole("heading", { name: "Page /app/credits" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/store/demo-shop/apps/productstudio/app/credits");
  expect(await navigation.getByRole("link", { name: "Credits" }).getAttribute("aria-current")).toBe("page");
  // The app's router took the click: the page was never loaded again.
  expect(fixture.log.filter((line) => line.startsWith("GET /app/credits"))).toEqual([]);

  await page.getByRole("heading", { name: "Title of /app/credits", level: 1 }).waitFor();
  for (const [name, word] of [
    ["Generate", "primary"],
    ["Export", "secondary"],
    ["Home", "back"],
  ] as const) {
    await page.getByRole("main").getByRole("button", { name, exact: true }).click();
    await expect.poll(() => app.locator("#out").textContent()).toBe(word);
  }
  await page.goBack();
  await app.getByRole("heading", { name: "Page /app", exact: true }).waitFor();
  await expect.poll(() => new URL(page.url()).pathname).toBe("/store/demo-shop/apps/productstudio/app");
});

test("a deep link survives a reload, with its query and without Shopify's parameters", async () => {
  const { page, app } = admin;
  await bridge(page, `history.pushState(null, "", "/app/runs/7?q=glass&embedded=1&host=x#item-3")`);
  const address = "https://admin.shopify.com/store/demo-shop/apps/productstudio/app/runs/7?q=glass#item-3";
  await expect.poll(() => page.url()).toBe(address);
  await page.reload();
  await app.getByRole("heading", { name: "Page /app/runs/7" }).waitFor();
  expect(await app.locator("#query").textContent()).toBe("glass");
  expect(page.url()).toContain("/app/runs/7?q=glass");
});

test("a session token that expires while the page is open is renewed once, and the request repeated whole", async () => {
  const { page } = admin;
  const ask = `return (await fetch("/api/whoami", { method: "POST", body: "kept" })).json()`;
  await bridge(page, ask);
  fixture.expireSeenTokens();
  fixture.log.length = 0;
  expect(await bridge(page, ask)).toEqual({ shop: SHOP, body: "kept" });
  expect(fixture.log).toEqual(["POST /api/whoami 401", "POST /api/whoami 200"]);
});

test("a page that is loaded with an expired token fetches a new one on the app's bounce page", async () => {
  const { page, app } = admin;
  await expect.poll(() => app.locator("#shop").textContent()).toBe(SHOP);
  const before = await app.locator("#token").textContent();
  fixture.expireSeenTokens();
  fixture.log.length = 0;
  await appFrame(page).evaluate(() => location.reload());
  await expect.poll(() => app.locator("#token").textContent()).not.toBe(before);
  expect(fixture.log).toEqual(["GET /app 302", "GET /auth/session-token 200", "GET /app 200"]);
  // The page that came works like any other.
  const answer = await bridge(page, `return (await fetch("/api/whoami")).json()`);
  expect(answer).toMatchObject({ shop: SHOP });
  await page.getByRole("main").getByRole("button", { name: "Generate" }).click();
  await expect.poll(() => app.locator("#out").textContent()).toBe("primary");
  expect(new URL(page.url()).pathname).toBe("/store/demo-shop/apps/productstudio/app");
});

test("the picker searches, keeps what is chosen, stops at its limit, and hands over products with pictures and variants", async () => {
  const { page } = admin;
  const picked = bridge(
    page,
    `return shopify.resourcePicker({ type: "product", multiple: 2, action: "select" })`,
  );
  const dialog = page.getByRole("dialog", { name: "Select products" });
  const lines = dialog.locator(".picker-list > li");
  await expect.poll(() => lines.count()).toBe(25);
  await dialog.getByRole("button", { name: "Show more" }).click();
  await expect.poll(() => lines.count()).toBe(40);

  const title = (await lines.nth(30).locator(".product-name").first().textContent()) ?? "";
  await lines.nth(30).locator("input").first().check();
  await dialog.getByRole("searchbox").fill("nothing at all");
  await dialog.getByText("No products found").waitFor();
  await dialog.getByRole("searchbox").fill("");
  await expect.poll(() => lines.count()).toBe(25);
  await lines.first().locator("input").first().check();
  expect(await dialog.getByText("2/2 selected").count()).toBe(1);
  expect(await lines.nth(1).locator("input").first().isDisabled()).toBe(true);
  await dialog.getByRole("button", { name: "Select", exact: true }).click();

  const products = await picked;
  expect(products).toHaveLength(2);
  expect(products[0]).toMatchObject({
    id: expect.stringMatching(/^gid:\/\/shopify\/Product\/\d+$/),
    title,
    images: expect.arrayContaining([
      expect.objectContaining({ originalSrc: expect.stringContaining("https://cdn.shopify.com/") }),
    ]),
    variants: expect.arrayContaining([
      expect.objectContaining({ id: expect.stringMatching(/ProductVariant/) }),
    ]),
  });
});

test("the picker shows what was chosen before, takes one when one is asked for, and is undefined when cancelled", async () => {
  const { page } = admin;
  const [first, second] = (await double.state(SHOP)).products.toSorted((a, b) =>
    a.title < b.title ? -1 : 1,
  );
  const picked = bridge(
    page,
    `return shopify.resourcePicker({ type: "product", selectionIds: [{ id: ${JSON.stringify(first?.id)} }] })`,
  );
  const dialog = page.getByRole("dialog", { name: "Add products" });
  await expect.poll(() => dialog.getByRole("radio").first().isChecked()).toBe(true);
  await dialog.getByRole("radio").nth(1).check();
  expect(await dialog.getByRole("radio").first().isChecked()).toBe(false);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  expect((await picked).map((product: { id: string }) => product.id)).toEqual([second?.id]);

  const cancelled = bridge(
    page,
    `return (await shopify.resourcePicker({ type: "collection" })) === undefined`,
  );
  await page.getByRole("dialog", { name: "Add collections" }).getByText("Demo collection").waitFor();
  await page.keyboard.press("Escape");
  expect(await cancelled).toBe(true);
});

test("toasts are read out and their action reaches the app; the loading bar comes and goes", async () => {
  const { page, app } = admin;
  await bridge(
    page,
    `shopify.toast.show("12 pictures published", { action: "Undo", onAction: () => say("undone") })`,
  );
  const toast = page.getByRole("status").getByText("12 pictures published");
  await toast.waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => app.locator("#out").textContent()).toBe("undone");
  await toast.waitFor({ state: "detached" });
  await bridge(page, `shopify.loading(true)`);
  await page.getByRole("progressbar").waitFor();
  await bridge(page, `shopify.loading(false)`);
  await page.getByRole("progressbar").waitFor({ state: "hidden" });
});

test("the save bar saves, discards, and asks before the page with unsaved changes is left", async () => {
  const { page, app } = admin;
  const bar = page.getByRole("region", { name: "Unsaved changes" });
  await bridge(page, `await shopify.saveBar.show("unsaved")`);
  await bar.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => app.locator("#out").textContent()).toBe("saved");
  await bar.getByRole("button", { name: "Discard" }).click();
  await expect.poll(() => app.locator("#out").textContent()).toBe("discarded");

  await page.getByRole("link", { name: "Credits" }).click();
  await page.getByRole("dialog", { name: "Leave page" }).getByRole("button", { name: "Cancel" }).click();
  expect(await app.locator("h1").textContent()).toBe("Page /app");
  await page.getByRole("link", { name: "Credits" }).click();
  await page.getByRole("button", { name: "Leave page" }).click();
  await app.getByRole("heading", { name: "Page /app/credits" }).waitFor();
  await bridge(page, `await shopify.saveBar.hide("unsaved")`);
  await bar.waitFor({ state: "hidden" });
});

test("a modal shows the app's content with its buttons, and closes on Escape", async () => {
  const { page, app } = admin;
  await bridge(page, `await shopify.modal.show("question")`);
  const dialog = app.getByRole("dialog", { name: "Delete" });
  await dialog.getByText("Delete the style?").waitFor();
  await dialog.getByRole("button", { name: "Delete it" }).click();
  expect(await app.locator("#out").textContent()).toBe("deleted");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("a form with data-save-bar brings the bar by itself, and is submitted or reset by it", async () => {
  const { page, app } = admin;
  const bar = page.getByRole("region", { name: "Unsaved changes" });
  await app.getByLabel("Default name").fill("Ash");
  const discard = bar.getByRole("button", { name: "Discard" });
  const button = await discard.elementHandle();
  await app.getByLabel("Default name").fill("Oak");
  // Answered after what the form told before. A button that were made anew would lose a click that is half done.
  await bridge(page, "await shopify.user()");
  expect(await button?.evaluate((element) => element.isConnected)).toBe(true);
  await discard.click();
  await bar.waitFor({ state: "hidden" });
  expect(await app.getByLabel("Default name").inputValue()).toBe("Plain");
  await app.getByLabel("Default name").fill("Oak");
  await bar.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => app.locator("#out").textContent()).toBe("submitted Oak");
  await bar.waitFor({ state: "hidden" });
});

test("a modal holds what React puts into it before it is shown, and keeps it", async () => {
  const { page, app } = admin;
  await bridge(
    page,
    `const modal = document.createElement("ui-modal");
     modal.id = "portal";
     document.body.append(modal);
     modal.content.innerHTML = "<button>Counted 0</button>";
     modal.content.querySelector("button").onclick = (event) => { event.target.textContent = "Counted 1"; };
     await modal.show()`,
  );
  await app.getByRole("dialog").getByRole("button", { name: "Counted 0" }).click();
  await bridge(page, `await shopify.modal.hide("portal"); await shopify.modal.show("portal")`);
  await app.getByRole("dialog").getByRole("button", { name: "Counted 1" }).waitFor();
  await bridge(page, `await shopify.modal.hide("portal")`);
  expect(await app.getByRole("dialog").count()).toBe(0);

  const withPage = `const modal = document.getElementById("portal"); modal.setAttribute("src", "/app"); await modal.show()`;
  await expect(bridge(page, withPage)).rejects.toThrow("does not serve src");
});

test("at 390 px nothing scrolls sideways, and the menu opens, leads on, and closes", async () => {
  const { page, app } = admin;
  await page.setViewportSize({ width: 390, height: 844 });
  const navigation = page.getByRole("navigation", { name: "Admin" });
  expect(await navigation.isVisible()).toBe(false);
  await page.getByRole("button", { name: "Menu" }).click();
  await navigation.getByRole("link", { name: "Create" }).click();
  await app.getByRole("heading", { name: "Page /app/create" }).waitFor();
  expect(await navigation.isVisible()).toBe(false);
  const { id } = (await double.state(SHOP)).products[0]!;
  for (const path of ["apps/productstudio/app", "products", `products/${id.split("/").at(-1)}`, "nothing"]) {
    await page.goto(`https://admin.shopify.com/store/demo-shop/${path}`);
    await page.locator("h1").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390);
  }
});

test("links to the admin leave the frame: a shopify: link, open(…, _top), and a request to authorise again", async () => {
  const { page, app } = admin;
  for (const leave of [
    () => app.locator("#product").click(),
    () => bridge(page, `open("shopify://admin/products", "_top")`),
    () => bridge(page, `await fetch("/api/top")`),
  ]) {
    await leave();
    await page.waitForURL("https://admin.shopify.com/store/demo-shop/products");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Products");
    await page.goBack();
    await app.locator("h1").waitFor();
  }
});

test("App Bridge refuses what Shopify's would: scopes that are not optional, elements that are not there", async () => {
  const { page } = admin;
  expect(await bridge(page, `return shopify.scopes.query()`)).toMatchObject({
    required: ["write_products", "write_files"],
    optional: [],
  });
  await expect(bridge(page, `return shopify.scopes.request(["read_orders"])`)).rejects.toThrow(
    "not declared as optional",
  );
  await expect(bridge(page, `return shopify.modal.show("nowhere")`)).rejects.toThrow('"nowhere"');
  await expect(bridge(page, `return shopify.resourcePicker({ type: "variant" })`)).rejects.toThrow("variant");
});
