import { expect, test } from "vitest";
import { altText } from "./alt-text.ts";

test("the alt text names the product and its scene, within Shopify's 512 characters", () => {
  expect(altText({ productTitle: "Mug", recipe: { name: "white" } })).toBe("Mug, on a white background");
  expect(altText({ productTitle: "Mug", recipe: { name: "another" } })).toBe("Mug");
  const long = altText({ productTitle: "😀".repeat(600), recipe: { name: "white" } });
  expect(long.length).toBeLessThanOrEqual(512);
  expect(long.isWellFormed()).toBe(true);
});
