import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assetFileName, assetKey } from "./file-names.ts";

const ASSET_ID = "01930000-1111-7222-8333-4444455555ab";
const nameOf = (sku: string, use = "white") =>
  assetFileName({
    sku,
    use,
    madeAt: new Date("2026-11-22T23:59:59Z"),
    assetId: ASSET_ID,
    mimeType: "image/jpeg",
  });

describe("a name tells product, use and day", () => {
  test.each([
    ["ASH-MG01", "ASH-MG01_white_20261122_44455555ab.jpg"],
    ["Größe 42/XL", "Gro-e-42-XL_white_20261122_44455555ab.jpg"],
    ["../../etc/passwd", "etc-passwd_white_20261122_44455555ab.jpg"],
    ['a\\b:c*d?e"f<g>h|i', "a-b-c-d-e-f-g-h-i_white_20261122_44455555ab.jpg"],
    ["con", "con-_white_20261122_44455555ab.jpg"],
    ["", "product_white_20261122_44455555ab.jpg"],
    ["…", "product_white_20261122_44455555ab.jpg"],
    ["茶杯", "product_white_20261122_44455555ab.jpg"],
    ["\u202Egpj.exe", "gpj.exe_white_20261122_44455555ab.jpg"],
  ])("%j", (sku, name) => expect(nameOf(sku)).toBe(name));
});

test("whatever a merchant writes, the name is one safe piece of bounded length", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.string({ unit: "grapheme", maxLength: 400 }),
      (sku, use) => {
        const name = nameOf(sku, use);
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*\.jpg$/);
        expect(name).not.toContain("..");
        expect(name.length).toBeLessThanOrEqual(150);
      },
    ),
  );
});

test("a key is the content's hash under its shop", () => {
  expect(assetKey("shop-1", "ab".repeat(32), "image/webp")).toBe(
    `shops/shop-1/assets/${"ab".repeat(32)}.webp`,
  );
});
