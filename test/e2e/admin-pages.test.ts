/** The admin's own pages in a real browser: charges, products, settings; who may speak to it; a person's browser. */
import { readFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import type { DoubleHandle } from "../shopify-double/client.ts";
import type { FixtureApp } from "../shopify-double/testing/fixture-app.ts";
import {
  API_KEY,
  CATALOGUE,
  FILE_UPDATE,
  PHOTOS,
  SHOP,
  type TestBench,
} from "../shopify-double/testing/harness.ts";
import { appFrame, bridge, useAdminBench } from "../support/admin-bench.ts";
import { type AdminWindow, openBrowser, type TestBrowser } from "../support/browser.ts";

const PHOTO = join(PHOTOS, "catalogue", "avocado-plain.jpg");

const opened = useAdminBench();
let bench: TestBench;
let fixture: FixtureApp;
let double: DoubleHandle;
let admin: AdminWindow;
beforeEach(() => {
  ({ bench, fixture, double, admin } = opened);
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
  const context = await personal.newContext();
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
