import { describe, expect, test } from "vitest";
import { LANGUAGES } from "#app/platform/i18n/languages.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { tellFinding } from "../../phrases.ts";
import { PLATFORM_RULES, isVouched, ruleOf } from "../../rules/platform-rules.ts";
import { TARGETS, type Target } from "../../schemas.ts";
import type { Check, CheckContext } from "../check.ts";
import type { DecodedPicture } from "../decode.ts";
import { breachOf } from "./asked.ts";
import { TARGET_CHECKS } from "./index.ts";

type Rgb = readonly [number, number, number];
interface Drawn {
  readonly width?: number;
  readonly height?: number;
  readonly backdrop?: Rgb;
  /** left, top, width, height of a dark product */
  readonly product?: readonly [number, number, number, number];
  /** A frame of one colour, this many pixels thick. */
  readonly line?: number;
  readonly lineColour?: Rgb;
  readonly alpha?: number;
  readonly facts?: Partial<DecodedPicture>;
  /** One pixel of another colour: x, y, level. */
  readonly speck?: readonly [number, number, number];
}

function draw({
  width = 1000,
  height = 1000,
  backdrop = [255, 255, 255],
  product,
  line = 0,
  lineColour = [0, 0, 0],
  alpha,
  facts = {},
  speck,
}: Drawn): DecodedPicture {
  const channels = alpha === undefined ? 3 : 4;
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isProduct =
        product &&
        x >= product[0] &&
        x < product[0] + product[2] &&
        y >= product[1] &&
        y < product[1] + product[3];
      const isLine = Math.min(x, y, width - 1 - x, height - 1 - y) < line;
      const colour: Rgb = isProduct ? [40, 60, 90] : isLine ? lineColour : backdrop;
      const i = (y * width + x) * channels;
      data.set(speck && speck[0] === x && speck[1] === y ? [speck[2], speck[2], speck[2]] : colour, i);
      if (channels === 4) data[i + 3] = isProduct ? 255 : alpha!;
    }
  }
  return {
    widthPx: width,
    heightPx: height,
    channels,
    data,
    format: "jpeg",
    bytes: 300_000,
    storedColourSpace: "srgb",
    frames: 1,
    xmp: null,
    ...facts,
  };
}

