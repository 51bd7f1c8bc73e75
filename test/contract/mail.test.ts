/** Notifications by e-mail, through the real adapter, to a real mail server on loopback. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createSmtpMailer } from "#app/adapters/mail/smtp.ts";
import { markUninstalled, notify, savePreference } from "#app/domain/account/index.server.ts";
import { giveUpNotification, sendNotification } from "#app/domain/account/jobs/notify.handler.ts";
import { notifyJob } from "#app/domain/account/jobs/notify.ts";
import type { AccountPorts } from "#app/domain/account/ports.ts";
import { clauseOfCause } from "#app/news.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Language } from "#app/platform/i18n/languages.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobControl } from "#app/platform/jobs/jobs.ts";
import { createLog } from "#app/platform/log.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { type SmtpServer, readMail, startSmtpServer } from "#test/support/smtp-server.ts";

const RUN_ID = "01936f00-0000-7000-8000-000000000001";
const control = { log: createLog("silent") } as unknown as JobControl;

let database: TestDatabase;
let server: SmtpServer;
let shopId: ShopId;
beforeAll(async () => {
  database = await testDatabase({ jobs: [notifyJob] });
});
afterAll(() => database.close());
beforeEach(async () => {
  server = await startSmtpServer();
  shopId = await database.newShop();
});
afterEach(() => server.close());

const ctxFor = (id: ShopId): Ctx<AccountPorts> =>
  database.ctx(id, {
    mailer: createSmtpMailer(server.url),
    failureClause: clauseOfCause,
    adminUrl: async (path: string) => `https://admin.shopify.com/store/x/apps/y${path}`,
    readShopFacts: () => Promise.reject(new Error("nobody asks")),
  });

async function wantMails(contact: Partial<{ company: string; language: Language }> = {}) {
  const ctx = ctxFor(shopId);
  const value = {
    name: "Alex",
    email: "owner@shop.example",
    company: "Mugs",
    language: null,
    timeZone: "Europe/Paris",
    ...contact,
  };
  await savePreference(ctx, { key: "contact", value });
  await savePreference(ctx, { key: "emails", value: { runEnded: true, failures: true, lowBalance: true } });
}

const tellFailures = (titles: string[]) =>
  notify(ctxFor(shopId), {
    kind: "failures",
    about: RUN_ID,
    facts: {
      runId: RUN_ID,
      noun: "picture",
      itemCount: 3,
      failedCount: 2,
      returnedCredits: 30,
      causes: [{ code: "unsupported_input", reason: "too_dark", titles }],
    },
  });

/** What was written as quoted-printable, with its blanks as they came. */
const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

const theOne = async () => {
  const rows = await database.asOwner(
    "SELECT notification_id, email_state, email_attempts FROM notification WHERE shop_id = $1",
    [shopId],
  );
  expect(rows).toHaveLength(1);
  return rows[0] as { notification_id: string; email_state: string; email_attempts: number };
};
const send = async () =>
  sendNotification(ctxFor)({ v: 1, shopId, notificationId: (await theOne()).notification_id }, control);

test("what is ticked is sent once, in plain text, with where it goes on", async () => {
  await wantMails();
  await tellFailures(["Stoneware mug"]);
  await send();
  await send();
  expect(server.mails).toHaveLength(1);
  const [mail] = server.mails;
  expect(mail).toMatchObject({ from: "app@productstudio.example", to: "owner@shop.example" });
  const { headers, text } = readMail(mail!);
  expect(headers.get("message-id")).toBe(`<${(await theOne()).notification_id}@productstudio.example>`);
  expect(headers.get("content-type")).toMatch(/^text\/plain/);
  expect(text.replace(/=\r\n/g, "")).toContain(
    "30 credits are back in your balance. The photo is nearly black (Stoneware mug).",
  );
  expect(text.replace(/=\r\n/g, "")).toContain(`https://admin.shopify.com/store/x/apps/y/app/runs/${RUN_ID}`);
  expect(await theOne()).toMatchObject({ email_state: "sent", email_attempts: 1 });
});

test("an e-mail is in the language that Profile says: its subject, its text and its date", async () => {
  await wantMails({ language: "de" });
  await tellFailures(["Tasse"]);
  await send();
  const { headers, text } = readMail(server.mails[0]!);
  expect(unquoted(headers.get("subject") ?? "")).toContain("2_Bilder_konnten_nicht_erstellt_werden");
  expect(unquoted(text)).toMatch(
    /^Guten Tag Alex,\s+30 Credits sind wieder in Ihrem Guthaben\.[^]*Gründe ansehen: https:[^]*\d{1,2}\. \p{L}+ \d{4} um \d{2}:\d{2} \(Europe\/Paris\)/u,
  );
});

test("line breaks and markup in a title or a company's name become neither headers nor markup", async () => {
  await wantMails({ company: "Mugs & <b>more</b>" });
  await tellFailures(["Mug\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>", "\u202egnp.exe"]);
  await send();
  const { headers, text } = readMail(server.mails[0]!);
  expect([...headers.keys()]).not.toContain("bcc");
  expect(headers.get("content-type")).toMatch(/^text\/plain/);
  expect(server.mails).toHaveLength(1);
  expect(server.mails[0]!.to).toBe("owner@shop.example");
  expect(text).not.toMatch(/^Bcc:/m);
});

test("a mail server that is away is asked again, and the run's notification is there meanwhile", async () => {
  await wantMails();
  await tellFailures([]);
  server.answer = "later";
  await expect(send()).rejects.toThrow("451");
  expect(await theOne()).toMatchObject({ email_state: "waiting", email_attempts: 1 });
  server.answer = "take";
  await send();
  expect(await theOne()).toMatchObject({ email_state: "sent", email_attempts: 2 });
});

test("a reply that is lost sends the message again, under the same id", async () => {
  await wantMails();
  await tellFailures([]);
  server.answer = "lose-reply";
  await expect(send()).rejects.toThrow("didn't take");
  server.answer = "take";
  await send();
  const ids = server.mails.map((mail) => readMail(mail).headers.get("message-id"));
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test("an address that the server refuses for good is given up, and no error names it", async () => {
  await wantMails();
  await tellFailures([]);
  server.answer = "refuse";
  await send();
  expect(await theOne()).toMatchObject({ email_state: "given-up", email_attempts: 1 });
  expect(server.mails).toHaveLength(0);
});

test("what nobody ticked, or has unticked since, isn't sent", async () => {
  await tellFailures([]);
  expect(await theOne()).toMatchObject({ email_state: "none" });
  await database.asOwner("DELETE FROM notification WHERE shop_id = $1", [shopId]);
  await wantMails();
  await tellFailures([]);
  const value = { runEnded: true, failures: false, lowBalance: true };
  await savePreference(ctxFor(shopId), { key: "emails", value });
  await send();
  expect(server.mails).toHaveLength(0);
  expect(await theOne()).toMatchObject({ email_state: "given-up" });
});

test("a shop that has left is written to no more", async () => {
  await wantMails();
  await tellFailures([]);
  await markUninstalled(ctxFor(shopId), { triggeredAt: new Date(Date.now() + 60_000) });
  await send();
  expect(server.mails).toHaveLength(0);
  expect(await theOne()).toMatchObject({ email_state: "given-up" });
});

test("an e-mail whose every attempt failed is given up", async () => {
  await wantMails();
  await tellFailures([]);
  const { notification_id: notificationId } = await theOne();
  await giveUpNotification(ctxFor)({ v: 1, shopId, notificationId }, control);
  expect(await theOne()).toMatchObject({ email_state: "given-up" });
});
