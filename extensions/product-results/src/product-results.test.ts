import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answering, broken, silent } from "../../shared/testing/app.ts";
import { LANGUAGES, wordsOf } from "../../shared/testing/words.ts";

const extension = getExtension("admin.product-details.block.render");
beforeEach(() => {
  extension.setUp();
  Object.assign(extension.shopify.i18n, wordsOf("product-results", "en.default"));
  extension.shopify.data.selected = [{ id: "gid://shopify/Product/42" }];
});
afterEach(() => {
  extension.tearDown();
  vi.restoreAllMocks();
});

const result = (n: number, over: object = {}) => ({
  assetId: `01930000-0000-7000-8000-${String(n).padStart(12, "0")}`,
  pictureUrl: `https://productstudio.example.com/pictures/${n}?signature=s`,
  durationMs: null,
  verdict: "pass",
  publication: null,
  path: `/app/results/${n}`,
  ...over,
});
const block = (over: object = {}) => ({
  body: {
    ok: true,
    results: [],
    waiting: null,
    balance: { availableCredits: 1250, heldCredits: 0 },
    ...over,
  },
});

const show = async (app: ReturnType<typeof answering>) => {
  extension.fetch = app as typeof fetch;
  await extension.render();
};
const text = () => document.body.textContent;
const tiles = () => [...document.body.querySelectorAll("s-clickable")];
const button = (name: string) =>
  [...document.body.querySelectorAll("s-button")].find((one) => one.textContent === name);
const links = () =>
  [...document.body.querySelectorAll("s-link")].map((one) => [one.textContent, one.getAttribute("href")]);
const summary = () => document.querySelector("s-admin-block")?.getAttribute("collapsedsummary");

test("a product's results are shown with their pictures and states, each leading to its page", async () => {
  const app = answering(
    block({
      results: [
        result(1, { verdict: "person" }),
        result(2, { publication: "published" }),
        result(3, { durationMs: 5040, verdict: "unchecked" }),
      ],
      waiting: { count: 1, path: "/app/results/1" },
      balance: { availableCredits: 1250, heldCredits: 30 },
    }),
  );
  await show(app);
  await expect.poll(() => tiles().length).toBe(3);
  expect(app.mock.calls[0]?.[0]).toBe("/api/product-block?product=gid%3A%2F%2Fshopify%2FProduct%2F42");
  expect(app.mock.calls[0]?.[1]?.method ?? "GET").toBe("GET");
  expect(tiles().map((tile) => tile.getAttribute("href"))).toEqual([
    "app:app/results/1",
    "app:app/results/2",
    "app:app/results/3",
  ]);
  expect(tiles().map((tile) => tile.getAttribute("accessibilitylabel"))).toEqual([
    "Picture, Needs your look",
    "Picture, Published",
    "Video of 5 seconds, Being checked",
  ]);
  expect(
    [...document.querySelectorAll("s-badge")].map((one) => [one.textContent, one.getAttribute("tone")]),
  ).toEqual([
    ["Needs your look", "caution"],
    ["Published", "success"],
    ["Being checked", "info"],
  ]);
  expect(document.querySelector("s-image")?.getAttribute("src")).toBe(
    "https://productstudio.example.com/pictures/1?signature=s",
  );
  expect(text()).toContain("1 result needs your look.");
  expect(text()).toContain("1,250 credits are available. 30 more are held for runs.");
  expect(links()).toEqual([
    ["Review", "app:app/results/1"],
    ["See credits", "app:app/credits"],
  ]);
  expect(summary()).toBe("1 result needs your look.");
});

test("until the app has answered the block says that it loads", async () => {
  await show(silent());
  expect(document.querySelector("s-spinner")?.getAttribute("accessibilitylabel")).toBe("Loading results");
  expect(summary()).toBe("Loading results");
});

