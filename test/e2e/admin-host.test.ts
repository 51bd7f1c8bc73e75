/** The double's admin in a real browser: an app inside it, with Shopify's real names and with those of a person's browser. */
import { readFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { DoubleHandle } from "../shopify-double/client.ts";
import { type FixtureApp, openFixtureApp } from "../shopify-double/testing/fixture-app.ts";
import {
  API_KEY,
  CATALOGUE,
  FILE_UPDATE,
  openBench,
  PHOTOS,
  SHOP,
  type TestBench,
} from "../shopify-double/testing/harness.ts";
import { type AdminWindow, openAdmin, openBrowser, type TestBrowser } from "../support/browser.ts";

const PHOTO = join(PHOTOS, "catalogue", "avocado-plain.jpg");

let bench: TestBench;
let fixture: FixtureApp;
let double: DoubleHandle;
let browser: TestBrowser;
let admin: AdminWindow;

beforeAll(async () => {
  fixture = await openFixtureApp();
  bench = await openBench();
  double = bench.double;
  await double.setAppUrl(fixture.url);
  await double.seed({ shop: SHOP, catalogue: CATALOGUE, products: 40 });
  browser = await openBrowser({ double });
});
afterAll(async () => {
  await browser?.close();
  await bench?.close();
  await fixture?.close();
});

beforeEach(async () => {
  admin = await openAdmin(browser, { shop: SHOP }, "/app");
  await admin.app.locator("h1").waitFor();
});
afterEach(async () => {
  await admin.page.context().close();
});

const appFrame = (page: Page): Frame => {
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("The page has no frame");
  return frame;
};

/** Calls App Bridge as the app's own script would. */
// oxlint-disable-next-line typescript/no-explicit-any -- whatever App Bridge returns
const bridge = <Result = any>(page: Page, code: string): Promise<Result> =>
  appFrame(page).evaluate(`(async () => { ${code} })()`) as Promise<Result>;

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
  // The page that came is as alive as any other.
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
  await app.getByLabel("Default name").fill("Oak");
  await bar.getByRole("button", { name: "Discard" }).click();
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

interface Purchase {
  confirmationUrl: string;
  chargeId: string;
}

const PURCHASE = `mutation Buy($name: String!, $price: MoneyInput!, $returnUrl: URL!, $test: Boolean) {
  appPurchaseOneTimeCreate(name: $name, price: $price, returnUrl: $returnUrl, test: $test) {
    confirmationUrl appPurchaseOneTime { id } userErrors { message }
  }
}`;

async function orderPack(): Promise<Purchase> {
  await bench.app.exchange();
  const { body } = await bench.app.graphql(PURCHASE, {
    name: "500 credits <b>",
    price: { amount: "49.00", currencyCode: "USD" },
    returnUrl: `https://admin.shopify.com/store/demo-shop/apps/${API_KEY}/app/credits?q=back`,
    test: true,
  });
  const { confirmationUrl, appPurchaseOneTime } = body.data.appPurchaseOneTimeCreate;
  return { confirmationUrl, chargeId: appPurchaseOneTime.id };
}

const chargeStatus = async (id: string) =>
  (await double.state(SHOP)).charges.find((charge) => charge.id === id)?.status;

test("a charge is approved on Shopify's page, once, and the app is opened where it asked to be, with the charge's id", async () => {
  const { page, app } = admin;
  const { confirmationUrl, chargeId } = await orderPack();
  await bridge(page, `open(${JSON.stringify(confirmationUrl)}, "_top")`);
  await page.waitForURL(confirmationUrl);
  await page.getByRole("heading", { name: "ProductStudio: 500 credits <b>" }).waitFor();
  expect(await page.getByText("$49.00").count()).toBe(1);
  expect(await page.getByRole("note").textContent()).toContain("test charge");
  await page.getByRole("button", { name: "Approve" }).click();
  await app.getByRole("heading", { name: "Page /app/credits" }).waitFor();
  const address = new URL(page.url());
  expect(Object.fromEntries(address.searchParams)).toEqual({
    q: "back",
    charge_id: chargeId.split("/").at(-1),
  });
  expect(await chargeStatus(chargeId)).toBe("ACTIVE");

  await page.goto(confirmationUrl);
  expect(await page.getByText("no longer open: it is active").count()).toBe(1);
  expect(await page.getByRole("button", { name: "Decline" }).count()).toBe(0);
});

test("a charge is declined on the same page, and an address with another signature shows none", async () => {
  const { page, app } = admin;
  const { confirmationUrl, chargeId } = await orderPack();
  await page.goto(confirmationUrl.replace(/signature=..../, "signature=0000"));
  await page.getByRole("heading", { name: "Charge not found" }).waitFor();
  await page.goto(confirmationUrl);
  await page.getByRole("button", { name: "Decline" }).click();
  await app.getByRole("heading", { name: "Page /app/credits" }).waitFor();
  expect(await chargeStatus(chargeId)).toBe("DECLINED");
});

test("a subscription is approved on its own page, which says its terms; in two tabs it is decided once", async () => {
  const { page } = admin;
  await bench.app.exchange();
  const { body } = await bench.app.graphql(
    `mutation Subscribe($returnUrl: URL!, $lineItems: [AppSubscriptionLineItemInput!]!) {
      appSubscriptionCreate(name: "Studio", returnUrl: $returnUrl, lineItems: $lineItems, trialDays: 7, test: true) {
        confirmationUrl appSubscription { id } userErrors { message }
      }
    }`,
    {
      returnUrl: `https://admin.shopify.com/store/demo-shop/apps/${API_KEY}/app/credits`,
      lineItems: [
        {
          plan: {
            appRecurringPricingDetails: {
              price: { amount: "29.00", currencyCode: "USD" },
              interval: "EVERY_30_DAYS",
            },
          },
        },
      ],
    },
  );
  const { confirmationUrl } = body.data.appSubscriptionCreate;
  await page.goto(confirmationUrl);
  await page.getByRole("heading", { name: "Approve subscription" }).waitFor();
  expect(await page.getByText("$29.00 every 30 days after a 7-day trial").count()).toBe(1);
  const second = await page.context().newPage();
  await second.goto(confirmationUrl);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.frameLocator("iframe").getByRole("heading", { name: "Page /app/credits" }).waitFor();
  await second.getByRole("button", { name: "Decline" }).click();
  await second.getByText("no longer open: it is active").waitFor();
  expect((await double.state(SHOP)).subscriptions).toMatchObject([{ name: "Studio", status: "ACTIVE" }]);
});

test("the product page shows a product's media in the shop's order, and what came from the app", async () => {
  const { page } = admin;
  await bench.app.exchange();
  const product = (await double.state(SHOP)).products[0]!;
  const file = await bench.app.createFile("published.jpg", await readFile(PHOTO));
  await bench.app.graphql(FILE_UPDATE, {
    files: [{ id: file.id, referencesToAdd: [product.id], alt: "On oak" }],
  });
  await page.goto("https://admin.shopify.com/store/demo-shop/products");
  await page.getByRole("searchbox").fill(product.title);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: product.title }).first().click();
  await page.getByRole("heading", { name: product.title, level: 1 }).waitFor();
  const items = page.locator(".media > li");
  expect(await items.count()).toBe(product.media.length + 1);
  expect(await items.locator(".file-name").allTextContents()).toEqual([
    ...product.media.map((medium) => medium.filename),
    "published.jpg",
  ]);
  const published = items.last();
  expect(await published.textContent()).toMatch(/ready.*From ProductStudio.*Alt text: On oak/s);
  const picture = published.getByRole("img", { name: "On oak" });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
});

