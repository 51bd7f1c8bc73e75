import { expect, test } from "vitest";
import { WHITE_RECIPE } from "../domain/generation/schemas.ts";
import { failingSentence, paceSentence, pictureFacts, runTitle, styleWords } from "./run-words.ts";

test("a run is called by what it is to its order", () => {
  expect(runTitle({ kind: "whole", itemCount: 12, quality: "hd" })).toBe("Run of 12 pictures");
  expect(runTitle({ kind: "pilot", itemCount: 20, quality: "standard" })).toBe("Sample of 20 pictures");
  expect(runTitle({ kind: "rest", itemCount: 9_980, quality: "hd" })).toBe(
    "Rest of the order, 9,980 pictures",
  );
  expect(runTitle({ kind: "retry", itemCount: 1, quality: "ultra" })).toBe("Retry of 1 picture");
  expect(runTitle({ kind: "whole", itemCount: 1, quality: "video-5" })).toBe("Run of 1 video");
  expect(runTitle({ kind: "correction", itemCount: 2, quality: "video-10" })).toBe(
    "2 videos made again with a corrected outline",
  );
});

test("a style is named by its name, or by its background; orders from before have no proportions", () => {
  const white = { quality: "hd", recipe: WHITE_RECIPE } as const;
  expect(styleWords({ ...white, settings: {} })).toBe("HD, white background");
  expect(styleWords({ ...white, settings: { styleName: "Autumn", ratios: ["1:1", "4:5"] } })).toBe(
    "HD, Autumn, 1:1 and 4:5",
  );
  const recipe = { ...WHITE_RECIPE, name: "colour", colour: "#ffeedd" } as const;
  expect(styleWords({ quality: "standard", recipe, settings: { ratios: ["1:1"] } })).toBe(
    "Standard, background #ffeedd, 1:1",
  );
});

test("a picture's facts are only those that tell it from others", () => {
  const picture = { optionValue: "Red", ratio: "4:5", variation: 2 } as const;
  expect(pictureFacts(picture, { ratios: ["1:1", "4:5"], variations: 2 })).toBe("Red, 4:5, variation 2");
  expect(pictureFacts({ ...picture, optionValue: null }, { ratios: ["4:5"] })).toBe("");
});

test.each([
  [null, null, "Measuring the pace"],
  [240_000, 40.2, "About 40 a minute, about 4 minutes left"],
  [240_000, null, "About 4 minutes left"],
  [5 * 3_600_000, 0.2, "About 12 an hour, about 5 hours left"],
  [50 * 3_600_000, 0.001, "About 1 an hour, about 50 hours left"],
])("%s ms at %s a minute: %s", (remainingMs, perMinute, sentence) => {
  expect(paceSentence({ remainingMs, perMinute, hasWorkers: true })).toBe(sentence);
  // What was measured before says nothing of when it ends.
  expect(paceSentence({ remainingMs, perMinute, hasWorkers: false })).toBe("Waiting");
});

test("a run that paused by itself says its share and the one that it allows", () => {
  expect(failingSentence({ done: 12, failed: 8 }, 30, "picture")).toBe(
    "8 of 20 finished pictures failed, 40%. It pauses by itself when more than 30% fail.",
  );
  expect(failingSentence({ done: 0, failed: 1 }, null, "video")).toBe("1 of 1 finished video failed, 100%.");
});
