import { expect, test } from "vitest";
import { checkSentence, checkTitle, findingWords } from "./finding-words.ts";
import { placeVerdictWords, runWords } from "./words.ts";

const told = (checkId: string, outcome: "pass" | "warn" | "person" | "block", evidence: object) =>
  checkSentence({ checkId, outcome, evidence: { ...evidence } });

test.each([
  [
    told("outline", "pass", { cutoutConfidence: 0.987 }),
    "The product was separated cleanly from its background. Confidence 99%.",
  ],
  [
    told("outline", "person", { cutoutConfidence: 0.95 }),
    "We aren't sure of the product's edge. Confidence 95%. Compare it with the source.",
  ],
  [
    told("outline", "person", { cutoutConcerns: "touches_frame" }),
    "The product touches the edge of the photo, so a part of it may be missing. Compare it with the source.",
  ],
  [
    told("outline", "person", { cutoutConcerns: "thin_end" }),
    "A thin part, such as a foot or a strap, may be cut short. Check the outline. Compare it with the source.",
  ],
  [
    told("product-colours", "pass", { mean: 0.412, p99: 2.09 }),
    "Average difference from the source 0.4, 99 of 100 points within 2.1: not visible. The product was only scaled.",
  ],
  [
    told("product-colours", "block", { mean: 1.3, p99: 5 }),
    "Average difference from the source 1.3, 99 of 100 points within 5.0: the colours changed. Generate it again.",
  ],
  [told("product-colours", "person", {}), "The product may have been painted. Compare it with the source."],
  [told("dimensions", "pass", { widthPx: 1024, heightPx: 900 }), "1,024 × 900 pixels, as ordered."],
  [
    told("dimensions", "block", { widthPx: 1000, heightPx: 900, expectedLongestSidePx: 1024 }),
    "1,000 × 900 pixels, but 1,024 pixels were ordered for the longest side.",
  ],
  [told("format", "pass", { format: "jpeg", bytes: 167_000 }), "JPEG, 167 kB: every browser shows it alike."],
  [
    told("white-border", "block", { offPixels: 1, minLevel: 204 }),
    "1 pixel of the border isn't pure white (darkest 204 of 255).",
  ],
  [
    told("white-border", "block", { backdrop: "#1d3557", offPixels: 1_200, minLevel: 29 }),
    "1,200 pixels of the border aren't the colour of the style.",
  ],
  [
    told("white-border", "pass", { backdrop: "#1d3557", offPixels: 0 }),
    "The border is the colour of the style all around.",
  ],
  [
    told("fill", "warn", {
      fillRatio: 0.82,
      wantedFrom: 0.85,
      wantedTo: 0.9,
      offCentre: 0.05,
      maxOffCentre: 0.03,
    }),
    "The product fills 82% of the frame (85% to 90% looks best) and stands 5% off its place.",
  ],
  [told("fill", "block", { fillRatio: 0, found: "no product" }), "No product was found in the frame."],
  [told("format", "block", { error: "not-decodable" }), "The file can't be opened as a picture."],
])("a finding is told with its figures: %s", (sentence, expected) => {
  expect(sentence).toBe(expected);
});

test.each(["outline", "product-colours", "dimensions", "format", "white-border", "fill", "of-tomorrow"])(
  "%s is told without a word of code, whatever its evidence is",
  (checkId) => {
    for (const evidence of [
      {},
      { widthPx: "wide", fillRatio: Number.NaN, error: 7 },
      { error: "TypeError" },
    ]) {
      for (const outcome of ["pass", "warn", "person", "block"] as const) {
        const sentence = told(checkId, outcome, evidence);
        expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
        expect(sentence).not.toMatch(/NaN|undefined|null|TypeError|object/);
      }
    }
    expect(checkTitle(checkId)).toMatch(/^[A-Z]/);
  },
);

test("a run that ended wears green only when nothing of it failed", () => {
  expect(runWords("done", { failed: 0 })).toEqual({ label: "Finished", tone: "success" });
  expect(runWords("done", { failed: 8 })).toEqual({ label: "Finished, 8 failed", tone: "attention" });
  expect(runWords("running", { failed: 8 })).toEqual({ label: "In progress", tone: "info" });
});

test("a place's finding names what it asks for, when that was read, and what was found", () => {
  const evidence = {
    platform: "Amazon",
    wanted: "at least 500 px on the longest side",
    found: "480 × 300 px",
    readOn: "2026-11-22",
  };
  expect(checkTitle("target-pixels")).toBe("Pixels");
  expect(told("target-pixels", "block", evidence)).toBe(
    "Amazon asks for at least 500 px on the longest side (read Nov 22, 2026), but this is 480 × 300 px.",
  );
  expect(told("target-pixels", "pass", { ...evidence, found: "1,600 × 1,600 px" })).toBe(
    "Amazon asks for at least 500 px on the longest side (read Nov 22, 2026). Found: 1,600 × 1,600 px.",
  );
  expect(told("target-fill", "pass", { platform: "Amazon", notJudged: "no-plain-background" })).toBe(
    "Amazon has a rule here that couldn't be measured here.",
  );
  expect(told("target-known", "warn", { platform: "Temu", confidence: "low" })).toBe(
    "The rules of Temu that we found aren't official. They are notes, and prove nothing.",
  );
  expect(told("target-known", "block", { error: "file-missing" })).toBe(
    "The file of this result is gone. Generate it again.",
  );
  expect(told("target-pixels", "block", {})).toBe("Look at this before you publish.");
});

test("what was not judged is never called passed, and says why", () => {
  const labelOf = (checkId: string, evidence: object) =>
    findingWords({ checkId, outcome: "pass", evidence: { ...evidence } }).label;
  expect(labelOf("silhouette", { notJudged: "scenic" })).toBe("Not judged");
  expect(told("silhouette", "pass", { notJudged: "scenic" })).toBe(
    "In a scene the shape can't be told from the background.",
  );
  expect(labelOf("white-border", { backdrop: "scenic", judged: false })).toBe("Not judged");
  expect(labelOf("silhouette", { difference: 0 })).toBe("Passed");
  // The engine's own figures prove it, without a source.
  expect(labelOf("product-colours", { mean: 0.3, p99: 1, notJudged: "no-source" })).toBe("Passed");
  expect(labelOf("product-colours", { notJudged: "no-source" })).toBe("Not judged");
  expect(told("product-colours", "pass", { notJudged: "no-source" })).not.toContain("painted");
  expect(told("outline", "pass", { notJudged: "no-order" })).toContain("Nothing is known of an order");
});

test("a picture in the colours of print is told", () => {
  expect(told("format", "warn", { format: "jpeg", storedColourSpace: "cmyk" })).toContain("CMYK");
});

test("no pass is shown as one where the rules aren't certain", () => {
  for (const verdict of ["pass", "warn"] as const) {
    expect(placeVerdictWords({ verdict, isVouched: false }).label).toBe("Rules not certain");
  }
  expect(placeVerdictWords({ verdict: "block", isVouched: false }).label).toBe("Not publishable");
  expect(placeVerdictWords({ verdict: "pass", isVouched: true })).toMatchObject({ tone: "success" });
});
