import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createKeyring, SealError } from "./keyring.ts";

const key = (id: string, bytes = 32) => `${id}:${randomBytes(bytes).toString("base64")}`;
const place = { column: "Session.accessToken", row: "offline_a.myshopify.com" };
const SECRET = "shpat_0123456789abcdef";

test("what was sealed opens again, and shows nothing of the text", () => {
  const ring = createKeyring(key("k1"));
  for (const text of [SECRET, "", "ключ 🗝", "x".repeat(10_000)]) {
    const sealed = ring.seal(text, place);
    expect(ring.open(sealed, place)).toBe(text);
    if (text) expect(Buffer.from(sealed.split(".")[3]!, "base64url").includes(text)).toBe(false);
  }
});

test("the same text is sealed differently each time", () => {
  const ring = createKeyring(key("k1"));
  expect(ring.seal(SECRET, place)).not.toBe(ring.seal(SECRET, place));
});

test("a change of any single character keeps it shut", () => {
  const ring = createKeyring(key("k1"));
  const sealed = ring.seal(SECRET, place);
  for (let at = 0; at < sealed.length; at++) {
    const other = sealed[at] === "A" ? "B" : "A";
    const forged = sealed.slice(0, at) + other + sealed.slice(at + 1);
    // The last character of a base64url piece may carry unused bits: only changed bytes must not open.
    const sameBytes =
      forged.split(".").length === 4 &&
      forged.split(".").every((piece, index) => {
        const original = sealed.split(".")[index]!;
        return index < 2
          ? piece === original
          : Buffer.from(piece, "base64url").equals(Buffer.from(original, "base64url"));
      });
    if (!sameBytes) expect(() => ring.open(forged, place), `character ${at}`).toThrow(SealError);
  }
});

test("a value does not open in another row or column", () => {
  const ring = createKeyring(key("k1"));
  const sealed = ring.seal(SECRET, place);
  expect(() => ring.open(sealed, { ...place, row: "offline_b.myshopify.com" })).toThrow(SealError);
  expect(() => ring.open(sealed, { ...place, column: "Session.refreshToken" })).toThrow(SealError);
});

test("a new key in front seals, and the old one still opens", () => {
  const [oldKey, newKey] = [key("k1"), key("k2")];
  const sealedBefore = createKeyring(oldKey).seal(SECRET, place);
  const rotated = createKeyring(`${newKey},${oldKey}`);
  expect(rotated.open(sealedBefore, place)).toBe(SECRET);
  const sealedAfter = rotated.seal(SECRET, place);
  expect(sealedAfter.startsWith("v1.k2.")).toBe(true);
  expect(createKeyring(newKey).open(sealedAfter, place)).toBe(SECRET);
});

test("a key that left the ring is named; the value is not", () => {
  const sealed = createKeyring(key("k1")).seal(SECRET, place);
  const open = () => createKeyring(key("k2")).open(sealed, place);
  expect(open).toThrow(/"k1"/);
  expect(open).not.toThrow(new RegExp(sealed.slice(8)));
});

test("another key under the same id does not open", () => {
  const sealed = createKeyring(key("k1")).seal(SECRET, place);
  expect(() => createKeyring(key("k1")).open(sealed, place)).toThrow(SealError);
});

test.each([
  "",
  "v1",
  "v1.k1",
  "v1.k1..",
  "v2.k1.AAAA.AAAA",
  "v1.k1.AAAA.AAAA",
  "v1.k1.AAAA.AAAA.AAAA",
  SECRET,
])("what was never sealed is refused: %j", (text) => {
  expect(() => createKeyring(key("k1")).open(text, place)).toThrow(SealError);
});

test.each([
  ["empty", ""],
  ["no id", randomBytes(32).toString("base64")],
  ["a short key", key("k1", 16)],
  ["a long key", key("k1", 33)],
  ["an id with a dot", key("k.1")],
  ["an empty entry", `${key("k1")},`],
  ["the same id twice", `${key("k1")},${key("k1")}`],
])("keys that are %s are refused without repeating them", (_name, encryptionKeys) => {
  const make = () => createKeyring(encryptionKeys);
  expect(make).toThrow(/ENCRYPTION_KEYS: entry \d/);
  if (encryptionKeys.length > 20) expect(make).not.toThrow(encryptionKeys.slice(3, 20));
});