test("drafts and archived products are left out when the app asks for it", async () => {
  const { page } = admin;
  const product = (title: string, status: "DRAFT" | "ARCHIVED") => ({
    title,
    status,
    variants: [{ sku: title, title: "Default Title", optionValues: {}, price: "9.00" }],
    photos: [],
  });
  const extra = [product("Unfinished lamp", "DRAFT"), product("Unfinished shelf", "ARCHIVED")];
  await double.seed({ shop: SHOP, catalogue: CATALOGUE, extra });
  const list = page.getByRole("dialog").locator(".picker-list > li");
  for (const [filter, titles] of [
    ["{ draft: false }", ["Unfinished shelf"]],
    ["{ archived: false }", ["Unfinished lamp"]],
    ["{}", ["Unfinished lamp", "Unfinished shelf"]],
  ] as const) {
    const picked = bridge(
      page,
      `return shopify.resourcePicker({ type: "product", query: "Unfinished", filter: ${filter} })`,
    );
    await expect.poll(() => list.locator(".product-name").allTextContents()).toEqual(titles);
    await page.getByRole("button", { name: "Cancel" }).click();
    await picked;
  }
});

test("the merchant uninstalls the app in the settings and installs it again by opening it", async () => {
  const { page } = admin;
  await bench.app.exchange();
  await page.goto("https://admin.shopify.com/store/demo-shop/settings/apps");
  await page.getByText("Installed", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Uninstall" }).click();
  await page.getByText("Not installed").waitFor();
  const { installed, webhooks } = await double.state(SHOP);
  expect(installed).toBeNull();
  expect(webhooks.map(({ topic }) => topic)).toContain("app/uninstalled");
  await page.getByRole("link", { name: "Install" }).click();
  await page.frameLocator("iframe").getByRole("heading", { name: "Page /" }).waitFor();
});

test("what is not there has a page that says so: product, charge, app, page, store", async () => {
  const get = (path: string) => bench.app.fetch(`https://admin.shopify.com${path}`);
  for (const [path, sentence] of [
    ["/store/demo-shop/products/1", "Product not found"],
    ["/store/demo-shop/charges/580111001/1/ApplicationCharge/confirm_application_charge", "Charge not found"],
    ["/store/demo-shop/apps/someone-else", "App not found"],
    ["/store/demo-shop/orders", "Page not found"],
    ["/store/no-such-shop/products", "No such store"],
    ["/store/../products", "No such store"],
  ] as const) {
    const answer = await get(path);
    expect(answer.status, path).toBe(404);
    expect(answer.text, path).toContain(sentence);
  }
  for (const query of [
    "type=variant",
    "type=product&filter=colour:red",
    `type=product&query=${"x".repeat(501)}`,
  ]) {
    expect((await get(`/store/demo-shop/host/resources?${query}`)).status, query).toBe(400);
  }
  expect((await get("/store/demo-shop/host/resources?type=product&query=(((")).status).toBe(200);
  const shopDoor = await bench.app.fetch(`https://${SHOP}/admin/oauth/install?client_id=${API_KEY}`);
  expect(shopDoor.headers.location).toBe("https://admin.shopify.com/store/demo-shop/apps/productstudio");
});

test("nobody else's page may frame the admin, post to it, or send messages in the app's name", async () => {
  const { page } = admin;
  const post = (path: string, headers: Record<string, string>) =>
    bench.app.fetch(`https://admin.shopify.com/store/demo-shop${path}`, { method: "POST", headers });
  const { confirmationUrl, chargeId } = await orderPack();
  const chargePath = confirmationUrl.slice(confirmationUrl.indexOf("/charges/"));
  for (const headers of [{}, { origin: "https://evil.example" }, { origin: "null" }]) {
    expect((await post("/host/session-token", headers)).status).toBe(403);
    expect((await post(chargePath, headers)).status).toBe(403);
  }
  expect(await chargeStatus(chargeId)).toBe("PENDING");
  const response = await bench.app.fetch("https://admin.shopify.com/store/demo-shop/products");
  expect(response.headers["content-security-policy"]).toContain("frame-ancestors 'none'");

  // The admin's own window is not the app's frame.
  for (const news of [
    { appBridge: "news", name: "redirect", value: "https://evil.example/" },
    { appBridge: "news", name: "title-bar", value: null },
  ]) {
    await page.evaluate((message) => window.postMessage(message, location.origin), news);
  }
  await bridge(page, `return shopify.idToken()`);
  expect(await page.getByRole("heading", { name: "Title of /app" }).count()).toBe(1);
  expect(page.url()).toContain("/store/demo-shop/apps/productstudio/app");
});

/** A person's own browser: no flags, no certificates; the names end in .localhost. */
async function openLocally(
  path: string,
): Promise<{ personal: TestBrowser; page: Page; frame: () => Frame; outside: string[] }> {
  const personal = await openBrowser();
  const context = await personal.newContext({ ignoreHTTPSErrors: false });
  const page = await context.newPage();
  const outside: string[] = [];
  page.on("request", (request) => {
    const { hostname, port, protocol } = new URL(request.url());
    if (protocol === "data:") return;
    if (!hostname.endsWith(".localhost") || port !== String(double.port)) outside.push(request.url());
  });
  await page.goto(`http://admin.localhost:${double.port}/store/demo-shop${path}`);
  return { personal, page, frame: () => appFrame(page), outside };
}

test("a person's browser finds the same admin under localhost names, with nothing of Shopify's left to go to", async () => {
  const { personal, page, outside } = await openLocally("/apps/productstudio/app");
  try {
    const app = page.frameLocator("iframe");
    await app.getByRole("heading", { name: "Page /app" }).waitFor();
    expect(appFrame(page).url()).toMatch(new RegExp(`^http://productstudio\\.localhost:${double.port}/app`));
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
    expect(await bridge(page, `return (await fetch("/api/whoami")).json()`)).toMatchObject({ shop: SHOP });

    // Bounce page, reload, approval: every redirect stays on the local names.
    fixture.expireSeenTokens();
    await appFrame(page).evaluate(() => location.reload());
    await expect.poll(() => fixture.log.at(-1)).toBe("GET /app 200");
    await page.getByRole("link", { name: "Credits" }).click();
    await expect
      .poll(() => page.url())
      .toBe(`http://admin.localhost:${double.port}/store/demo-shop/apps/productstudio/app/credits`);
    await page.reload();
    await app.getByRole("heading", { name: "Page /app/credits" }).waitFor();

    const picked = bridge(page, `return shopify.resourcePicker({ type: "product" })`);
    await page.getByRole("radio").first().check();
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const [product] = await picked;
    expect(product.images[0].originalSrc).toMatch(
      new RegExp(`^http://cdn\\.localhost:${double.port}/s/files/`),
    );
    // What the browser sends back names the real host again: the app's own server fetches it there.
    await bridge(
      page,
      `await fetch("/api/whoami", { method: "POST", headers: { "content-type": "text/plain" }, body: ${JSON.stringify(product.images[0].originalSrc)} })`,
    );
    expect(fixture.lastBody).toMatch(/^https:\/\/cdn\.shopify\.com\/s\/files\//);

    const { confirmationUrl, chargeId } = await orderPack();
    await bridge(
      page,
      `open("shopify:admin${confirmationUrl.slice(confirmationUrl.indexOf("/charges/"))}", "_top")`,
    );
    await page.getByRole("button", { name: "Approve" }).click();
    await app.getByRole("heading", { name: "Page /app/credits" }).waitFor();
    expect(new URL(page.url()).searchParams.get("charge_id")).toBe(chargeId.split("/").at(-1));
    expect(await chargeStatus(chargeId)).toBe("ACTIVE");
    await page.goto(`http://admin.localhost:${double.port}/store/demo-shop/products`);
    await page.locator(".product-list a").first().click();
    const picture = page.locator(".media img").first();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    expect(outside).toEqual([]);
  } finally {
    await personal.close();
  }
});

test("the control API stays closed to the localhost names and to other ports", async () => {
  const ask = (host: string, headers: Record<string, string> = {}) =>
    new Promise<number>((resolve, reject) => {
      const request = httpRequest(
        {
          host: "127.0.0.1",
          port: double.port,
          path: `/__double/state?shop=${SHOP}`,
          headers: { host, ...headers },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      request.on("error", reject).end();
    });
  expect(await ask(`127.0.0.1:${double.port}`)).toBe(200);
  expect(await ask(`localhost:${double.port}`, { origin: `http://admin.localhost:${double.port}` })).toBe(
    403,
  );
  expect(await ask(`admin.localhost:${double.port}`)).toBe(404);
  expect(await ask(`evil.localhost:${double.port}`)).toBe(403);
  expect(await ask("admin.localhost:1")).toBe(403);
  expect(await ask(`evil.example:${double.port}`)).toBe(403);
});
