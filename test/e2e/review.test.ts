/** The review's queue in a real browser: worked through by keyboard, by finger, and when the connection is lost. */
import type { FrameLocator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { until } from "../demo/until.ts";
import { accessibilityProblems } from "../support/axe.ts";
import { answerForOrder } from "../support/house-order.ts";
import { type ReviewHouse, showPicture, startReview, waiting } from "../support/review-house.ts";

const PICTURES = 12;

let review: ReviewHouse;
let client: ReviewHouse["client"];
let database: ReviewHouse["database"];
let orderId: string;
let runId: string;
let assetIds: readonly string[];

beforeAll(async () => {
  review = await startReview(PICTURES);
  ({ client, database, orderId, runId, assetIds } = review);
});
beforeEach(() => review.reset());
afterEach(() => review.closePage());
afterAll(() => review?.stop());

const flag: ReviewHouse["flag"] = (...flagged) => review.flag(...flagged);
const decisions = () => review.decisions();
const decided = () => review.decided();
const open: ReviewHouse["open"] = (...opened) => review.open(...opened);
const openQueue: ReviewHouse["openQueue"] = (...opened) => review.openQueue(...opened);

test("worked through by keys: accept, reject with its cause, undo, and an offer to make it again", async () => {
  const { app, page, problems } = await openQueue();
  await page.keyboard.press("a");
  await waiting(app, 7);
  await page.keyboard.press("r");
  await app.getByRole("button", { name: "Wrong colour (key 2)" }).waitFor();
  await page.keyboard.press("2");
  await waiting(app, 6);
  await expect.poll(decisions).toMatchObject([
    { assetId: assetIds[0], decision: "accept" },
    { assetId: assetIds[1], decision: "reject", cause: "wrong-colour" },
  ]);

  await app.getByRole("heading", { name: "Rejected. Try it again?" }).waitFor();
  await page.keyboard.press("u");
  await waiting(app, 7);
  await expect.poll(decided).toEqual(["accept", "reject", "withdraw"]);

  // In words, and then on to Create, where the price is seen before anything is ordered.
  await page.keyboard.press("r");
  await page.keyboard.press("4");
  await app.getByLabel("In your words").fill("A foot is missing");
  await page.keyboard.press("Enter");
  await waiting(app, 6);
  await expect
    .poll(async () => (await decisions()).at(-1))
    .toMatchObject({
      assetId: assetIds[1],
      cause: "other",
      reason: "A foot is missing",
    });
  // In the way of its run, whatever is usual.
  const orderedAs = (quality: string, ratio: string) =>
    database.query("UPDATE generation_order SET quality = $1, settings = settings || $2", [
      quality,
      { ratios: [ratio] },
    ]);
  await orderedAs("hd", "4:5");
  await app.getByRole("button", { name: "Make 1 product again…" }).click();
  await app.getByRole("button", { name: /^Generate 1 picture/ }).waitFor();
  const address = new URLSearchParams(await app.locator("html").evaluate(() => location.search));
  expect(Object.fromEntries(address)).toMatchObject({ quality: "hd", ratios: "4:5", again: "1" });
  await orderedAs("standard", "1:1");
  expect(problems).toEqual([]);
});

test("everything with the same finding is answered by one request; a blocked one can't be accepted away", async () => {
  const { app, page } = await openQueue();
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/app/review/decide")) sent.push(request.url());
  });
  await app.getByRole("button", { name: /^Select all 5 results with the finding Outline/ }).click();
  await page.keyboard.press("r");
  await page.keyboard.press("1");
  await waiting(app, 3);
  await expect
    .poll(async () => (await decisions()).map(({ cause }) => cause))
    .toEqual(Array(5).fill("distorted"));
  expect(sent).toHaveLength(1);
  expect((await decisions()).map(({ assetId }) => assetId).toSorted()).toEqual(assetIds.slice(0, 5));

  // The two colours by ticking them one by one.
  await page.keyboard.press("t");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("t");
  await page.keyboard.press("a");
  await waiting(app, 1);
  await app.getByText("A rule blocks this result").waitFor();
  expect(await app.getByRole("button", { name: "Accept (key A)" }).isDisabled()).toBe(true);
  await page.keyboard.press("a");
  await waiting(app, 1);
  await expect.poll(async () => (await decided()).slice(5)).toEqual(["accept", "accept"]);
});

