import { expect, test } from "vitest";
import { costSentence, saveLabel } from "./sentences.ts";

test("a retry says what it holds and that it is paid once, a correction that it costs nothing", () => {
  const retry = { way: "retry", itemCount: 1, priceCredits: 15, correctionsLeft: null } as const;
  expect(saveLabel(retry)).toBe("Save and make it for 15 credits");
  expect(costSentence(retry)).toBe(
    "15 credits are held for it. Its credits came back when it failed, so it is paid once in all.",
  );
  const four = { ...retry, itemCount: 4, priceCredits: 60 };
  expect(saveLabel(four)).toBe("Save and make 4 pictures for 60 credits");
  expect(costSentence(four)).toContain("60 credits are held for the 4 pictures of this photo.");
  const again = { way: "again", itemCount: 1, priceCredits: 0, correctionsLeft: 1 } as const;
  expect(saveLabel(again)).toBe("Save and make it again");
  expect(costSentence(again)).toContain("uses no credits");
  expect(costSentence(again)).toContain("1 more time.");
});

test("what can't be saved says why", () => {
  expect(costSentence({ way: "again", itemCount: 1, priceCredits: 0, correctionsLeft: 0 })).toContain(
    "as often as it goes",
  );
  expect(costSentence({ way: "retry", itemCount: 0, priceCredits: 0, correctionsLeft: null })).toContain(
    "already",
  );
});
