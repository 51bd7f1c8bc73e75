import { expect, test } from "vitest";
import { costSentence, saveLabel } from "./sentences.ts";

test("a retry says what it holds and that it is paid once, a correction that it costs nothing", () => {
  const retry = {
    way: "retry",
    quality: "standard",
    itemCount: 1,
    priceCredits: 15,
    correctionsLeft: null,
  } as const;
  expect(saveLabel(retry)).toBe("Save and make it for 15 credits");
  expect(costSentence(retry)).toBe(
    "15 credits are held for it. Its credits came back when it failed, so it is paid once in all.",
  );
  const four = { ...retry, itemCount: 4, priceCredits: 60 };
  expect(saveLabel(four)).toBe("Save and make 4 pictures for 60 credits");
  expect(saveLabel({ ...four, quality: "video-5" })).toContain("make 4 videos");
  expect(costSentence({ ...four, quality: "video-5" })).toContain("the 4 videos of this photo");
  expect(costSentence(four)).toContain("60 credits are held for the 4 pictures of this photo.");
  const again = { ...retry, way: "again", priceCredits: 0, correctionsLeft: 1 } as const;
  expect(saveLabel(again)).toBe("Save and make it again");
  expect(costSentence(again)).toContain("uses no credits");
  expect(costSentence({ ...again, quality: "video-10" })).toContain("this video was paid for");
  expect(costSentence(again)).toContain("1 more time.");
});

test("what can't be saved says why", () => {
  expect(
    costSentence({ way: "again", quality: "hd", itemCount: 1, priceCredits: 0, correctionsLeft: 0 }),
  ).toContain("as often as it goes");
  expect(
    costSentence({ way: "retry", quality: "hd", itemCount: 0, priceCredits: 0, correctionsLeft: null }),
  ).toContain("already");
});
