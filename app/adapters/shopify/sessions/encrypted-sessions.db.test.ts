import { Session } from "@shopify/shopify-api";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKeyring, SealError } from "#app/platform/secrets/keyring.ts";
import { testDatabase, type TestDatabase } from "#test/support/database.ts";
import { createSessions } from "./encrypted-sessions.ts";

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.close());

const newKey = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const key = newKey("k1");
const sessionsWith = (keys: string) => createSessions(database.db.untenanted, createKeyring(keys));

function newSession(shop = `${randomBytes(6).toString("hex")}.myshopify.com`): Session {
  return new Session({
    id: `offline_${shop}`,
    shop,
    state: "",
    isOnline: false,
    scope: "write_files,write_products",
    expires: new Date("2026-11-22T10:00:00Z"),
    accessToken: `shpat_${randomBytes(16).toString("hex")}`,
    refreshToken: `shprt_${randomBytes(16).toString("hex")}`,
    refreshTokenExpires: new Date("2027-02-20T09:00:00Z"),
  });
}

const rowOf = async (session: Session) =>
  (await database.asOwner(`SELECT * FROM "Session" WHERE id = $1`, [session.id]))[0]!;

test("a stored session reads back whole", async () => {
  const sessions = sessionsWith(key);
  const session = newSession();
  await sessions.storeSession(session);
  expect((await sessions.loadSession(session.id))?.toObject()).toEqual(session.toObject());
  expect((await sessions.findSessionsByShop(session.shop)).map((found) => found.accessToken)).toEqual([
    session.accessToken,
  ]);
});

test("no column of the table holds a token", async () => {
  const session = newSession();
  await sessionsWith(key).storeSession(session);
  const row = JSON.stringify(await rowOf(session));
  expect(row).toContain(session.shop);
  expect(row).not.toContain(session.accessToken!);
  expect(row).not.toContain(session.refreshToken!);
});

test("storing does not change the session in the caller's hands", async () => {
  const session = newSession();
  const before = session.toObject();
  await sessionsWith(key).storeSession(session);
  expect(session.toObject()).toEqual(before);
});

test("a token copied to another shop's row does not open", async () => {
  const sessions = sessionsWith(key);
  const [own, other] = [newSession(), newSession()];
  await sessions.storeSession(own);
  await sessions.storeSession(other);
  await database.asOwner(
    `UPDATE "Session" SET "accessToken" = (SELECT "accessToken" FROM "Session" WHERE id = $1) WHERE id = $2`,
    [own.id, other.id],
  );
  await expect(sessions.loadSession(other.id)).rejects.toThrow(SealError);
});

test("after a rotation old sessions open, and are sealed with the new key when stored again", async () => {
  const session = newSession();
  await sessionsWith(key).storeSession(session);
  const rotated = sessionsWith(`${newKey("k2")},${key}`);
  expect((await rotated.loadSession(session.id))?.accessToken).toBe(session.accessToken);
  await rotated.storeSession(session);
  expect((await rowOf(session)).accessToken).toMatch(/^v1\.k2\./);
});

test("a session whose access token was withdrawn comes back without one", async () => {
  const sessions = sessionsWith(key);
  const session = newSession();
  delete session.accessToken;
  await sessions.storeSession(session);
  const found = await sessions.loadSession(session.id);
  expect(found?.accessToken).toBeUndefined();
  expect(found?.refreshToken).toBe(session.refreshToken);
});

test("deleting a shop's sessions leaves every other shop's, and works when they cannot be opened", async () => {
  const sessions = sessionsWith(key);
  const [own, other] = [newSession(), newSession()];
  await sessionsWith(newKey("lost")).storeSession(own);
  await sessions.storeSession(other);
  await sessions.deleteByShop(own.shop);
  expect(await sessions.loadSession(own.id)).toBeUndefined();
  expect(await sessions.loadSession(other.id)).toBeDefined();
  await sessions.deleteSession(other.id);
  expect(await sessions.loadSession(other.id)).toBeUndefined();
});

test("a table that was out of reach is used again once it is back", async () => {
  const sessions = sessionsWith(key);
  await database.asOwner(`ALTER TABLE "Session" RENAME TO "SessionAway"`);
  await expect(sessions.loadSession("offline_x.myshopify.com")).rejects.toThrow("does not exist");
  await database.asOwner(`ALTER TABLE "SessionAway" RENAME TO "Session"`);
  expect(await sessions.loadSession("offline_x.myshopify.com")).toBeUndefined();
});

test("when a shop's newest token was issued is told without opening it; null for a shop without one", async () => {
  const session = newSession();
  await sessionsWith(key).storeSession(session);
  const stranger = sessionsWith(newKey("k9"));
  expect(await stranger.lastIssuedAt(session.shop)).toEqual(new Date("2026-11-22T09:00:00Z"));
  expect(await stranger.lastIssuedAt("nobody.myshopify.com")).toBeNull();
});
