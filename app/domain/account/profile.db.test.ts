import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { notifyJob } from "./jobs/notify.ts";
import {
  listNotifications,
  markNotificationsRead,
  newsletterChoice,
  notify,
  onDataRequest,
  readPreferences,
  readUnreadCount,
  requestDeletion,
  savePreference,
  savePreferences,
} from "./index.server.ts";

let database: TestDatabase;
/** Nothing is mailed, and no cause of a failure has a name. */
const PORTS = { mailer: null, failureClause: () => null };
let ctx: Ctx<typeof PORTS>;
beforeAll(async () => {
  database = await testDatabase({ jobs: [notifyJob] });
});
afterAll(() => database.close());
beforeEach(async () => {
  ctx = database.ctx(await database.newShop(), PORTS);
});

const RUN_ID = "01936f00-0000-7000-8000-00000000000";
const template = (text: string) => ({ fileNames: { template: `${text}_{n}` } });
const runEnded = (run: number, on = ctx) =>
  notify(on, {
    kind: "run-ended",
    about: `${RUN_ID}${run}`,
    facts: { runId: `${RUN_ID}${run}`, noun: "picture", itemCount: 2, doneCount: 2 },
  });

test("a form that was opened before somebody else saved is told so, and changes nothing", async () => {
  const { versions } = await readPreferences(ctx);
  const seen = { fileNames: versions.fileNames, altTexts: versions.altTexts };
  expect(await savePreferences(ctx, { choices: template("first"), seen })).toEqual({ ok: true });
  const late = await savePreferences(ctx, {
    choices: { ...template("second"), altTexts: { template: "{title}" } },
    seen,
  });
  expect(late).toMatchObject({ ok: false, reason: "changed-meanwhile" });
  const { values } = await readPreferences(ctx);
  expect(values).toMatchObject({ ...template("first"), altTexts: null });
});

test("a choice that was made elsewhere, such as Create's daily limit, counts as a change too", async () => {
  const seen = { dailyLimitCredits: (await readPreferences(ctx)).versions.dailyLimitCredits };
  await savePreference(ctx, { key: "dailyLimitCredits", value: { credits: 90 } });
  expect(await savePreferences(ctx, { choices: {}, seen })).toMatchObject({ reason: "changed-meanwhile" });
});

test("of twenty forms that are saved at once, one is kept", async () => {
  const saved = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      savePreferences(ctx, { choices: template(`form${index}`), seen: { fileNames: 0, altTexts: 0 } }),
    ),
  );
  expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await readPreferences(ctx)).versions.fileNames).toBe(1);
});

test("one shop's choices are no other's", async () => {
  await savePreferences(ctx, { choices: template("mine"), seen: { fileNames: 0 } });
  const other = database.ctx(await database.newShop());
  expect((await readPreferences(other)).values.fileNames).toBeNull();
});

test("a newsletter keeps when it was asked for, and forgets it when it isn't wanted", async () => {
  const first = await newsletterChoice(ctx, { isWanted: true });
  expect(Date.parse(first.optedInAt ?? "")).toBeGreaterThan(0);
  await savePreference(ctx, { key: "newsletter", value: first });
  expect(await newsletterChoice(ctx, { isWanted: true })).toEqual(first);
  expect(await newsletterChoice(ctx, { isWanted: false })).toEqual({ optedInAt: null });
});

test("a request for deletion keeps its first time, deletes nothing, and can be taken back", async () => {
  await savePreference(ctx, { key: "altTexts", value: { template: "{title}" } });
  await requestDeletion(ctx, { isWanted: true });
  const { requestedAt } = (await readPreferences(ctx)).values.deletionRequest!;
  await requestDeletion(ctx, { isWanted: true });
  expect((await readPreferences(ctx)).values).toMatchObject({
    deletionRequest: { requestedAt },
    altTexts: { template: "{title}" },
  });
  await requestDeletion(ctx, { isWanted: false });
  expect((await readPreferences(ctx)).values.deletionRequest).toEqual({ requestedAt: null });
});

test("a shop is told of one thing once, however often it happens at once", async () => {
  const told = await Promise.all(Array.from({ length: 10 }, () => runEnded(1)));
  expect(told.filter(Boolean)).toHaveLength(1);
  expect(await readUnreadCount(ctx)).toBe(1);
});