test("notes wait for nobody; who looks through them overrides one with a reason, or not at all", async () => {
  const { app, page } = await openQueue();
  await app.getByLabel("Show", { exact: true }).selectOption({ label: "What passed with notes (1)" });
  await app.getByRole("heading", { level: 2, name: "1 result passed with notes" }).waitFor();
  await app.getByText("This is a note: the result may be published").waitFor();
  await app.getByRole("heading", { level: 1 }).click();
  await showPicture(app);
  await page.keyboard.press("a");
  await app.getByRole("button", { name: "The product is meant to be shown like this (key 1)" }).waitFor();
  await page.keyboard.press("2");
  await app.getByLabel("In your words").fill("It is a long bottle");
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { name: "Nothing passed with notes" }).waitFor();
  await expect
    .poll(decisions)
    .toMatchObject([{ assetId: assetIds[8], decision: "accept", reason: "It is a long bottle" }]);
  await app.getByLabel("Show", { exact: true }).selectOption({ label: "What waits for an answer (8)" });
  await waiting(app, 8);
});

test("zoom goes to what was found and leaves with the picture; the divider is moved by keys; boxes are drawn", async () => {
  const { app, page } = await openQueue();
  const result = app.locator(".ps-compare__layer--result").first();
  await app.locator("svg.ps-compare__boxes", { hasText: "Marked: Outline of the product" }).waitFor();
  await page.keyboard.press("z");
  const style = async () => (await result.getAttribute("style")) ?? "";
  await expect.poll(style).toContain("scale(3)");
  const before = await style();
  await page.keyboard.press("ArrowRight");
  await expect.poll(style).not.toBe(before);
  await waiting(app, 8);
  await page.keyboard.press("a");
  await waiting(app, 7);
  await expect.poll(style).not.toContain("scale(3)");

  const slider = app.getByRole("slider", { name: "Divider between source and result" });
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => slider.getAttribute("aria-valuetext")).toBe("2% source, 98% result");
  await waiting(app, 7);
  // Letters still are the page's.
  await page.keyboard.press("a");
  await waiting(app, 6);
  await expect.poll(decided).toEqual(["accept", "accept"]);
});

test("an answer that is lost on the way is sent again, and so is its undo; the page says that nobody knows meanwhile", async () => {
  const { app, page } = await openQueue();
  const path = "**/app/review/decide";
  await page.route(path, (route) => route.abort());
  await page.keyboard.press("a");
  const unsure = app.getByText("nobody knows whether your last answer was kept");
  await unsure.waitFor();
  await waiting(app, 7);
  await page.keyboard.press("u");
  await waiting(app, 8);
  expect(await decided()).toEqual([]);
  await page.unroute(path);
  await expect.poll(decided).toEqual(["accept", "withdraw"]);
  await unsure.waitFor({ state: "detached" });
  await page.keyboard.press("a");
  await waiting(app, 7);
  await expect.poll(decided).toEqual(["accept", "withdraw", "accept"]);
});

/** The newest decision on a picture is somebody else's, who has seen everything. */
async function answerElsewhere(assetId: string, decision: "accept" | "reject"): Promise<void> {
  const { body } = await client.get<{ assets: { assetId: string; seen: object }[] }>(
    `/api/assets?${new URLSearchParams({ runId })}`,
  );
  const seen = body.assets.find((asset) => asset.assetId === assetId)?.seen;
  const kept = await client.post(`/api/assets/${assetId}/decision`, {
    target: "shopify",
    decision,
    reason: "Another tab",
    seen,
  });
  expect(kept.status).toBe(200);
}

test("who answers what was answered or found meanwhile overturns nothing: told whose it is, and shown what is new", async () => {
  const { app, page } = await openQueue();
  await answerElsewhere(assetIds[0] ?? "", "reject");
  await page.keyboard.press("a");
  await app.getByText(/answered meanwhile: rejected by .* on November/).waitFor();
  await waiting(app, 7);
  await expect.poll(decided).toEqual(["reject"]);

  await flag(assetIds.slice(1, 2), "watermark", "person", {});
  await page.keyboard.press("a");
  await app.getByText("a check has found something else, so it wasn't accepted").waitFor();
  await waiting(app, 7);
  await page.keyboard.press("ArrowLeft");
  await app.getByText("Found since").waitFor();
  await page.keyboard.press("a");
  await waiting(app, 6);
  await expect.poll(decided).toEqual(["reject", "accept"]);
});

