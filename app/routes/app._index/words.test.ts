/** What Home says of needs, of products that lack pictures, and of the plan. */
import { describe, expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { type AccountView, nextOfPlan, planWords } from "./account-words.ts";
import { lackingSentence, unnamedCount } from "./lacking-words.ts";
import { type Need, needWords } from "./need-words.ts";

describe("needs", () => {
  const run = { kind: "whole", itemCount: 3, quality: "standard" } as const;
  const at = { startedAt: "2026-11-29T10:00:00Z", to: "/app" };
  test.each<[Need, string, string]>([
    [
      { ...at, kind: "look", count: 1, credits: 0, run },
      "1 picture needs your look before publishing.",
      "Review",
    ],
    [
      { ...at, kind: "failed", count: 2, credits: 30, run },
      "2 pictures failed; 30 credits came back.",
      "See why",
    ],
    [
      { ...at, kind: "planned", count: 1, productCount: 1 },
      "1 result for 1 product is planned and not published yet.",
      "Open plan",
    ],
    [
      { ...at, kind: "planned", count: 12, productCount: 4 },
      "12 results for 4 products are planned and not published yet.",
      "Open plan",
    ],
    [
      { ...at, kind: "storage-full", count: 2, productCount: 2 },
      "A publication is paused because the shop's file storage is full: 2 results wait.",
      "Open publication",
    ],
    [
      { ...at, kind: "publication-paused", count: 1, productCount: 1 },
      "A publication is paused: 1 result waits.",
      "Open publication",
    ],
  ])("%o", (need, sentence, action) => {
    expect(needWords(need)).toMatchObject({ sentence, action });
  });

  test("agree in number where a language asks for it, and count with the language's counters", () => {
    const failing = (count: number, quality: "standard" | "video-5" = "standard"): Need => ({
      ...at,
      kind: "failing",
      count,
      credits: count * 15,
      run: { ...run, quality },
    });
    expect(
      inLanguage("de", () => [failing(1), failing(1_200)].map((need) => needWords(need).sentence)),
    ).toEqual([
      "Ein Lauf ist pausiert, weil 1 Bild fehlgeschlagen ist; 15 Credits bleiben reserviert.",
      "Ein Lauf ist pausiert, weil 1.200 Bilder fehlgeschlagen sind; 18.000 Credits bleiben reserviert.",
    ]);
    expect(inLanguage("ja", () => needWords(failing(2, "video-5")))).toMatchObject({
      sentence:
        "動画2本の生成に失敗したため、生成ジョブが一時停止しています。30クレジットは確保されたままです。",
      action: "失敗を確認",
    });
  });

  test("say where they come from", () => {
    expect(needWords({ ...at, kind: "publish", count: 3, credits: 0, run }).origin).toBe("Run of 3 pictures");
    expect(needWords({ ...at, kind: "planned", count: 3, productCount: 1 }).origin).toBe("Publication");
  });
});

describe("products that lack pictures", () => {
  const glance = (oneCount: number, noneCount: number, isAll = true) => ({
    lookedAtCount: 250,
    isAll,
    oneCount,
    noneCount,
    worst: [],
    example: null,
  });
  test.each([
    [glance(9, 0), "9 products have only one picture."],
    [glance(1, 0), "1 product has only one picture."],
    [glance(9, 3), "9 products have only one picture. 3 more have none and need a photo first."],
    [glance(2, 1), "2 products have only one picture. 1 more has none and needs a photo first."],
    [glance(9, 0, false), "9 of your 250 newest products have only one picture."],
    [glance(0, 2), "2 products have no picture. Add a photo to each first, then more can be made of it."],
    [glance(0, 0), null],
  ])("%o", (counts, sentence) => {
    expect(lackingSentence(counts)).toBe(sentence);
  });

  test("one sentence follows the other as the language sets them", () => {
    expect(inLanguage("de", () => lackingSentence(glance(1, 2)))).toBe(
      "1 Produkt hat nur ein Bild. 2 weitere haben keines und brauchen zuerst ein Foto.",
    );
    expect(inLanguage("ja", () => lackingSentence(glance(9, 3)))).toBe(
      "画像が1枚しかない商品が9点あります。ほかに画像のない商品が3点あり、まず写真が必要です。",
    );
  });

  test("what isn't named is counted", () => {
    const product = {
      productGid: "gid://shopify/Product/1",
      title: "A",
      mediaCount: 1,
      imageUrl: null,
      imageLongestSidePx: 0,
    };
    expect(unnamedCount({ ...glance(4, 3), worst: [product, product] })).toBe(5);
  });
});

describe("the plan", () => {
  const none: AccountView = {
    shopDomain: "a.myshopify.com",
    current: null,
    scheduled: null,
    paidUntil: null,
  };
  const growth = {
    name: "Growth",
    credits: 4000,
    status: "active",
    isTrial: false,
    periodEnd: "2026-12-05T00:00:00Z",
  } as const;

  test("its name, its credits, and when it renews", () => {
    const account = { ...none, current: growth };
    expect(planWords(account)).toBe("Growth: 4,000 credits every 30 days");
    expect(nextOfPlan(account)).toEqual({ label: "Renews on", at: growth.periodEnd });
  });

  test("none, and none any more that is paid for", () => {
    expect(planWords(none)).toBe("No plan");
    expect(nextOfPlan(none)).toBeNull();
    const paidUntil = { name: "Growth", periodEnd: growth.periodEnd };
    expect(nextOfPlan({ ...none, paidUntil })).toEqual({
      label: "Growth has ended",
      text: "Paid until",
      at: growth.periodEnd,
    });
  });

  test("a trial, a pause by Shopify, a change that is to come, a date that Shopify hasn't told", () => {
    expect(nextOfPlan({ ...none, current: { ...growth, isTrial: true } })?.label).toBe("Trial until");
    const frozen = nextOfPlan({ ...none, current: { ...growth, status: "frozen" } });
    expect(frozen).toMatchObject({ text: expect.stringContaining("Paused"), at: null });
    const scheduled = { name: "Starter", startsAt: null };
    expect(nextOfPlan({ ...none, current: growth, scheduled })).toEqual({
      label: "Changes to Starter",
      at: growth.periodEnd,
    });
    expect(nextOfPlan({ ...none, current: { ...growth, periodEnd: null } })).toEqual({
      label: "Renews on",
      at: null,
    });
  });
});
