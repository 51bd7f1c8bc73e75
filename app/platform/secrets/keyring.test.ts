import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createKeyring, SealError } from "./keyring.ts";

const key = (id: string, bytes = 32) => `${id}:${randomBytes(bytes).toString("base64")}`;
const place = { column: "Session.accessToken", row: "offline_a.myshopify.com" };
const SECRET = "shpat_0123456789abcdef";

test.each([SECRET, "", "ключ 🗝", "x".repeat(10_000)])("what was sealed opens again: %j", (text) => {
  const ring = createKeyring(key("k1"));
  expect(ring.open(ring.seal(text, place), place)).toBe(text);
});

test("a sealed value shows nothing of its text", () => {
  const sealed = createKeyring(key("k1")).seal(SECRET, place);
  for (const piece of sealed.split(".")) {
    expect(Buffer.from(piece, "base64url").includes(SECRET)).toBe(false);
  }
});

test("the same text is sealed differently each time", () => {
  const ring = createKeyring(key("k1"));
  expect(ring.seal(SECRET, place)).not.toBe(ring.seal(SECRET, place));
});

test("a change of any single byte keeps it shut", () => {
  const ring = createKeyring(key("k1"));
  const [version, keyId, wrapped, ciphertext] = ring.seal(SECRET, place).split(".") as [
    string,
    string,
    string,
    string,
  ];
  const forgeriesOf = (piece: string) => {
    const bytes = Buffer.from(piece, "base64url");
    return Array.from(bytes, (_, at) => {
      const forged = Buffer.from(bytes);
      forged[at]! ^= 1;
      return forged.toString("base64url");
    });
  };
  const forgeries = [
    ...forgeriesOf(wrapped).map((forged) => [version, keyId, forged, ciphertext]),
    ...forgeriesOf(ciphertext).map((forged) => [version, keyId, wrapped, forged]),
  ];
  expect(forgeries.length).toBeGreaterThan(100);
  for (const forged of forgeries) expect(() => ring.open(forged.join("."), place)).toThrow(SealError);
});

test("a value does not open under another of the ring's key ids", () => {
  const [k1, k2] = [key("k1"), key("k2")];
  const sealed = createKeyring(k1).seal(SECRET, place);
  const sameKeyTwice = `k2:${k1.slice(3)},${k1}`;
  expect(() => createKeyring(`${k2},${k1}`).open(sealed.replace(".k1.", ".k2."), place)).toThrow(SealError);
  expect(() => createKeyring(sameKeyTwice).open(sealed.replace(".k1.", ".k2."), place)).toThrow(SealError);
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
])("keys that are %s are refused by their position alone", (_name, encryptionKeys) => {
  expect(() => createKeyring(encryptionKeys)).toThrow(
    /^ENCRYPTION_KEYS: entry \d (is not id:base64 with 32 bytes|repeats an id)\.$/,
  );
});
