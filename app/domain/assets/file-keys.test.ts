import { expect, test } from "vitest";
import { assetKey, extensionOf } from "./file-keys.ts";

test("a key is the content's hash and its item under its shop", () => {
  expect(assetKey("shop-1", "item-1", "ab".repeat(32), "image/webp")).toBe(
    `shops/shop-1/assets/${"ab".repeat(32)}-item-1.webp`,
  );
});

test("a file ends as its type is usually told", () => {
  expect(extensionOf("image/jpeg")).toBe("jpg");
  expect(extensionOf("video/mp4")).toBe("mp4");
});
