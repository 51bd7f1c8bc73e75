import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { heldFor, ledgerWords, returnedFor, returnedUnbegun, usedFor } from "./ledger-reasons.ts";

test("why credits moved is told in the reader's language, whatever the writer's was", () => {
  const kept = inLanguage("de", () => [
    heldFor(1),
    heldFor(12_000),
    usedFor("hd"),
    returnedFor("video-5", { code: "quota" }),
    returnedFor("standard", { code: "unsupported_input", reason: "heic_image" }),
    returnedUnbegun("cancelled"),
  ]);
  expect(kept.map(ledgerWords)).toEqual([
    "1 result",
    "12,000 results",
    "HD picture",
    "5 s video: Generating is unavailable at the moment",
    "Standard picture: HEIC photos can't be opened here",
    "Cancelled before it was made",
  ]);
  expect(inLanguage("fr", () => kept.map(ledgerWords))[3]).toBe(
    "Vidéo de 5 s\u202f: La génération est indisponible pour le moment",
  );
});

test.each([
  "HD picture: The result couldn't be used",
  "held:many",
  "made:best",
  "failed:hd:unknown",
  "unbegun:",
  "A gift: from us",
  "",
])("what is no code of ours stays as it was written: %j", (kept) => {
  expect(ledgerWords(kept)).toBe(kept);
});
