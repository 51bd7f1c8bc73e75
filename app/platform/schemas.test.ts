import { expect, test } from "vitest";
import { gidSchema, isBlank, storableText } from "./schemas.ts";

test.each(["k", "Größe 😀", "a\nb"])("%j can be stored", (text) => {
  expect(storableText().safeParse(text).success).toBe(true);
});

test.each(["a\0b", "\ud83d", "x\udc00", "\udc00\ud83d"])("%j cannot be stored", (text) => {
  expect(storableText().min(1).max(200).safeParse(text).success).toBe(false);
});

test.each(["1", "8123456789012", "9223372036854775807"])("a gid may end in %s", (id) => {
  expect(gidSchema("Product").safeParse(`gid://shopify/Product/${id}`).success).toBe(true);
});

test.each([
  "gid://shopify/Product/9223372036854775808",
  "gid://shopify/Product/12345678901234567890",
  "gid://shopify/Product/0",
  "gid://shopify/Product/007",
  "gid://shopify/Product/",
  "gid://shopify/Product/1\n",
  "gid://shopify/Collection/1",
  "Product/1",
])("%j is no product", (gid) => {
  expect(gidSchema("Product").safeParse(gid).success).toBe(false);
});

test.each(["", "  \n\t", "\u200B\u200D\uFEFF", "\u2060 \u00AD", "\u3164", "\u2800", "\u202E\u{E0041}"])(
  "%j shows nothing",
  (text) => {
    expect(isBlank(text)).toBe(true);
  },
);

test.each(["a", "\u200B.\u200B", "ا\u200C", "👩‍🚀"])("%j shows something", (text) => {
  expect(isBlank(text)).toBe(false);
});
