import { describe, expect, test } from "vitest";
import { credits, fileSize, moment, percent, price, roughly, signed } from "./format.ts";
import { pageNumber, shownPage } from "./paging.ts";
import { productAdminUrl } from "./product-link.ts";
import { donePercent, outcomeSentence, progressSentence } from "./run-figures.ts";

describe("figures", () => {
  test("counts have thousands and the right plural", () => {
    expect([credits(1), credits(12_000)]).toEqual(["1 credit", "12,000 credits"]);
    expect([signed(500), signed(-15), signed(0)]).toEqual(["+500", "−15", "0"]);
  });

  test("prices, shares, sizes and dates are written for people", () => {
    expect(price(8500, "USD")).toBe("$85.00");
    expect(percent(0.8789)).toBe("88%");
    expect(fileSize(167_000)).toBe("167 kB");
    expect(fileSize(1_440_000)).toBe("1.4 MB");
    expect(moment("2026-11-22T23:30:00Z", "date", "UTC")).toBe("Nov 22, 2026");
    expect(moment("2026-11-22T23:30:00Z", "date", "Asia/Tokyo")).toBe("Nov 23, 2026");
  });

  test.each([
    [0, "a few seconds"],
    [9_999, "a few seconds"],
    [10_000, "about 10 seconds"],
    [41_000, "about 50 seconds"],
    [55_000, "about 1 minute"],
    [240_000, "about 4 minutes"],
    [54 * 60_000, "about 54 minutes"],
    [55 * 60_000, "about 1 hour"],
    [5 * 3_600_000, "about 5 hours"],
  ])("%i ms are %s", (ms, words) => {
    expect(roughly(ms)).toBe(words);
  });
});

describe("a run's figures", () => {
  const counts = { queued: 5, running: 2, done: 3, failed: 1, cancelled: 1 };

  test("the bar and its sentence count everything that was worked at and has ended", () => {
    expect(progressSentence({ ...counts, cancelled: 0 }, "picture")).toBe("4 of 11 pictures finished");
    expect(progressSentence({ ...counts, cancelled: 0 }, "video")).toBe("4 of 11 videos finished");
    expect(donePercent({ ...counts, cancelled: 0 })).toBe(36);
  });

  test("what was cancelled is said by itself and moves no bar", () => {
    const stopping = { queued: 0, running: 2, done: 1, failed: 0, cancelled: 57 };
    expect(progressSentence(stopping, "picture")).toBe("1 of 3 pictures finished, 57 cancelled");
    expect(donePercent(stopping)).toBe(33);
  });

  test("the bar is full only when nothing is open", () => {
    expect(donePercent({ queued: 0, running: 1, done: 9_999, failed: 0, cancelled: 0 })).toBe(99);
    expect(donePercent({ queued: 0, running: 0, done: 10_000, failed: 0, cancelled: 0 })).toBe(100);
    expect(donePercent({ queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 })).toBe(0);
  });

  test("the outcome leaves out what didn't happen", () => {
    expect(outcomeSentence({ queued: 0, running: 0, done: 1, failed: 0, cancelled: 0 }, "video")).toBe(
      "1 video made",
    );
    expect(outcomeSentence(counts, "picture")).toBe("3 pictures made, 1 failed, 1 cancelled");
    expect(outcomeSentence({ ...counts, done: 0 }, "picture")).toBe("No picture made, 1 failed, 1 cancelled");
  });

  test.each([
    [{ failed: 0, cancelled: 0 }, "No video made"],
    [{ failed: 1, cancelled: 0 }, "The video failed"],
    [{ failed: 3, cancelled: 0 }, "All 3 videos failed"],
    [{ failed: 0, cancelled: 1 }, "The video was cancelled"],
    [{ failed: 0, cancelled: 1_200 }, "All 1,200 videos were cancelled"],
  ])("a run that ended without a result, %j, says so in one sentence", (ended, sentence) => {
    expect(outcomeSentence({ queued: 0, running: 0, done: 0, ...ended }, "video")).toBe(sentence);
  });
});

describe("addresses", () => {
  test.each(["", "0", "-1", "1.5", "1e3", "12345678", "two"])(
    "%j is no page, so the first one is shown",
    (page) => {
      expect(pageNumber(new URLSearchParams({ page }))).toBe(1);
    },
  );

  test("a page is the one that is asked for", () => {
    expect(pageNumber(new URLSearchParams({ page: "7" }))).toBe(7);
    expect(pageNumber(new URLSearchParams())).toBe(1);
  });

  test("a page behind the last one shows the last one", () => {
    expect([shownPage(2, 60), shownPage(99, 60), shownPage(99, 48), shownPage(3, 0)]).toEqual([2, 2, 1, 1]);
  });

  test("a product's link names its number, and never carries anything else", () => {
    expect(productAdminUrl("gid://shopify/Product/7")).toBe("shopify://admin/products/7");
    for (const odd of ["", "javascript:alert(1)", "gid://shopify/Product/7/../../x", "gid://shopify/Shop/7"])
      expect(productAdminUrl(odd)).toBe("shopify://admin/products");
  });
});
