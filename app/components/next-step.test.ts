import { expect, test } from "vitest";
import type { ItemNoun } from "./item-noun.ts";
import { type ReadyCounts, nextStep } from "./next-step.ts";

const NOTHING: ReadyCounts = {
  runId: "r",
  cover: "covered",
  passedCount: 0,
  failedBeforeCount: 0,
  toLookAtCount: 0,
  uncheckedCount: 0,
  publishingCount: 0,
  publishedCount: 0,
  unconfirmedCount: 0,
  changesetId: null,
};
const MADE = { queued: 0, running: 0, done: 3, failed: 0, cancelled: 0 };
const after = (ready: Partial<ReadyCounts>, counts = MADE, noun: ItemNoun = "picture") =>
  nextStep({ ...NOTHING, ...ready }, { counts, returnedCredits: 45, noun });

test("everything is published only when everything was read back on its product", () => {
  expect(after({ publishedCount: 3 }).sentence).toBe("Everything that passed is published.");
  for (const open of [
    { publishingCount: 1 },
    { unconfirmedCount: 1 },
    { passedCount: 1 },
    { passedCount: 1, failedBeforeCount: 1 },
    { uncheckedCount: 1 },
    { toLookAtCount: 1 },
  ])
    expect(after({ publishedCount: 2, ...open }).sentence).not.toContain("Everything");
});

test("pictures on their way are said to be on their way, with the publication to follow", () => {
  expect(after({ publishingCount: 43, changesetId: "c" })).toEqual({
    sentence: "43 pictures are on their way to their products.",
    link: { text: "Follow the publication", to: "/app/publications/c" },
  });
});

test("what needs a look comes first, then what is answered once for the order; both lead to the review", () => {
  const link = (text: string) => ({ text, to: "/app/review?run=r" });
  expect(after({ toLookAtCount: 2, passedCount: 1, cover: "unanswered" })).toEqual({
    sentence: "2 pictures need your look.",
    link: link("Review"),
  });
  expect(after({ passedCount: 1, cover: "unanswered" }).link).toEqual(link("Answer them"));
  expect(after({ passedCount: 1, cover: "denied" }).link).toEqual(link("Look at it again"));
  expect(after({ passedCount: 1 }).link).toBeUndefined();
});

test("what failed is offered again, and says why", () => {
  expect(after({ publishedCount: 1, passedCount: 2, failedBeforeCount: 2, changesetId: "c" })).toEqual({
    sentence: "2 pictures couldn't be published; no credits were used. Publish again once the cause is gone.",
    link: { text: "See why", to: "/app/publications/c" },
  });
});

test("results that all were blocked are not called published, and a run without any says what came back", () => {
  expect(after({}).sentence).toContain("No result passed the checks");
  expect(after({}, { ...MADE, done: 0, failed: 3 }).sentence).toBe("45 credits came back to your balance.");
});

test("of a run of videos every next step speaks of videos", () => {
  for (const ready of [
    { toLookAtCount: 2, firstToLookAt: "a" },
    { publishingCount: 1 },
    { passedCount: 1, failedBeforeCount: 1 },
    { passedCount: 3 },
    { unconfirmedCount: 1 },
  ]) {
    const { sentence } = after(ready, MADE, "video");
    expect(sentence).toMatch(/\bvideos?\b/);
    expect(sentence).not.toMatch(/picture/);
  }
});

test("a single result is spoken of as one", () => {
  expect(after({ passedCount: 1 }, MADE, "video").sentence).toBe(
    "Before you publish the video you see what its product will show.",
  );
  expect(after({ passedCount: 2 }, MADE, "video").sentence).toBe(
    "Before you publish the videos you see what each product will show.",
  );
});