test("a product without results has the balance, and the way to its first ones", async () => {
  const navigate = vi.spyOn(extension.shopify.navigation, "navigate");
  await show(answering(block()));
  await expect.poll(text).toContain("There are no results of this product yet.");
  expect(text()).toContain("1,250 credits are available.");
  expect(text()).not.toContain("held");
  button("Generate media")?.dispatchEvent(new Event("click"));
  expect(navigate).toHaveBeenCalledWith("extension://generate-media");
});

test("where nothing waits, the closed block says so", async () => {
  await show(answering(block({ results: [result(1)] })));
  await expect.poll(summary).toBe("No result needs your look.");
});

test.each([
  ["answers with an error", answering({ status: 500, body: "" }), "ProductStudio didn't answer."],
  ["breaks off", broken(), "ProductStudio didn't answer."],
  ["answers something else than JSON", answering({ body: "<html>" }), "ProductStudio didn't answer."],
  [
    "knows no such session",
    answering({ status: 401, body: "" }),
    "ProductStudio didn't accept this request.",
  ],
  ["refuses", answering({ status: 400, body: { ok: false } }), "ProductStudio didn't accept this request."],
  ["answers nothing", answering({ body: null }), "ProductStudio didn't accept this request."],
  ["knows no balance", answering({ body: { results: [] } }), "ProductStudio didn't accept this request."],
])("an app that %s is told of, with the next step", async (_name, app, sentence) => {
  await show(app);
  await expect.poll(text).toContain(sentence);
  expect(text()).toContain("Your credits are unchanged");
  expect(summary()).toContain(sentence);
  expect(button("Try again")).toBeTruthy();
});

test("a device without a connection is told so", async () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  await show(broken());
  await expect.poll(text).toContain("This device is offline.");
});

test("what failed can be tried again", async () => {
  await show(answering({ status: 503, body: "" }, block({ results: [result(1)] })));
  await expect.poll(() => button("Try again")).toBeTruthy();
  button("Try again")!.dispatchEvent(new Event("click"));
  await expect.poll(() => tiles().length).toBe(1);
});

test("a state that this block has no word for yet is left out, its result is not", async () => {
  await show(
    answering(block({ results: [result(1, { publication: "queued" }), result(2, { verdict: "odd" })] })),
  );
  await expect.poll(() => tiles().length).toBe(2);
  expect(document.querySelector("s-badge")).toBeNull();
  expect(tiles()[0]?.getAttribute("accessibilitylabel")).toBe("Picture");
});

test("results that lead or load from anywhere else are left out, and never more than six are shown", async () => {
  const odd = [
    result(1, { path: "https://evil.example/" }),
    result(2, { path: "javascript:alert(1)" }),
    result(3, { pictureUrl: "http://evil.example/" }),
    result(4, { pictureUrl: "data:text/html,x" }),
    null,
    "x",
  ];
  const many = Array.from({ length: 20 }, (_, n) => result(10 + n));
  const waiting = { count: 2, path: "//evil.example" };
  await show(answering(block({ results: [...odd, ...many], waiting })));
  await expect.poll(() => tiles().length).toBe(6);
  expect(tiles()[0]?.getAttribute("href")).toBe("app:app/results/10");
  expect(document.body.innerHTML).not.toContain("evil");
});

test.each(LANGUAGES)("everything is said in %s", async (language) => {
  Object.assign(extension.shopify.i18n, wordsOf("product-results", language));
  const results = [result(1, { durationMs: 10_000, publication: "undone" }), result(2, { verdict: "block" })];
  await show(answering(block({ results, waiting: { count: 2, path: "/app/results/2" } })));
  await expect.poll(() => tiles().length).toBe(2);
  const { translate, formatNumber } = wordsOf("product-results", language);
  expect(text()).toContain(translate("publication.undone"));
  expect(text()).toContain(translate("waiting", { count: 2, shown: "2" }));
  expect(text()).toContain(translate("available", { count: 1250, shown: formatNumber(1250) }));
});
