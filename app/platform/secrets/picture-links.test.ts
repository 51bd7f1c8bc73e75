import { expect, test } from "vitest";
import type { Clock } from "../clock.ts";
import type { ShopId } from "../ids.ts";
import { createPictureLinks } from "./picture-links.ts";

const KEY = "a signing key of at least 32 characters";
const HOUR_MS = 3_600_000;
const link = {
  shopId: "01930000-0000-7000-8000-00000000000a" as ShopId,
  assetId: "01930000-0000-7000-8000-00000000000b",
  variant: "small",
};

function linksAt(nowMs: number, signingKey = KEY) {
  const clock: Clock = { nowMs: () => nowMs, sleep: async () => {} };
  return createPictureLinks({ signingKey, clock });
}

type Pieces = ReturnType<typeof piecesOf>;

function piecesOf(path: string) {
  const url = new URL(path, "https://app.invalid");
  const [, , shopId = "", assetId = "", variant = ""] = url.pathname.split("/");
  const piece = (name: string) => url.searchParams.get(name) ?? "";
  return { shopId, assetId, variant, expires: piece("expires"), signature: piece("signature") };
}

test("a link opens what it was made for, and says how long it still does", () => {
  const links = linksAt(10 * HOUR_MS + 1000);
  const opened = links.read(piecesOf(links.pathOf(link)) as never);
  expect(opened).toEqual({ link, remainingSeconds: 2 * 3600 - 1 });
});

test("within an hour a picture keeps its address, so that the browser's cache is of use", () => {
  const atStart = linksAt(10 * HOUR_MS).pathOf(link);
  expect(linksAt(11 * HOUR_MS - 1).pathOf(link)).toBe(atStart);
  expect(linksAt(11 * HOUR_MS).pathOf(link)).not.toBe(atStart);
});

test("a link lives for an hour at least and for two at most", () => {
  const pieces = piecesOf(linksAt(10 * HOUR_MS + HOUR_MS - 1).pathOf(link)) as never;
  expect(linksAt(12 * HOUR_MS - 1000).read(pieces)).not.toBeNull();
  expect(linksAt(12 * HOUR_MS).read(pieces)).toBeNull();
});

test.each([
  ["another shop", { shopId: "01930000-0000-7000-8000-00000000000c" }],
  ["another picture", { assetId: "01930000-0000-7000-8000-00000000000c" }],
  ["another size", { variant: "file" }],
  ["a later end", { expires: "99999999" }],
  ["no end", { expires: "" }],
  ["an end that is no number", { expires: "1e9" }],
  ["no signature", { signature: "" }],
  ["a shortened signature", { signature: "AAAA" }],
  ["a signature of something else", { signature: "A".repeat(43) }],
])("%s does not open with the same signature", (_, change) => {
  const links = linksAt(10 * HOUR_MS);
  expect(links.read({ ...piecesOf(links.pathOf(link)), ...change } as never)).toBeNull();
});

test.each([
  ["zeros before its end", ({ expires, signature }: Pieces) => ({ expires: `0${expires}`, signature })],
  [
    "something behind its signature",
    ({ expires, signature }: Pieces) => ({ expires, signature: `${signature}=` }),
  ],
  ["a line break", ({ expires, signature }: Pieces) => ({ expires: `${expires}\n`, signature })],
  [
    "another script of base64",
    ({ expires, signature }: Pieces) => ({
      expires,
      signature: signature.replaceAll("-", "+").replaceAll("_", "/"),
    }),
  ],
])("a link opens in the form that it was made in only: not with %s", (_, rewrite) => {
  const links = linksAt(10 * HOUR_MS);
  const pieces = piecesOf(links.pathOf(link));
  expect(links.read(pieces as never)).not.toBeNull();
  expect(links.read({ ...pieces, ...rewrite(pieces) } as never)).toBeNull();
});

test("a link of another key does not open", () => {
  const pieces = piecesOf(linksAt(10 * HOUR_MS, `${KEY}!`).pathOf(link)) as never;
  expect(linksAt(10 * HOUR_MS).read(pieces)).toBeNull();
});

test("pieces that are joined otherwise do not share a signature", () => {
  const links = linksAt(10 * HOUR_MS);
  const one = links.pathOf({ ...link, assetId: "ab", variant: "c" });
  const other = links.pathOf({ ...link, assetId: "a", variant: "bc" });
  expect(piecesOf(one).signature).not.toBe(piecesOf(other).signature);
});
