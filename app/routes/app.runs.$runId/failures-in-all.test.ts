import { expect, test } from "vitest";
import { failuresOf } from "./failures-in-all.ts";

const group = { code: "unsupported_input", itemCount: 5, retriedCount: 2, isAboutSource: true };

test("what can be tried again is what failed and wasn't tried again; what a deadline let go is continued instead", () => {
  const late = { code: "provider_timeout", itemCount: 4, retriedCount: 0, isAboutSource: false };
  const letGo = { code: "hold_expired", itemCount: 7, retriedCount: 0, isAboutSource: false };
  expect(failuresOf([group, late, letGo])).toEqual({ retriableCount: 7, isAboutSource: true });
  expect(failuresOf([letGo])).toEqual({ retriableCount: 0, isAboutSource: false });
  expect(failuresOf([{ ...group, retriedCount: 5 }, late])).toEqual({
    retriableCount: 4,
    isAboutSource: false,
  });
});