test("a result page says who rejected it, when and why, and takes it back: what passed can be published again", async () => {
  const passed = assetIds[10] ?? "";
  await answerElsewhere(passed, "reject");
  const { app } = await open(`/app/results/${passed}`);
  await app.getByText(/^Rejected by .*Another tab$/).waitFor();
  await app.getByText("It won't be published.").waitFor();
  await app.getByRole("button", { name: "Take it back" }).click();
  await app.getByRole("button", { name: "Publish" }).first().waitFor();
  await expect.poll(decided).toEqual(["reject", "withdraw"]);
});

test("what another tab answers drops out when the page is looked at again", async () => {
  const { app } = await openQueue();
  for (const assetId of assetIds.slice(0, 3)) await answerElsewhere(assetId, "accept");
  await until("the refresh", async () => {
    await app.locator("body").evaluate(() => window.dispatchEvent(new Event("focus")));
    return (await app.getByRole("heading", { name: "5 results wait" }).count()) > 0 || null;
  });
  expect(
    await app.getByRole("button", { name: /^Select all 2 results with the finding Outline/ }).count(),
  ).toBe(1);
});

test("the whole queue by keys, then the sample, whose sentence says what it proves; then nothing waits", async () => {
  const { app, page } = await openQueue();
  await app.getByText("4 results passed. Nobody has looked").waitFor();
  for (let number = 0; number < 7; number++) await page.keyboard.press("a");
  await waiting(app, 1);
  await page.keyboard.press("r");
  await page.keyboard.press("3");
  await app.getByText(/(passed|No check found).* Is the product shown as it is\?/).waitFor();
  for (let left = 4; left > 0; left--) {
    await expect.poll(() => app.locator(".ps-queue__picture").count()).toBe(left);
    const hasNotes = (await app.getByText("It passed with notes.").count()) > 0;
    await app.locator('.ps-review__stage[data-looked="true"]').waitFor();
    await page.keyboard.press("a");
    if (!hasNotes) continue;
    // Who accepts a note's result says why it doesn't matter.
    await app.getByRole("button", { name: "The product is meant to be shown like this (key 1)" }).waitFor();
    await page.keyboard.press("1");
  }
  const empty = app.getByRole("heading", { name: "Nothing waits for your answer" });
  await empty.waitFor();
  await app.getByText("4 of 4 passed results looked at one by one and fine: that is all of them.").waitFor();
  expect(await empty.evaluate((element) => element === document.activeElement)).toBe(true);
  await app.getByRole("option", { name: "What waits for an answer (0)" }).waitFor({ state: "attached" });
  await expect.poll(async () => (await decided()).length).toBe(12);
  // The last answer can be taken back by finger, too.
  await app.getByRole("button", { name: "Undo the last answer (key U)" }).click();
  await app.getByRole("button", { name: "Accept (key A)" }).waitFor();
  await expect.poll(async () => (await decided()).at(-1)).toBe("withdraw");
});

test("what rules block can't be accepted by selecting it all", async () => {
  const { app, page } = await openQueue();
  await app
    .getByRole("button", { name: /^Select all 1 result with the finding/ })
    .first()
    .click();
  const accept = app.getByRole("button", { name: "Accept (key A)" });
  await expect.poll(() => accept.isDisabled()).toBe(true);
  await page.keyboard.press("a");
  await waiting(app, 8);
  expect(await decided()).toEqual([]);
});

test("60 flagged results are cleared by keys while no answer has come back, and no document is loaded", async () => {
  await database.query("UPDATE review_result SET outcome = 'pass'");
  await flag(assetIds, "outline", "person", {});
  const copies = await review.copiesOf(60 - PICTURES);
  try {
    const { app, page } = await open(`/app/review?run=${runId}`);
    await waiting(app, 60);
    await app.getByRole("heading", { level: 1 }).click();
    await showPicture(app);
    const documents: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "document") documents.push(request.url());
    });
    const held = Promise.withResolvers<void>();
    await page.route("**/app/review/decide", async (route) => {
      await held.promise;
      await route.continue();
    });
    for (let number = 0; number < 60; number++) {
      // The next page of the queue comes while these are answered; nobody answers what isn't shown.
      await app.locator(".ps-review__stage").waitFor();
      await page.keyboard.press("a");
    }
    await app.getByRole("heading", { name: "Nothing waits for your answer" }).waitFor();
    expect(await decided()).toEqual([]);
    held.resolve();
    await expect.poll(async () => (await decided()).length, { timeout: 60_000 }).toBe(60);
    expect(new Set((await decisions()).map(({ assetId }) => assetId)).size).toBe(60);
    expect(documents).toEqual([]);
  } finally {
    await database.query("DELETE FROM asset WHERE asset_id = ANY ($1)", [copies]);
  }
});

