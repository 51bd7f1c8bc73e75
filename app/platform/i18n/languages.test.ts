import { describe, expect, test } from "vitest";
import { languageOf, requestLanguage } from "./languages.ts";

describe("the language of a request", () => {
  test.each([
    ["/app?locale=de", "en-US,en", "de"],
    ["/app?shop=a.myshopify.com&locale=fr-CA", undefined, "fr"],
    ["/app?locale=ja&locale=de", undefined, "ja"],
    ["/app", "es-MX,es;q=0.9,en;q=0.8", "es"],
    ["/app", "DE", "de"],
  ] as const)("%s with %s is %s", (address, accepted, language) => {
    expect(requestLanguage(address, accepted)).toBe(language);
  });

  test.each([
    ["/app?locale=pt-BR", "de"],
    ["/app?locale=", "de"],
    ["/app", undefined],
    ["/app", ""],
    ["/app", ";;,,"],
    ["/app", "x".repeat(100_000)],
    ["//app?locale[]=de", undefined],
    ["/app?locale=%00de", undefined],
    ["/app?locale=%E0%A4%A", undefined],
    ["", undefined],
  ])("%s with %s, which we don't speak or which says nothing, is English", (address, accepted) => {
    expect(requestLanguage(address, accepted)).toBe("en");
  });
});

test("a word that only begins like a language is none", () => {
  expect(languageOf("dex")).toBeNull();
  expect(languageOf("french")).toBeNull();
  expect(languageOf("constructor")).toBeNull();
  expect(languageOf(null)).toBeNull();
});
