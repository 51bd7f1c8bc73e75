import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { TARGETS } from "../schemas.ts";
import { ratioRange, takenCodec, takenFormat, wantedBackground } from "./figures.ts";
import { PLATFORM_RULES, isVouched, readRule, ruleOf, speaksOf } from "./platform-rules.ts";
import rows from "./platform-rules.json" with { type: "json" };
import { LAWS } from "./rule-ids.ts";
import { nameOf } from "./rule-words.ts";
import { RULE_CHANGES, RULE_VERSIONS } from "./rule-versions.ts";

test("every row of the data is a rule with a source, a day and a certainty, and nothing of it is dropped", () => {
  expect(PLATFORM_RULES.map(({ id }) => id)).toEqual([...TARGETS, ...LAWS]);
  for (const [index, rule] of PLATFORM_RULES.entries()) {
    expect(rule.source).toMatch(/^https:\/\//);
    expect(rule.readOn).toMatch(/^202\d-\d\d-\d\d$/);
    expect(["high", "medium", "low"]).toContain(rule.confidence);
    expect(rule.row).toEqual(rows[index]);
    expect(nameOf(rule)).not.toMatch(/_|LAW|STANDARD/);
  }
});

test("the names of the rows say which rows they are", () => {
  expect(ruleOf("amazon-main")).toMatchObject({ platform: "Amazon", placement: "main_image" });
  expect(ruleOf("google-video")).toMatchObject({
    platform: "Google Merchant Center",
    placement: "video_link",
  });
  expect(ruleOf("meta-stories")).toMatchObject({ placement: "stories_and_reels_ad" });
  expect(ruleOf("otto")).toMatchObject({ platform: "OTTO Market" });
  expect(ruleOf("iptc-c2pa")).toMatchObject({ platform: "STANDARD: IPTC + C2PA" });
});

test("a row that changes has a new version, and a new version says what changed", () => {
  for (const [index, { id, version }] of PLATFORM_RULES.entries()) {
    const fingerprint = createHash("sha256").update(JSON.stringify(rows[index])).digest("hex").slice(0, 16);
    expect({ id, fingerprint }).toEqual({ id, fingerprint: RULE_VERSIONS[id].fingerprint });
    for (let one = 1; one <= version; one++) {
      const told = RULE_CHANGES.some(
        (change) => change.version === one && (change.rules === "all" || change.rules.includes(id)),
      );
      expect(told, `${id} version ${one}`).toBe(true);
    }
  }
});

describe("a row full of nulls", () => {
  const empty = (part: object | null) =>
    part === null ? null : Object.fromEntries(Object.keys(part).map((name) => [name, null]));
  const row = {
    ...rows[1]!,
    image: empty(rows[1]!.image),
    video: empty(rows[0]!.video),
    notes: null,
    checks: [],
  };

  test("is a rule that says nothing and vouches for nothing", () => {
    const rule = readRule("amazon-main", row);
    expect(speaksOf(rule, "picture")).toBe(false);
    expect(speaksOf(rule, "video")).toBe(false);
    expect(isVouched(rule, "picture")).toBe(false);
    expect(Object.values(rule.picture).every((figure) => figure === null || figure === false)).toBe(true);
  });

  test("and so is one without a picture's or a video's part", () => {
    expect(speaksOf(readRule("amazon-main", { ...row, image: null, video: null }), "picture")).toBe(false);
  });
});

test.each([
  ["an unknown field", { ...rows[0], more: 1 }],
  ["a confidence that nobody knows", { ...rows[0], confidence: "certain" }],
  ["an address that is none", { ...rows[0], source: "javascript:alert(1)" }],
  [
    "proportions that nobody understands",
    { ...rows[1], image: { ...rows[1]!.image, aspect_ratios: ["tall"] } },
  ],
  ["a background that nobody understands", { ...rows[1], image: { ...rows[1]!.image, background: "beige" } }],
  ["a negative limit", { ...rows[1], image: { ...rows[1]!.image, max_bytes: -1 } }],
  ["no day", { ...rows[1], effective_or_read_date: "some time" }],
])("%s is refused instead of being passed over", (_, row) => {
  expect(() => readRule("amazon-main", row)).toThrow();
});

test.each([
  ["1:1 recommended", 1, 1],
  ["4:5", 0.8, 0.8],
  ["any within 100:1..1:100", 0.01, 100],
  ["9:16 to 16:9", 0.5625, 16 / 9],
  ["1.91:1 (anything between 4:5 and 1.91:1)", 0.8, 1.91],
  ["9:16 (range 1:2 to 1.91:1)", 0.5, 1.91],
  ["landscape or square for the first photo", 1, Infinity],
  ["1:1.44 (width:height)", 1 / 1.44, 1 / 1.44],
])("“%s” is %d to %d", (words, from, to) => {
  expect(ratioRange(words)).toEqual({ from, to });
});

test("formats, codecs and backgrounds are named as decoders name them", () => {
  expect(takenFormat("JPG")).toEqual({ format: "jpeg", mustBeStill: false, mustBeOpaque: false });
  expect(takenFormat("GIF (not animated)")).toMatchObject({ format: "gif", mustBeStill: true });
  expect(takenFormat("PNG (opaque)")).toMatchObject({ format: "png", mustBeOpaque: true });
  expect(takenCodec("MPEG-4 AVC (H.264)")).toBe("h264");
  expect(takenCodec("H.265")).toBe("h265");
  expect(wantedBackground("pure_white (255/255/255, seamless)")).toBe("pure-white");
  expect(wantedBackground("any (staging allowed)")).toBe("any");
});
