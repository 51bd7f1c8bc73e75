import { expect, test } from "vitest";
import { TARGETS, targetNamed } from "./schemas.ts";

test("a place is named by its id, or with a colon, in any case; anything else names none", () => {
  for (const target of TARGETS) expect(targetNamed(target)).toBe(target);
  expect(targetNamed("Amazon:main")).toBe("amazon-main");
  for (const word of ["", "amazon", "amazon:front", "any", "amazon:main:main", "__proto__", "0"])
    expect(targetNamed(word)).toBeUndefined();
});