test.each([
  ["the queue", () => `/app/review?run=${runId}`, "8 results wait"],
  ["the rules", () => "/app/rules", "What changed"],
])("%s breaks no rule of accessibility and fits 320 pixels", async (_, path, heading) => {
  for (const width of [1280, 320]) {
    const opened = await open(path(), width);
    await opened.app.getByRole("heading", { name: heading }).first().waitFor();
    expect(await accessibilityProblems(opened)).toEqual([]);
    expect(await opened.app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
    await opened.page.context().close();
  }
});

test.each([390, 320])(
  "by finger at %i pixels: nothing is cut off, everything can be reached",
  async (width) => {
    const { app } = await openQueue(width);
    const isCut = () => app.locator("html").evaluate((html) => html.scrollWidth > html.clientWidth);
    expect(await isCut()).toBe(false);
    // One frame is divided in the middle.
    await expect
      .poll(() => app.getByRole("slider").getAttribute("aria-valuetext"))
      .toBe("50% source, 50% result");
    await app.getByRole("button", { name: "Reject (key R)" }).click();
    await app.getByRole("button", { name: "Ugly (key 3)" }).click();
    await waiting(app, 7);
    expect(await isCut()).toBe(false);
    await expect.poll(decided).toEqual(["reject"]);
    for (const box of await app.locator("input[type=checkbox], input[type=radio]").all()) {
      const { width: widthPx = 0, height = 0 } = (await box.boundingBox()) ?? {};
      expect(Math.min(widthPx, height)).toBeGreaterThanOrEqual(24);
    }
  },
);

test("runs of one day are told apart by their time of day, in the choice and where orders wait for an answer", async () => {
  const { app } = await open("/app/review");
  await app.getByRole("link", { name: /^Answer for Run of 12 pictures, .+ \d{1,2}:\d\d\s[AP]M$/ }).waitFor();
  const option = app.getByRole("option", { name: /\d{1,2}:\d\d\s[AP]M: Run of 12 pictures$/ });
  expect(await option.count()).toBe(1);
});

test("an order's question shows results large enough to tell packaging; each opens larger, and keys stay there", async () => {
  const { app, page } = await openQueue();
  const tile = app.getByRole("button", { name: /^Look closer at / }).first();
  const widths = await tile
    .locator(".ps-picture")
    .evaluateAll((pictures) => pictures.map((picture) => picture.getBoundingClientRect().width));
  expect(widths).toHaveLength(2);
  for (const width of widths) expect(width).toBeGreaterThanOrEqual(240);
  await tile.focus();
  await page.keyboard.press("Enter");
  const dialog = app.getByRole("dialog");
  const result = dialog.locator(".ps-compare__layer--result");
  await result.waitFor();
  const title = await dialog.getByRole("heading", { level: 2 }).innerText();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => dialog.getByRole("heading", { level: 2 }).innerText()).not.toBe(title);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("z");
  await expect.poll(() => result.getAttribute("style")).toContain("scale(3)");
  // The queue behind it takes no key.
  for (const key of ["a", "t", "r"]) await page.keyboard.press(key);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await waiting(app, 8);
  expect(await app.getByRole("button", { name: "Accept (key A)" }).count()).toBe(1);
  expect(await decided()).toEqual([]);
  await expect.poll(() => tile.evaluate((element) => element === document.activeElement)).toBe(true);
});

test.each([390, 320])(
  "an order's pictures open by finger at %i pixels, and nothing is cut off",
  async (width) => {
    const { app } = await openQueue(width);
    await app
      .getByRole("button", { name: /^Look closer at / })
      .first()
      .click();
    await app.getByRole("dialog").getByRole("slider").waitFor();
    expect(await app.locator("html").evaluate((html) => html.scrollWidth > html.clientWidth)).toBe(false);
    await app.getByRole("dialog").getByRole("button", { name: "Zoom (key Z)" }).click();
    await app.getByRole("button", { name: "Close", exact: true }).click();
    await app.getByRole("dialog").waitFor({ state: "detached" });
  },
);

