/** What places ask of a video, against small real ones. */
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { tinyVideo } from "#test/support/tiny-video.ts";
import type { Target } from "../../schemas.ts";
import type { CheckContext } from "../check.ts";
import { reviewBytes } from "../index.ts";

const facts: Omit<CheckContext, "target"> = {
  longestSidePx: 320,
  backdrop: "#808080",
  fill: 0.875,
  mimeType: "video/mp4",
  evidence: {},
};
let short: Uint8Array;
let wide: Uint8Array;
let full: Uint8Array;
let blank: Uint8Array;
beforeAll(async () => {
  short = await tinyVideo({ widthPx: 320, heightPx: 320, seconds: 1 });
  wide = await tinyVideo({ widthPx: 320, heightPx: 180, seconds: 6 });
  full = await tinyVideo({ widthPx: 1280, heightPx: 720, seconds: 6, framesPerSecond: 25 });
  blank = await tinyVideo({ widthPx: 320, heightPx: 180, seconds: 6, framesPerSecond: 20, isBlank: true });
}, 120_000);

/** A poster with bars of black at the top and the bottom, as tall as that. */
const poster = (barPx = 0, inner = "#8899aa") =>
  sharp({ create: { width: 320, height: 180, channels: 3, background: "#000" } })
    .composite([
      {
        input: { create: { width: 320, height: 180 - 2 * barPx, channels: 3, background: inner } },
        top: barPx,
        left: 0,
      },
    ])
    .png()
    .toBuffer();

async function outcomes(target: Target, video: Uint8Array, still?: Uint8Array) {
  const { byTarget } = await reviewBytes(
    still ?? (await poster()),
    { ...facts, video: { bytes: video, orderedMs: 6_000 } },
    [target],
  );
  return Object.fromEntries((byTarget.get(target) ?? []).map(({ checkId, outcome }) => [checkId, outcome]));
}

describe("length", () => {
  test.each<[Target, () => Uint8Array, string]>([
    ["google-video", () => wide, "pass"],
    ["google-video", () => short, "block"],
    ["etsy-video", () => wide, "pass"],
    ["etsy-video", () => short, "block"],
    ["tiktok-shop-video", () => wide, "pass"],
  ])("for %s (%#)", async (target, video, outcome) => {
    expect((await outcomes(target, video()))["target-video-duration"]).toBe(outcome);
  });
});

test("proportions: a place's own, a range, and none where none was found", async () => {
  expect((await outcomes("amazon-product-video", wide))["target-video-ratio"]).toBe("pass");
  expect((await outcomes("amazon-product-video", short))["target-video-ratio"]).toBe("block");
  expect((await outcomes("tiktok-shop-video", short))["target-video-ratio"]).toBe("pass");
  expect((await outcomes("google-video", short))["target-video-ratio"]).toBeUndefined();
});

test("size: the smallest, the only ones that are taken, and the recommended as a note", async () => {
  expect((await outcomes("amazon-product-video", full))["target-video-pixels"]).toBe("warn");
  expect((await outcomes("amazon-product-video", wide))["target-video-pixels"]).toBe("block");
  expect((await outcomes("amazon-sponsored-video", wide))["target-video-pixels"]).toBe("block");
  expect((await outcomes("amazon-sponsored-video", full))["target-video-pixels"]).toBe("warn");
  expect((await outcomes("ebay-video", full))["target-video-pixels"]).toBe("pass");
});

test("container and codec are taken, or were not found", async () => {
  expect((await outcomes("ebay-video", wide))["target-video-file"]).toBe("pass");
  expect((await outcomes("amazon-sponsored-video", wide))["target-video-file"]).toBe("pass");
  expect((await outcomes("etsy-video", wide))["target-video-file"]).toBeUndefined();
});

test("a frame rate that isn't listed is a note: the row says nothing of how bad it is", async () => {
  expect((await outcomes("amazon-sponsored-video", full))["target-video-rate"]).toBe("pass");
  expect((await outcomes("amazon-sponsored-video", blank))["target-video-rate"]).toBe("warn");
  expect((await outcomes("google-video", blank))["target-video-rate"]).toBeUndefined();
});

describe("bars", () => {
  test.each([
    ["none", 0, "pass"],
    ["as thin as a dark edge", 3, "pass"],
    ["of two percent", 4, "block"],
    ["of a film on a square", 40, "block"],
  ])("%s", async (_, barPx, outcome) => {
    expect((await outcomes("amazon-sponsored-video", wide, await poster(barPx)))["target-video-frames"]).toBe(
      outcome,
    );
  });
  test("a black scene has none, and other places don't ask", async () => {
    expect(
      (await outcomes("amazon-sponsored-video", wide, await poster(0, "#000")))["target-video-frames"],
    ).toBe("pass");
    expect((await outcomes("ebay-video", wide, await poster(40)))["target-video-frames"]).toBeUndefined();
  });
});

test("a video that can't be read blocks, and is a note where the rules aren't certain", async () => {
  const broken = new TextEncoder().encode("no video");
  expect(await outcomes("ebay-video", broken)).toMatchObject({
    "target-known": "pass",
    "target-video-file": "block",
  });
  expect(await outcomes("meta-stories", broken)).toMatchObject({ "target-video-file": "warn" });
});

test("a place of which nothing was found for videos vouches for none", async () => {
  expect(await outcomes("amazon-main", wide)).toEqual({ "target-known": "warn" });
});
