/** What the places' rules can do to a picture, whatever is wrong with it. */
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { isVouched, ruleOf } from "../../rules/platform-rules.ts";
import { TARGETS, targetsOf } from "../../schemas.ts";
import type { Check, CheckContext } from "../check.ts";
import { CHECKS, reviewBytes, VIDEO_CHECKS } from "../index.ts";

const facts: Omit<CheckContext, "target"> = {
  longestSidePx: 300,
  backdrop: "#ffffff",
  fill: 0.875,
  mimeType: "image/jpeg",
  evidence: {},
};
let wrong: readonly (readonly [string, Uint8Array])[];
beforeAll(async () => {
  const flat = (width: number, height: number, background: object) =>
    sharp({
      create: { width, height, channels: 4, background: background as { r: number; g: number; b: number } },
    });
  wrong = [
    [
      "a small grey one of wrong proportions",
      await flat(300, 20, { r: 90, g: 90, b: 90, alpha: 1 }).jpeg().toBuffer(),
    ],
    ["one pixel", await flat(1, 1, { r: 0, g: 0, b: 0, alpha: 1 }).png().toBuffer()],
    ["nothing at all", await flat(300, 300, { r: 0, g: 0, b: 0, alpha: 0 }).webp().toBuffer()],
    [
      "16 bits a channel",
      await flat(64, 64, { r: 9, g: 9, b: 9, alpha: 1 }).toColourspace("rgb16").png().toBuffer(),
    ],
    ["CMYK", await flat(64, 64, { r: 9, g: 9, b: 9, alpha: 1 }).toColourspace("cmyk").jpeg().toBuffer()],
    ["zero bytes", new Uint8Array()],
    ["no picture", new TextEncoder().encode("no picture")],
  ];
});

test("a place whose rules aren't certain never blocks and never asks, and never passes without a note", async () => {
  const uncertain = TARGETS.filter((target) => ruleOf(target).confidence === "low");
  expect(uncertain).toEqual(["meta-stories", "temu", "aliexpress", "shein", "otto"]);
  for (const [name, bytes] of wrong) {
    for (const checks of [CHECKS, VIDEO_CHECKS]) {
      const video = checks === VIDEO_CHECKS ? { video: { bytes, orderedMs: 1 } } : {};
      const { byTarget } = await reviewBytes(bytes, { ...facts, ...video }, uncertain, checks);
      for (const target of uncertain) {
        const outcomes = (byTarget.get(target) ?? []).map(({ outcome }) => outcome);
        expect({
          name,
          target,
          worst: outcomes.filter((one) => one === "block" || one === "person"),
        }).toEqual({
          name,
          target,
          worst: [],
        });
        expect(outcomes).toContain("warn");
      }
    }
  }
});

test("a check that crashes, or is late, blocks at a certain place and is a note at an uncertain one", async () => {
  const crashing: Check = {
    id: "crashing",
    section: "platform-rules",
    scope: "target",
    version: 1,
    run() {
      throw new RangeError("secret detail");
    },
  };
  const { byTarget } = await reviewBytes(wrong[0]![1], facts, ["ebay", "temu"], [crashing]);
  expect(byTarget.get("ebay")).toMatchObject([{ outcome: "block", evidence: { error: "RangeError" } }]);
  expect(byTarget.get("temu")).toMatchObject([{ outcome: "warn" }]);
});

test("every place has a finding for everything, so that no place passes by having no rules", async () => {
  for (const [, bytes] of wrong) {
    const { byTarget } = await reviewBytes(bytes, facts, TARGETS);
    for (const target of TARGETS) expect(byTarget.get(target)?.length).toBeGreaterThan(0);
  }
});

test("a file that is gone is blocked, with that word, at every certain place and for itself", async () => {
  const { any, byTarget } = await reviewBytes(null, facts, ["shopify", "amazon-main", "temu"]);
  expect(
    any.every(({ outcome, evidence }) => outcome === "block" && evidence["error"] === "file-missing"),
  ).toBe(true);
  expect(byTarget.get("amazon-main")).toMatchObject([{ checkId: "target-known", outcome: "block" }]);
  expect(byTarget.get("temu")).toMatchObject([{ outcome: "warn" }]);
});

test("one picture is judged for itself once, and for each place by the place's rules and version", async () => {
  const { any, byTarget } = await reviewBytes(wrong[0]![1], facts, ["shopify", "amazon-main"]);
  expect(any.every(({ ruleVersion, checkId }) => ruleVersion === 0 && !checkId.startsWith("target-"))).toBe(
    true,
  );
  expect([...byTarget.keys()]).toEqual(["shopify", "amazon-main"]);
  const ofAmazon = byTarget.get("amazon-main") ?? [];
  expect(ofAmazon.every(({ ruleVersion }) => ruleVersion === ruleOf("amazon-main").version)).toBe(true);
  expect(ofAmazon).toContainEqual(
    expect.objectContaining({ checkId: "target-background", outcome: "block" }),
  );
  expect((byTarget.get("shopify") ?? []).map(({ checkId }) => checkId)).not.toContain("target-background");
});

test("every check has a name of its own", () => {
  for (const checks of [CHECKS, VIDEO_CHECKS]) {
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test("a result is judged for the own shop and its style's places; a video where they show videos", () => {
  expect(targetsOf([], "picture")).toEqual(["shopify"]);
  expect(targetsOf(["amazon-main", "shopify", "zalando"], "picture")).toEqual([
    "shopify",
    "amazon-main",
    "zalando",
  ]);
  expect(targetsOf(["amazon-main", "zalando", "pinterest"], "video")).toEqual([
    "shopify",
    "amazon-product-video",
    "pinterest",
  ]);
  const mapped = TARGETS.flatMap((id) =>
    targetsOf([id], "video").filter((place) => place !== "shopify" && place !== id),
  );
  expect(mapped).toHaveLength(6);
  expect(mapped.filter((place) => !isVouched(ruleOf(place), "video"))).toEqual([]);
});
