import { expect, test } from "vitest";
import { historyAsked, historyQuery, isNarrowed } from "./history-filter.ts";

const asked = (query: string) => historyAsked(new URLSearchParams(query));
const RUN = "01930000-0000-7000-8000-000000000001";

test("an address and what it asks for are the same, in every part", () => {
  const query =
    `tab=videos&title=${encodeURIComponent("<b>كوب 🫖</b>")}&collection=42&sku=MUG-1&run=${RUN}&style=wood&quality=video-5` +
    "&verdict=person&published=no&from=2026-11-01T00%3A00%3A00.000Z&to=2026-11-30T00%3A00%3A00.000Z&favourites=yes";
  const wanted = {
    tab: "videos",
    title: "<b>كوب 🫖</b>",
    collectionGid: "gid://shopify/Collection/42",
    sku: "MUG-1",
    runId: RUN,
    recipe: "wood",
    quality: "video-5",
    verdict: "person",
    isPublished: false,
    from: "2026-11-01T00:00:00.000Z",
    to: "2026-11-30T00:00:00.000Z",
    isFavourite: true,
  };
  expect(asked(query)).toEqual(wanted);
  expect(historyAsked(historyQuery(asked(query)))).toEqual(wanted);
});

test.each([
  "",
  "tab=films",
  "style=%00",
  "quality=8k",
  "verdict=",
  "published=perhaps",
  "favourites=no",
  "run=../x",
  "collection=gid%3A%2F%2Fshopify%2FProduct%2F1",
  "collection=0",
  "collection=99999999999999999999",
  "from=yesterday&to=0000",
  "title=%20%00%20&sku=",
])("what is no filter is left out, and nothing is an error: %s", (query) => {
  expect(asked(query)).toEqual({ tab: "images" });
  expect(isNarrowed(asked(query))).toBe(false);
});

test("a day that no month has is a day of the next one", () => {
  const { from } = asked("from=2026-02-30T00:00:00Z");
  expect(from ?? "2026-03-02T00:00:00.000Z").toBe("2026-03-02T00:00:00.000Z");
});

test("texts are as long as a title or a SKU can be", () => {
  expect(asked(`title=${"x".repeat(500)}`).title).toHaveLength(100);
  expect(asked(`sku=${"x".repeat(500)}`).sku).toHaveLength(255);
});

test("another filter is another address without a page's key, and an empty one is the page's own", () => {
  expect(historyQuery({ tab: "images", title: "", sku: undefined }).toString()).toBe("");
  expect(historyQuery(asked("before=x&sku=A")).toString()).toBe("sku=A");
});
