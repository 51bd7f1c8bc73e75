/** An answer in the review is about what the person sees, and what the page says of it is what the server holds. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type ReviewHouse, showPicture, startReview, waiting } from "../support/review-house.ts";

let review: ReviewHouse;

beforeAll(async () => {
  review = await startReview(12);
});
beforeEach(() => review.reset());
afterEach(() => review.closePage());
afterAll(() => review?.stop());

const decided = () => review.decided();

test("a held key is one answer, and two quick ones are taken back one by one", async () => {
  const { app, page } = await review.openQueue();
  await app.locator('.ps-review__stage[data-looked="true"]').waitFor();
  for (let number = 0; number < 5; number++) await page.keyboard.down("a");
  await page.keyboard.up("a");
  await waiting(app, 7);
  await page.keyboard.press("a");
  await waiting(app, 6);
  await expect.poll(decided).toEqual(["accept", "accept"]);
  const { rows } = await review.database.query("SELECT was_opened FROM review_decision WHERE asset_id = $1", [
    review.assetIds[0],
  ]);
  expect(rows).toEqual([{ was_opened: true }]);
  await page.keyboard.press("u");
  await page.keyboard.press("u");
  await waiting(app, 8);
  await expect.poll(decided).toEqual(["accept", "accept", "withdraw", "withdraw"]);
});

test("a result below the fold is brought into view by the first key, and answered by the second", async () => {
  const { app, page } = await review.openQueue();
  await app.locator("html").evaluate(() => window.scrollTo(0, 0));
  const frame = app.locator(".ps-compare").last();
  const top = () => frame.evaluate((element) => element.getBoundingClientRect().top - window.innerHeight / 2);
  await expect.poll(top).toBeGreaterThan(0);
  await page.keyboard.press("a");
  await expect.poll(top).toBeLessThan(0);
  await waiting(app, 8);
  await page.keyboard.press("a");
  await waiting(app, 7);
  await expect.poll(decided).toEqual(["accept"]);
});

test("an answer that was kept though its reply was lost is kept once, and the last word counts", async () => {
  const { app, page } = await review.openQueue();
  const path = "**/app/review/decide";
  await page.route(path, async (route) => {
    const request = route.request();
    await fetch(`${review.house.webUrl}/app/review/decide`, {
      method: "POST",
      headers: {
        Authorization: (await request.allHeaders())["authorization"] ?? "",
        "Content-Type": "application/json",
        "User-Agent": "Mozilla/5.0 Chrome/147.0.0.0",
      },
      body: request.postData(),
    });
    await route.abort();
  });
  await page.keyboard.press("a");
  await app.getByText("nobody knows whether your last answer was kept").waitFor();
  await page.unroute(path);
  await page.keyboard.press("u");
  await waiting(app, 8);
  await page.keyboard.press("r");
  await page.keyboard.press("2");
  await waiting(app, 7);
  await expect.poll(decided).toEqual(["accept", "withdraw", "reject"]);
});

test("Select all takes no answer before all of it has come", async () => {
  const copies = await review.copiesOf(70);
  try {
    const { app, page } = await review.open(`/app/review?run=${review.runId}`);
    await waiting(app, 78);
    const held = Promise.withResolvers<void>();
    await page.route("**/app/review/group*", async (route) => {
      await held.promise;
      await route.continue();
    });
    await app.getByRole("button", { name: /^Select all 75 results/ }).click();
    await showPicture(app);
    await page.keyboard.press("a");
    expect(await decided()).toEqual([]);
    held.resolve();
    await app.getByRole("button", { name: "Accept 75 (key A)" }).waitFor();
    await page.keyboard.press("a");
    await waiting(app, 3);
    await expect.poll(async () => (await decided()).length).toBe(75);
  } finally {
    await review.database.query("DELETE FROM asset WHERE asset_id = ANY ($1)", [copies]);
  }
});
