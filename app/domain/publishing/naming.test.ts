import { expect, test } from "vitest";
import { altText, publicationFileName } from "./naming.ts";

test("a publication has the asset's name with a short id of its own", () => {
  const publicationId = "0199c0de-1111-7222-8333-0123456789ab";
  expect(publicationFileName("MUG_01_white_20261122_aaaaaaaaaa.jpg", publicationId)).toBe(
    "MUG_01_white_20261122_23456789ab.jpg",
  );
  expect(publicationFileName("a.b_white_20261122_aaaaaaaaaa.webp", publicationId)).toBe(
    "a.b_white_20261122_23456789ab.webp",
  );
});

test("two publications of one picture never share a name", () => {
  const name = "MUG_white_20261122_aaaaaaaaaa.jpg";
  expect(publicationFileName(name, crypto.randomUUID())).not.toBe(
    publicationFileName(name, crypto.randomUUID()),
  );
});

test("the alt text names the product and its scene, within Shopify's 512 characters", () => {
  expect(altText({ productTitle: "Mug", recipe: { name: "white" } })).toBe("Mug, on a white background");
  expect(altText({ productTitle: "Mug", recipe: { name: "another" } })).toBe("Mug");
  const long = altText({ productTitle: "😀".repeat(600), recipe: { name: "white" } });
  expect(long.length).toBeLessThanOrEqual(512);
  expect(long.isWellFormed()).toBe(true);
});