const context = (target: Target, change: Partial<CheckContext> = {}): CheckContext => ({
  target,
  longestSidePx: 1000,
  backdrop: "#ffffff",
  fill: 0.875,
  mimeType: "image/jpeg",
  evidence: {},
  ...change,
});
const check = (id: string): Check => {
  const found = TARGET_CHECKS.find((one) => one.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
};
const judged = async (id: string, target: Target, drawn: Drawn, change?: Partial<CheckContext>) =>
  check(id).run(draw(drawn), context(target, change));
const outcome = async (...args: Parameters<typeof judged>) => (await judged(...args))?.outcome ?? null;

const GOOD: Drawn = { product: [60, 60, 880, 880] };

describe.each<[string, Target, [string, Drawn, Partial<CheckContext>, string | null][]]>([
  [
    "target-ratio",
    "walmart-main",
    [
      ["square", { width: 500, height: 500 }, {}, "pass"],
      ["half a percent off, by rounding", { width: 1000, height: 1004 }, {}, "pass"],
      ["more than that", { width: 1000, height: 1006 }, {}, "warn"],
      ["wide", { width: 160, height: 90 }, {}, "warn"],
    ],
  ],
  [
    "target-ratio",
    "etsy",
    [
      ["landscape", { width: 160, height: 90 }, {}, "pass"],
      ["square", { width: 90, height: 90 }, {}, "pass"],
      ["upright", { width: 90, height: 160 }, {}, "warn"],
    ],
  ],
  [
    "target-ratio",
    "google-additional",
    [["of which nothing was found", { width: 10, height: 90 }, {}, null]],
  ],
  [
    "target-pixels",
    "amazon-main",
    [
      ["500 on the longest side", { width: 500, height: 100 }, {}, "warn"],
      ["499 on the longest side", { width: 499, height: 499 }, {}, "block"],
      ["1600, as recommended", { width: 1600, height: 10 }, {}, "pass"],
      ["1599", { width: 1599, height: 10 }, {}, "warn"],
      ["10,000", { width: 10_000, height: 10 }, {}, "pass"],
      ["10,001", { width: 10_001, height: 10 }, {}, "block"],
    ],
  ],
  [
    "target-pixels",
    "zalando",
    [
      ["762 × 1100", { width: 762, height: 1100 }, {}, "warn"],
      ["761 × 1100", { width: 761, height: 1100 }, {}, "block"],
    ],
  ],
  [
    "target-pixels",
    "google",
    [
      ["one side too small", { width: 499, height: 1600 }, {}, "block"],
      ["one pixel", { width: 1, height: 1 }, {}, "block"],
    ],
  ],
  [
    "target-bytes",
    "tiktok-shop",
    [
      ["5,000,000 bytes", { facts: { bytes: 5_000_000 } }, {}, "pass"],
      ["one more", { facts: { bytes: 5_000_001 } }, {}, "block"],
    ],
  ],
  [
    "target-bytes",
    "amazon-main",
    [["of which nothing was found", { facts: { bytes: 90_000_000 } }, {}, null]],
  ],
  [
    "target-format",
    "amazon-main",
    [
      ["JPEG", {}, {}, "pass"],
      ["WebP, which it doesn't take", { facts: { format: "webp" } }, { mimeType: "image/webp" }, "block"],
      ["PNG that says JPEG", { facts: { format: "png" } }, {}, "block"],
      ["a still GIF", { facts: { format: "gif" } }, { mimeType: "image/gif" }, "pass"],
      ["a moving GIF", { facts: { format: "gif", frames: 2 } }, { mimeType: "image/gif" }, "block"],
    ],
  ],
  [
    "target-format",
    "shopify",
    [["a moving GIF", { facts: { format: "gif", frames: 2 } }, { mimeType: "image/gif" }, "warn"]],
  ],
  ["target-format", "meta", [["of which nothing was found", { facts: { format: "tiff" } }, {}, null]]],
  [
    "target-background",
    "amazon-main",
    [
      ["pure white", GOOD, {}, "pass"],
      ["one pixel of 254, as JPEG rounds", { ...GOOD, speck: [3, 3, 254] }, {}, "pass"],
      ["one pixel of 253", { ...GOOD, speck: [3, 3, 253] }, {}, "block"],
      ["254 all around", { ...GOOD, backdrop: [254, 254, 254] }, {}, "block"],
      ["250 all around", { ...GOOD, backdrop: [250, 250, 250] }, {}, "block"],
      ["a tint", { ...GOOD, backdrop: [255, 255, 253] }, {}, "block"],
      ["nothing behind it", { ...GOOD, alpha: 0 }, {}, "block"],
      ["grey behind the border", { ...GOOD, speck: [500, 21, 200] }, {}, "pass"],
    ],
  ],
  [
    "target-background",
    "google",
    [
      ["white", GOOD, {}, "pass"],
      ["off-white", { ...GOOD, backdrop: [250, 250, 250] }, {}, "pass"],
      ["navy", { ...GOOD, backdrop: [20, 30, 60] }, {}, "warn"],
      ["nothing", { ...GOOD, alpha: 0 }, {}, "pass"],
    ],
  ],
  ["target-background", "shopify", [["of which nothing is asked", { backdrop: [20, 30, 60] }, {}, null]]],
  [
    "target-fill",
    "amazon-main",
    [
      ["85 %", { product: [75, 75, 850, 850] }, {}, "pass"],
      ["within what a shadow moves", { product: [78, 78, 845, 845] }, {}, "pass"],
      ["84 %", { product: [80, 80, 840, 840] }, {}, "block"],
      ["nothing", {}, {}, "block"],
    ],
  ],
  [
    "target-fill",
    "google",
    [
      ["90 %", { product: [50, 50, 900, 900] }, {}, "pass"],
      ["92 %", { product: [40, 40, 920, 920] }, {}, "warn"],
      ["60 %", { product: [200, 200, 600, 600] }, {}, "warn"],
    ],
  ],
  [
    "target-crop",
    "amazon-main",
    [
      ["whole", GOOD, {}, "pass"],
      ["a pixel from the edge", { product: [1, 60, 800, 800] }, {}, "pass"],
      ["at the edge", { product: [0, 60, 800, 800] }, {}, "block"],
      ["at the foot", { product: [100, 300, 800, 700] }, {}, "block"],
    ],
  ],
  [
    "target-border",
    "ebay",
    [
      ["none", GOOD, {}, "pass"],
      ["one pixel", { ...GOOD, line: 1 }, {}, "block"],
      ["thirty pixels", { ...GOOD, line: 30 }, {}, "block"],
      ["a dark picture whose product stands near the edge", { ...GOOD, backdrop: [0, 0, 0] }, {}, "pass"],
      ["a square product that fills 96 % of a white picture", { product: [20, 20, 960, 960] }, {}, "pass"],
      [
        "a white line around a scene",
        { backdrop: [90, 110, 130], line: 8, lineColour: [255, 255, 255] },
        {},
        "block",
      ],
      ["a square product that fills 92 %", { product: [40, 40, 920, 920] }, {}, "pass"],
      ["a picture too small to have one", { width: 8, height: 8, line: 1 }, {}, "pass"],
    ],
  ],
  ["target-border", "shopify", [["allowed", { ...GOOD, line: 9 }, {}, null]]],
  [
    "target-transparency",
    "etsy",
    [
      ["opaque", GOOD, {}, "pass"],
      ["opaque with an alpha channel", { ...GOOD, alpha: 255 }, {}, "pass"],
      ["nearly opaque", { ...GOOD, alpha: 254 }, {}, "block"],
      ["fully transparent", { alpha: 0 }, {}, "block"],
    ],
  ],
  ["target-transparency", "google", [["not asked", { alpha: 0 }, {}, null]]],
])("%s for %s", (id, target, cases) => {
  test.each(cases)("%s", async (_, drawn, change, wanted) => {
    expect(await outcome(id, target, drawn, change)).toBe(wanted);
  });
});

describe("a file that wasn't made here is judged by what its border shows", () => {
  const foreign = { isForeign: true, backdrop: "scenic", fill: 0, longestSidePx: 0 } as const;
  test("on a plain backdrop its fill is measured, whichever colour", async () => {
    for (const backdrop of [
      [255, 255, 255],
      [200, 180, 160],
    ] as const) {
      expect(await outcome("target-fill", "amazon-main", { ...GOOD, backdrop }, foreign)).toBe("pass");
      expect(
        await outcome("target-fill", "amazon-main", { product: [200, 200, 600, 600], backdrop }, foreign),
      ).toBe("block");
    }
  });
  test("on another nothing is judged, and the evidence says so", async () => {
    const scene: Drawn = { product: [0, 500, 1000, 500] };
    expect(await judged("target-fill", "amazon-main", scene, foreign)).toMatchObject({
      outcome: "pass",
      evidence: { notJudged: "no-plain-background" },
    });
  });
  test("the own shop's recommended size is a note there, and none where the quality was chosen", async () => {
    expect(await outcome("target-pixels", "shopify", GOOD, foreign)).toBe("warn");
    expect(await outcome("target-pixels", "shopify", GOOD)).toBe("pass");
  });
});

test("in a scene, where only the engine says where the product is, too small a product is a person's question", async () => {
  const scene: Drawn = { backdrop: [120, 140, 160], product: [300, 300, 400, 400] };
  const claimed = { backdrop: "scenic", evidence: { productBox: "300,300,400,400" } };
  expect(await judged("target-fill", "amazon-main", scene, claimed)).toMatchObject({
    outcome: "person",
    evidence: { measuredBy: "engine" },
  });
});

test("each finding names the rule, both figures, the source, its day and its certainty", async () => {
  const found = await judged("target-pixels", "amazon-main", { width: 480, height: 300 });
  const { source, readOn } = ruleOf("amazon-main");
  expect(found && tellFinding(found).evidence).toMatchObject({
    rule: "image.min_px",
    wanted: "at least 500 px on the longest side",
    found: "480 × 300 px",
    source,
    readOn,
    confidence: "medium",
  });
});

test("what a place asks for and what was found is told in every language", async () => {
  const told: unknown[] = [];
  for (const target of TARGETS)
    for (const drawn of [
      { width: 200, height: 150, alpha: 0, facts: { frames: 2, bytes: 90_000_000 } },
      { width: 300, height: 300, line: 4, product: [0, 40, 100, 100] } as const,
    ])
      for (const { id } of TARGET_CHECKS) {
        const found = await judged(id, target, drawn);
        for (const language of found ? LANGUAGES : []) {
          const { evidence } = inLanguage(language, () => tellFinding(found!));
          told.push(...["wanted", "found", "notFound"].map((name) => evidence[name] ?? ""));
        }
      }
  expect(told.length).toBeGreaterThan(1000);
  for (const text of told) expect(text).toMatch(/^[^{}[\]]*$/);
});

test("every place says what is known of it; where that is little, or not certain, it is a note", async () => {
  for (const target of TARGETS) {
    const found = await judged("target-known", target, {});
    expect(found?.outcome).toBe(isVouched(ruleOf(target), "picture") ? "pass" : "warn");
  }
  expect(await outcome("target-known", "amazon-main", {})).toBe("pass");
  expect(await outcome("target-known", "shein", {})).toBe("warn");
  expect(await outcome("target-known", "etsy-video", {})).toBe("warn");
});

test("a block is a machine's rule that the row calls one; what a machine can only raise is a question", () => {
  for (const rule of PLATFORM_RULES) {
    for (const { rule: name, how, severity } of rule.checks) {
      const breach = breachOf(rule, { rule: name, isMet: false, wanted: "", found: "" });
      const first = rule.checks.find((other) => other.rule.startsWith(name));
      if (first?.how !== how || first.severity !== severity) continue;
      expect(breach).toBe(severity === "warn" ? "warn" : how === "machine" ? "block" : "person");
    }
  }
});
