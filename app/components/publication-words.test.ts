import { expect, test } from "vitest";
import { publicationWords } from "./publication-words.ts";

test.each([
  [{ done: 3, failed: 0 }, "Finished", "success", "Added to 3 products"],
  [{ done: 1, failed: 1 }, "Finished, 1 to look at", "attention", "Added to 1 product, 1 needs your look"],
  [{ done: 0, failed: 2 }, "Finished, 2 to look at", "attention", "2 products need your look"],
])(
  "a publication that ended wears green only when every product shows what was added: %j",
  (counts, label, tone, sentence) => {
    const words = publicationWords("done", { queued: 0, publishing: 0, ...counts });
    expect(words).toEqual({ label, tone, sentence });
  },
);

test("a publication says whether it has begun, was cancelled, or was undone", () => {
  const counts = { queued: 0, publishing: 0, done: 2, failed: 0 };
  expect(publicationWords("planned", { ...counts, queued: 2, done: 0 }).sentence).toBe(
    "Nothing is published yet",
  );
  expect(publicationWords("publishing", { ...counts, queued: 1 })).toMatchObject({
    label: "In progress",
    sentence: "2 of 3 products done",
  });
  expect(publicationWords("paused", { ...counts, done: 0, failed: 3 }).sentence).toBe(
    "0 of 3 products done, 3 need your look",
  );
  expect(publicationWords("cancelling", { ...counts, publishing: 1, failed: 3 }).sentence).toBe(
    "2 of 6 products done",
  );
  expect(publicationWords("cancelled", { ...counts, failed: 1 })).toMatchObject({
    label: "Cancelled",
    sentence: "Added to 2 products, then cancelled",
  });
  expect(publicationWords("cancelled", { ...counts, done: 0, failed: 3 }).sentence).toBe(
    "Cancelled before any product was done",
  );
  expect(publicationWords("done", counts, { undone: 1, undoing: 1 }).label).toBe("Being undone");
  expect(publicationWords("done", counts, { undone: 2 })).toMatchObject({ label: "Undone", tone: "info" });
  expect(publicationWords("done", counts, { undone: 1 }).label).toBe("Undone in part");
  expect(publicationWords("done", counts, { undone: 1, refused: 1 })).toMatchObject({
    label: "Undone, 1 to look at",
    tone: "attention",
    sentence: "Undone on 1 of 2 products",
  });
});
