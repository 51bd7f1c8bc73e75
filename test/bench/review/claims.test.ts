import { expect, test } from "vitest";
import { measureClaims } from "./claims.ts";

test("the benchmark of claims reaches its goals, and ends when it is told to", async () => {
  const { goals } = await measureClaims({ say: () => {}, signal: new AbortController().signal });
  expect(goals.filter(({ met }) => !met)).toEqual([]);
  await expect(measureClaims({ say: () => {}, signal: AbortSignal.abort() })).rejects.toThrow();
});