test("a notification exists exactly when what it tells does", async () => {
  const failing = ctx.db.tenant(ctx.shopId, async (tx) => {
    await runEnded(1, { ...ctx, tx });
    throw new Error("the run didn't end after all");
  });
  await expect(failing).rejects.toThrow("after all");
  expect(await readUnreadCount(ctx)).toBe(0);
});

test("a low balance is told once in seven days", async () => {
  const low = (about: string) =>
    notify(ctx, {
      kind: "low-balance",
      about,
      facts: { availableCredits: 5, usedCredits: 30, days: 7 },
      onceInDays: 7,
    });
  expect(await low("2026-11-29")).toBe(true);
  expect(await low("2026-11-30")).toBe(false);
  await database.asOwner(
    "UPDATE notification SET created_at = now() - interval '8 days' WHERE shop_id = $1",
    [ctx.shopId],
  );
  expect(await low("2026-12-07")).toBe(true);
});

test("notifications come newest first, page by page, and are read one by one or all at once", async () => {
  for (let run = 0; run < 9; run += 1) await runEnded(run);
  for (let day = 10; day < 30; day += 1)
    await notify(ctx, {
      kind: "low-balance",
      about: `2026-11-${day}`,
      facts: { availableCredits: day, usedCredits: 90, days: 7 },
    });
  const first = await listNotifications(ctx);
  if (!first.ok || first.next === null) throw new Error("no page");
  expect(first.notifications).toHaveLength(25);
  expect(first.notifications[0]?.text).toContain("29 credits are left");
  const second = await listNotifications(ctx, { before: first.next });
  expect(second).toMatchObject({ ok: true, next: null });
  expect(second.ok && second.notifications).toHaveLength(4);

  const [newest, next] = first.notifications;
  await markNotificationsRead(ctx, { notificationId: next!.notificationId });
  expect(await readUnreadCount(ctx)).toBe(28);
  await markNotificationsRead(ctx, { upTo: newest!.notificationId });
  expect(await readUnreadCount(ctx)).toBe(0);
});

test("no shop reads or marks another one's notifications, and a key that is none is refused", async () => {
  await runEnded(1);
  const [row] = await database.asOwner("SELECT notification_id FROM notification WHERE shop_id = $1", [
    ctx.shopId,
  ]);
  const other = database.ctx(await database.newShop(), PORTS);
  expect(await listNotifications(other)).toMatchObject({ notifications: [] });
  await markNotificationsRead(other, { notificationId: String(row?.notification_id) });
  expect(await readUnreadCount(ctx)).toBe(1);
  expect(await listNotifications(ctx, { before: "x' OR 1=1" })).toMatchObject({ reason: "not-found" });
});

test("what a shop was told it reads in the language that it reads in", async () => {
  await runEnded(1);
  expect(await inLanguage("de", () => listNotifications(ctx))).toMatchObject({
    notifications: [{ title: "Ein Lauf ist fertig", action: "Lauf öffnen" }],
  });
});

test("a contact that was kept before e-mails had a language has none", async () => {
  const old = { name: "Alex", email: null, company: null, timeZone: null };
  await database.asOwner("INSERT INTO preference (shop_id, key, value) VALUES ($1, 'contact', $2)", [
    ctx.shopId,
    JSON.stringify(old),
  ]);
  expect((await readPreferences(ctx)).values.contact).toEqual({ ...old, language: null });
});

test("what a shop was told is handed out when it asks for its data", async () => {
  await runEnded(1);
  expect((await onDataRequest(ctx)).notifications).toMatchObject([{ kind: "run-ended" }]);
});

test.each([
  [
    "another kind",
    "INSERT INTO notification (shop_id, notification_id, kind, about, facts) VALUES ($1, gen_random_uuid(), 'party', 'x', '{}')",
  ],
  [
    "facts that are a list",
    "INSERT INTO notification (shop_id, notification_id, kind, about, facts) VALUES ($1, gen_random_uuid(), 'failures', 'x', '[]')",
  ],
  [
    "a sent e-mail without its time",
    "INSERT INTO notification (shop_id, notification_id, kind, about, facts, email_state) VALUES ($1, gen_random_uuid(), 'failures', 'x', '{}', 'sent')",
  ],
  [
    "attempts of no e-mail",
    "INSERT INTO notification (shop_id, notification_id, kind, about, facts, email_attempts) VALUES ($1, gen_random_uuid(), 'failures', 'x', '{}', 2)",
  ],
])("the database refuses %s", async (_what, statement) => {
  await expect(database.asOwner(statement, [ctx.shopId])).rejects.toThrow("violates check constraint");
});
