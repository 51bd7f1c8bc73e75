import { expect, test } from "vitest";
import { mailOf, oneLine } from "./mail-text.ts";
import { notificationWords } from "./notification-words.ts";

const RUN_ID = "01936f00-0000-7000-8000-000000000001";
const contact = { name: "Alex", email: "owner@shop.example", company: "Mugs", timeZone: "Europe/Paris" };
const of = { id: "n1", createdAt: new Date("2026-11-29T06:00:00Z"), address: "https://admin.shopify.com/x" };
const run = { runId: RUN_ID, noun: "picture" as const, itemCount: 3 };

test.each([
  ["Mug\r\nBcc: x@y.example", "Mug Bcc: x@y.example"],
  ["a\u2028b\u0000c", "a b c"],
  ["\u202egnp.exe", "gnp.exe"],
  ["كوب أزرق", "كوب أزرق"],
  ["🏺 vase", "🏺 vase"],
])("%j is the line %j", (text, line) => {
  expect(oneLine(text, 100)).toBe(line);
});

test("a long line is cut, never in the middle of a character", () => {
  const line = oneLine("🏺".repeat(100), 20);
  expect(line.length).toBeLessThanOrEqual(20);
  expect(line).toMatch(/…$/);
});

test("an e-mail greets, says what happened and where it goes on, in the shop's time", () => {
  const mail = mailOf(notificationWords("run-ended", { ...run, doneCount: 3 })!, contact, of);
  expect(mail).toMatchObject({ id: "n1", to: "owner@shop.example", subject: "A run has finished – Mugs" });
  expect(mail.text).toContain("Hello Alex,");
  expect(mail.text).toContain("3 pictures are made.");
  expect(mail.text).toContain("Open run: https://admin.shopify.com/x");
  expect(mail.text).toContain("7:00");
});

test("without a name, a company or a place to go on it is still whole", () => {
  const nobody = { name: null, email: "a@b.example", company: null, timeZone: null };
  const words = notificationWords("low-balance", { availableCredits: 1, usedCredits: 30, days: 7 })!;
  const mail = mailOf(words, nobody, { ...of, address: null });
  expect(mail.subject).toBe("Credits run low");
  expect(mail.text).toContain("1 credit is left, and 30 were used in the last 7 days.");
  expect(mail.text).not.toMatch(/null|undefined/);
});

test("facts of a form that is no longer understood have no words", () => {
  expect(notificationWords("run-ended", { runs: 3 })).toBeNull();
});
