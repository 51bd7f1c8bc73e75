import { expect, test } from "vitest";
import { groupsOf, inGroup, pageAfter } from "./groups.ts";

const open = [
  { assetId: "1", outcome: "person", checkId: "outline" },
  { assetId: "3", outcome: "person", checkId: "outline" },
  { assetId: "2", outcome: "person", checkId: "product-colours" },
  { assetId: "0", outcome: "block", checkId: "format" },
  { assetId: "4", outcome: "warn", checkId: "fill" },
] as const;
const ids = (pictures: readonly { assetId: string }[]) => pictures.map(({ assetId }) => assetId);

test("the same finding stands together, in the queue's order, with its size", () => {
  expect(groupsOf(open)).toEqual([
    { key: "person:outline", outcome: "person", checkId: "outline", count: 2 },
    { key: "person:product-colours", outcome: "person", checkId: "product-colours", count: 1 },
    { key: "block:format", outcome: "block", checkId: "format", count: 1 },
    { key: "warn:fill", outcome: "warn", checkId: "fill", count: 1 },
  ]);
  expect(ids(inGroup(open, "person:outline"))).toEqual(["1", "3"]);
  expect(inGroup(open, "nothing")).toEqual([]);
});

test("pages follow each other without a gap, whatever their size", () => {
  for (let limit = 1; limit <= open.length + 1; limit++) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { page, next }: ReturnType<typeof pageAfter> = pageAfter(open, after, limit);
      seen.push(...ids(page));
      after = next;
    } while (after !== null);
    expect(seen).toEqual(ids(open));
  }
});

test("a page begins where the last one ended, also when its last picture was answered meanwhile", () => {
  const { next } = pageAfter(open, null, 2);
  const left = open.filter(({ assetId }) => assetId !== "3" && assetId !== "1");
  expect(ids(pageAfter(left, next, 10).page)).toEqual(["2", "0", "4"]);
});

test("a place that is none leads nowhere far", () => {
  expect(pageAfter(open, "9:", 10)).toEqual({ page: [], next: null });
  expect(ids(pageAfter(open, "", 10).page)).toEqual(ids(open));
});
