import { expect, test } from "vitest";
import type { Clock } from "../clock.ts";
import type { ShopId } from "../ids.ts";
import { createPictureLinks } from "./picture-links.ts";
import { createSavedFileLinks } from "./saved-file-links.ts";

const KEY = "a signing key of at least 32 characters";
const NOW_MS = 1_800_000_000_000;
const link = { shopId: "01930000-0000-7000-8000-00000000000a" as ShopId, query: "kind=capture&kind=grant" };

const optionsAt = (nowMs: number, signingKey = KEY) => ({
  signingKey,
  clock: { nowMs: () => nowMs, sleep: async () => {} } satisfies Clock,
});
const linksAt = (nowMs: number, signingKey = KEY) =>
  createSavedFileLinks("statement", optionsAt(nowMs, signingKey));
const path = linksAt(NOW_MS).pathOf(link);

function read(address: string, changes: Record<string, string> = {}, links = linksAt(NOW_MS)) {
  const { pathname, searchParams } = new URL(address, "https://app.invalid");
  for (const [name, value] of Object.entries(changes)) searchParams.set(name, value);
  return links.read(changes.shopId ?? pathname.split("/").at(-1) ?? "", searchParams);
}

test("a link opens the lines that it was made for, for two minutes", () => {
  expect(read(path)).toEqual(link);
  expect(read(path, {}, linksAt(NOW_MS + 119_000))).toEqual(link);
  expect(read(path, {}, linksAt(NOW_MS + 120_000))).toBeNull();
});

test.each([
  { shopId: "01930000-0000-7000-8000-00000000000b" },
  { query: "" },
  { query: "kind=capture" },
  { expires: "99999999999" },
  { expires: "1e12" },
  { signature: "" },
  { signature: "x".repeat(43) },
])("a link that was changed opens nothing: %j", (changes) => {
  expect(read(path, changes)).toBeNull();
});

test("a link that was made with another key, for a picture or for a file of another kind opens nothing", () => {
  expect(read(path, {}, linksAt(NOW_MS, `${KEY}, but another`))).toBeNull();
  const exported = createSavedFileLinks("export", optionsAt(NOW_MS)).pathOf(link);
  expect(exported).toMatch(/^\/exports\//);
  expect(read(exported)).toBeNull();
  const picture = createPictureLinks(optionsAt(NOW_MS)).pathOf({
    shopId: link.shopId,
    assetId: link.query,
    variant: "small",
  });
  const { searchParams } = new URL(picture, "https://app.invalid");
  searchParams.set("query", link.query);
  expect(linksAt(NOW_MS).read(link.shopId, searchParams)).toBeNull();
});
