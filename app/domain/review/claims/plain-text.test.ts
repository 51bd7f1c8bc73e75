import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_READ_CHARACTERS, plainText } from "./plain-text.ts";

const textOf = (source: string) => plainText(source).text;

describe("a text is read as a reader sees it", () => {
  test.each([
    ["cu\u200Bres\u00ADarthritis", "curesarthritis"],
    ["cu<b>re</b>s arthritis", "cures arthritis"],
    ["<p>cures</p><p>arthritis</p>", "cures arthritis "],
    ["cures <!-- nothing --> arthritis", "cures arthritis"],
    ["don&rsquo;t &amp; won&#39;t&nbsp;&#x21;", "don't & won't !"],
    ["１００％ ｎａｔｕｒａｌ", "100% natural"],
    ["De\u0301tox", "Detox"],
    ["don’t – miss", "don't - miss"],
    ["⭐\uFE0F⭐\uFE0F⭐", "⭐⭐⭐"],
    ["\u202Eelas\u202C sale", "elas sale"],
    ["two\n\n\tlines", "two lines"],
    ["fish & chips, 3 < 4 > 2, &unknown;", "fish & chips, 3 < 4 > 2, &unknown;"],
    ["", ""],
  ])("%j", (source, text) => expect(textOf(source)).toBe(text));
});

test("every character knows where it comes from", () => {
  const source = "<i>１０</i>\u200B0 %";
  const { text, starts, ends } = plainText(source);
  expect(text).toBe("100 %");
  expect(source.slice(starts[0], ends[1])).toBe("１０");
  expect(source.slice(starts[2], ends[2])).toBe("0");
});

test("whatever is written, the result is bounded and its places lie in the source, in their order", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (source) => {
      const { text, starts, ends } = plainText(source);
      expect(text).not.toMatch(/[\p{Cf}\p{Cc}]/u);
      expect(starts).toHaveLength(text.length);
      expect(ends).toHaveLength(text.length);
      for (let at = 0; at < text.length; at++) {
        expect(starts[at]!).toBeLessThan(ends[at]!);
        expect(ends[at]!).toBeLessThanOrEqual(source.length);
        expect(starts[at]!).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
      }
    }),
  );
});

test("a text that goes on and on is read up to a limit, also when its characters are many in one", () => {
  expect(textOf("a".repeat(3 * MAX_READ_CHARACTERS))).toHaveLength(MAX_READ_CHARACTERS);
  expect(textOf("\uFDFA".repeat(MAX_READ_CHARACTERS)).length).toBeLessThanOrEqual(MAX_READ_CHARACTERS);
  expect(textOf("!".repeat(10_000)).length).toBeLessThan(20);
});