test("publishing asks once for the whole order, and goes on where it was answered", async () => {
  const { app } = await open(`/app/runs/${runId}`);
  const publish = app.getByRole("button", { name: "Publish 4 pictures…" });
  await publish.click();
  await app.getByText("Before the first results of an order are published").waitFor();
  await openReviewFrom(app);
  await app
    .getByRole("group", { name: /packaging/ })
    .getByLabel("Yes")
    .check();
  const answer = app.getByRole("button", { name: "Answer for the whole order" });
  expect(await answer.isDisabled()).toBe(true);
  await app
    .getByRole("group", { name: /comes with the product/ })
    .getByLabel("Yes")
    .check();
  await answer.click();
  await app.getByText("That covers all its results.").waitFor();
  const { rows } = await database.query("SELECT question, answer FROM review_order_answer ORDER BY question");
  expect(rows).toEqual([
    { question: "accessories", answer: "yes" },
    { question: "packaging", answer: "yes" },
  ]);
  await app
    .getByRole("button", { name: "Run" })
    .or(app.getByRole("link", { name: "Run" }))
    .first()
    .click();
  await publish.click();
  await app.getByRole("button", { name: "Publish 4 results" }).click();
  await app.getByText(/^Added to \d products/).waitFor();
});

describe("at another place", () => {
  const AMAZON = "Amazon, main image";
  beforeAll(() => answerForOrder(client, orderId, assetIds.slice(0, 1)));
  beforeEach(async () => {
    await database.query("UPDATE review_result SET outcome = 'pass'");
    const evidence = { platform: "Amazon", wanted: "85 %", found: "80 %" };
    await flag(assetIds.slice(0, 3), "target-fill", "person", evidence, "amazon-main");
  });
  const decidedFor = async () =>
    (
      await database.query(
        "SELECT target, decision FROM review_decision WHERE asset_id = ANY ($1) ORDER BY decided_at, decision_id",
        [assetIds],
      )
    ).rows;
  const publish = (app: FrameLocator) => app.getByRole("button", { name: /^Publish \d+ results…/ });

  test("its own queue is worked through, and the shop's stays as it is; publishing is the shop's alone", async () => {
    const { app, page, problems } = await open(`/app/review?run=${runId}`);
    await publish(app).waitFor();
    await app.getByLabel("Place", { exact: true }).selectOption({ label: AMAZON });
    await waiting(app, 3);
    await app.getByText(`Answers here are about ${AMAZON} alone`).waitFor();
    expect(await publish(app).count()).toBe(0);
    await app.getByRole("heading", { level: 1 }).click();
    await showPicture(app);
    await page.keyboard.press("a");
    await page.keyboard.press("r");
    await page.keyboard.press("3");
    await waiting(app, 1);
    await expect.poll(decidedFor).toEqual([
      { target: "amazon-main", decision: "accept" },
      { target: "amazon-main", decision: "reject" },
    ]);
    await app.getByLabel("Place", { exact: true }).selectOption({ label: "Shopify, product media" });
    await publish(app).waitFor();
    await app.getByRole("option", { name: "What waits for an answer (0)" }).waitFor({ state: "attached" });
    expect(problems).toEqual([]);
  });

  test("a result's page leads to it where a person is needed, and takes an answer back there", async () => {
    const path = `/app/results/${assetIds[0]}`;
    const { app, page } = await open(path);
    await app.getByRole("link", { name: `Review for ${AMAZON}` }).click();
    await waiting(app, 3);
    await app.getByRole("heading", { level: 1 }).click();
    await showPicture(app);
    await page.keyboard.press("r");
    await page.keyboard.press("3");
    await waiting(app, 2);
    await expect.poll(decidedFor).toEqual([{ target: "amazon-main", decision: "reject" }]);
    await page.context().close();

    const again = await open(path);
    await again.app.getByRole("button", { name: `Take back the answer for ${AMAZON}` }).click();
    await again.app.getByRole("link", { name: `Review for ${AMAZON}` }).waitFor();
    expect(await decidedFor()).toMatchObject([{}, { target: "amazon-main", decision: "withdraw" }]);
  });

  test.each(["etsy", "amazon:front", "any", "%00"])(
    "a place in the address that has no queue here shows the shop's: %s",
    async (place) => {
      const { app } = await open(`/app/review?run=${runId}&place=${place}`);
      const choice = app.getByLabel("Place", { exact: true });
      await choice.waitFor();
      expect(await choice.inputValue()).toBe("shopify");
      expect(await app.getByText("Answers here are about").count()).toBe(0);
    },
  );
});

async function openReviewFrom(app: FrameLocator): Promise<void> {
  await app
    .getByRole("link", { name: "Open the review" })
    .or(app.getByRole("button", { name: "Open the review" }))
    .first()
    .click();
  await app.getByRole("heading", { name: "Two questions for the whole order" }).waitFor();
}
