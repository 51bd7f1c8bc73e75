import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DEADLINE_MS } from "../../shared/ask-app.ts";
import { answering, broken, silent } from "../../shared/testing/app.ts";
import { LANGUAGES, wordsOf } from "../../shared/testing/words.ts";

const DRAFT = "01930000-0000-7000-8000-00000000000a";
const kept = { body: { ok: true, draftId: DRAFT } };
const products = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `gid://shopify/Product/${9_000_000_000_000 + n}` }));

describe.each([
  "admin.product-details.action.render",
  "admin.product-index.selection-action.render",
] as const)("%s", (target) => {
  const extension = getExtension(target);
  beforeEach(() => {
    extension.setUp();
    Object.assign(extension.shopify.i18n, wordsOf("generate-media", "en.default"));
    extension.shopify.data.selected = products(1);
  });
  afterEach(() => {
    extension.tearDown();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const show = async (app: ReturnType<typeof answering>) => {
    extension.fetch = app as typeof fetch;
    await extension.render();
  };
  const text = () => document.body.textContent;
  const button = (name: string) =>
    [...document.body.querySelectorAll("s-button")].find((one) => one.textContent === name);
  const pressed = async (name: string) => {
    await expect.poll(() => button(name)).toBeTruthy();
    button(name)!.dispatchEvent(new Event("click"));
  };
  const link = () => button("Open Create")?.getAttribute("href");

  test("one product is kept by the app, and the one button leads to Create with it", async () => {
    const app = answering(kept);
    await show(app);
    await expect.poll(link).toBe(`app:app/create?draft=${DRAFT}`);
    expect(text()).toContain("Create opens with this product.");
    expect(text()).toContain("No credits are used until you press Generate.");
    expect(document.querySelector("s-admin-action")?.getAttribute("heading")).toBe("Generate media");
    const [path, init] = app.mock.calls[0] ?? [];
    expect(path).toBe("/api/drafts");
    expect(init?.method).toBe("POST");
    expect(JSON.parse(String(init?.body))).toEqual({
      selection: { productGids: ["gid://shopify/Product/9000000000000"] },
    });
  });

  test("250 products are all passed on, and the address stays short", async () => {
    extension.shopify.data.selected = products(250);
    const app = answering(kept);
    await show(app);
    await expect.poll(link).toHaveLength(57);
    expect(text()).toContain("Create opens with these 250 products.");
    const { selection } = JSON.parse(String(app.mock.calls[0]?.[1]?.body)) as {
      selection: { productGids: string[] };
    };
    expect(selection.productGids).toEqual(products(250).map(({ id }) => id));
  });

  test("until the app has kept them the button waits and leads nowhere", async () => {
    await show(silent());
    expect(button("Open Create")?.hasAttribute("loading")).toBe(true);
    expect(link()).toBeNull();
  });

  test("without a product nothing is asked of the app, and the merchant is told what to do", async () => {
    extension.shopify.data.selected = [];
    const app = answering(kept);
    await show(app);
    expect(text()).toContain("No product is selected.");
    expect(button("Open Create")).toBeUndefined();
    expect(app).not.toHaveBeenCalled();
  });

  test.each([
    ["answers with an error", answering({ status: 503, body: "" }), "ProductStudio didn't answer."],
    ["breaks off", broken(), "ProductStudio didn't answer."],
    [
      "knows no such session",
      answering({ status: 401, body: "" }),
      "ProductStudio didn't accept this request.",
    ],
    ["refuses", answering({ status: 422, body: { ok: false } }), "ProductStudio didn't accept this request."],
    ["answers something else than JSON", answering({ body: "<html>" }), "ProductStudio didn't answer."],
    ["names no draft", answering({ body: { ok: true } }), "ProductStudio didn't accept this request."],
    [
      "names a draft that is none",
      answering({ body: { draftId: "../credits?x=" } }),
      "didn't accept this request.",
    ],
  ])("an app that %s is told of, and leads nowhere", async (_name, app, sentence) => {
    await show(app);
    await expect.poll(text).toContain(sentence);
    expect(text()).toContain("No credits were used");
    expect(button("Try again")).toBeTruthy();
    expect(document.body.innerHTML).not.toContain("href");
  });

  test("an app that never answers is given up", async () => {
    vi.useFakeTimers();
    await show(silent());
    // Also what comes before the request and after it waits for a timer.
    await vi.advanceTimersByTimeAsync(2 * DEADLINE_MS);
    vi.useRealTimers();
    await expect.poll(text).toContain("ProductStudio didn't answer.");
  });

  test("a device without a connection is told so", async () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    await show(broken());
    await expect.poll(text).toContain("This device is offline.");
  });

  test("what failed can be tried again", async () => {
    await show(answering({ status: 503, body: "" }, kept));
    await pressed("Try again");
    await expect.poll(link).toBe(`app:app/create?draft=${DRAFT}`);
    expect(text()).not.toContain("didn't answer");
  });

  test("Cancel closes, and nothing else", async () => {
    const close = vi.spyOn(extension.shopify, "close");
    await show(answering(kept));
    await pressed("Cancel");
    expect(close).toHaveBeenCalledOnce();
  });

  test.each(LANGUAGES)("everything is said in %s", async (language) => {
    Object.assign(extension.shopify.i18n, wordsOf("generate-media", language));
    extension.shopify.data.selected = products(3);
    await show(answering(kept));
    const { translate } = wordsOf("generate-media", language);
    await expect.poll(() => button(translate("open"))?.getAttribute("href")).toContain(DRAFT);
    expect(text()).toContain(translate("opens", { count: 3, shown: "3" }));
  });
});
