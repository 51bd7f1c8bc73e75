import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
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

test("what is held is told with the article and the plural of the language", () => {
  const retry = {
    way: "retry",
    quality: "hd",
    itemCount: 2,
    priceCredits: 60,
    correctionsLeft: null,
  } as const;
  expect(inLanguage("de", () => saveLabel(retry))).toBe("Speichern und 2 Bilder für 60 Credits erstellen");
  expect(inLanguage("es", () => costSentence({ ...retry, quality: "video-5" }))).toBe(
    "Se reservan 60 créditos para los 2 videos de esta foto. Sus créditos se devolvieron cuando fallaron, así que cada uno se paga una sola vez en total.",
  );
});
