import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { mailOf, oneLine } from "./mail-text.ts";
import { notificationWords } from "./notification-words.ts";

const RUN_ID = "01936f00-0000-7000-8000-000000000001";
const contact = {
  name: "Alex",
  email: "owner@shop.example",
  company: "Mugs",
  language: null,
  timeZone: "Europe/Paris",
};
const of = { id: "n1", createdAt: new Date("2026-11-29T06:00:00Z"), address: "https://admin.shopify.com/x" };
/** Generation's part: what it names a cause. */
const causes = {
  failureClause: ({ reason }: { reason: string | null }) =>
    reason === "too_dark" ? "The photo is nearly black" : null,
};
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
  const mail = mailOf(notificationWords("run-ended", { ...run, doneCount: 3 }, causes)!, contact, of);
  expect(mail).toMatchObject({ id: "n1", to: "owner@shop.example", subject: "A run has finished – Mugs" });
  expect(mail.text).toContain("Hello Alex,");
  expect(mail.text).toContain("3 pictures are made.");
  expect(mail.text).toContain("Open run: https://admin.shopify.com/x");
  expect(mail.text).toContain("7:00");
});

test("without a name, a company or a place to go on it is still whole", () => {
  const nobody = { name: null, email: "a@b.example", company: null, language: null, timeZone: null };
  const words = notificationWords("low-balance", { availableCredits: 1, usedCredits: 30, days: 7 }, causes)!;
  const mail = mailOf(words, nobody, { ...of, address: null });
  expect(mail.subject).toBe("Credits run low");
  expect(mail.text).toContain("1 credit is left, and 30 were used in the last 7 days.");
  expect(mail.text).not.toMatch(/null|undefined/);
});

test("facts of a form that is no longer understood have no words", () => {
  expect(notificationWords("run-ended", { runs: 3 }, causes)).toBeNull();
});

const textOf = (kind: "run-ended" | "failures" | "low-balance", facts: object) =>
  notificationWords(kind, facts, causes)?.text;

test("of a run that made a part it says how many, of one that made nothing of one that it isn't made", () => {
  expect(textOf("run-ended", { ...run, doneCount: 1 })).toBe("1 of 3 pictures is made.");
  expect(textOf("run-ended", { ...run, doneCount: 0 })).toBe("0 of 3 pictures are made.");
  expect(textOf("run-ended", { ...run, itemCount: 1, doneCount: 0 })).toBe("The picture isn't made.");
});

test("failures say why by the name of the cause; one that has no name any more is left out, a sentence of old is shown", () => {
  const failures = (...told: object[]) =>
    textOf("failures", { ...run, failedCount: 2, returnedCredits: 30, causes: told });
  expect(
    failures(
      { code: "unsupported_input", reason: "too_dark", titles: ["Mug", "Vase"] },
      { code: "of_yesterday", reason: null, titles: [] },
      { what: "The photo is too blurred", titles: [] },
    ),
  ).toBe(
    "30 credits are back in your balance. The photo is nearly black (Mug, Vase). The photo is too blurred.",
  );
});

test("an e-mail in German is German from its subject to its last line, date and figures included", () => {
  const mail = inLanguage("de", () =>
    mailOf(
      notificationWords("low-balance", { availableCredits: 1_200, usedCredits: 15_000, days: 7 }, causes)!,
      contact,
      of,
    ),
  );
  expect(mail.subject).toBe("Credits werden knapp – Mugs");
  expect(mail.text).toBe(
    [
      "Guten Tag Alex,",
      "",
      "Es sind noch 1.200 Credits übrig; der Verbrauch der letzten 7 Tage lag bei 15.000.",
      "",
      "Credits kaufen: https://admin.shopify.com/x",
      "",
      "29. November 2026 um 07:00 (Europe/Paris)",
      "Was per E-Mail kommt, ist in ProductStudio unter „Profil“ angekreuzt.",
      "",
    ].join("\n"),
  );
});

test("one and several are told apart where the language does, and sentences follow each other as it sets them", () => {
  const failures = (count: number) =>
    textOf("failures", {
      ...run,
      failedCount: count,
      returnedCredits: count,
      causes: [{ what: "写真がほぼ真っ黒です", titles: ["マグ", "花瓶"] }],
    });
  expect(inLanguage("ja", () => failures(2))).toBe(
    "2クレジットが残高に戻りました。写真がほぼ真っ黒です（マグ、花瓶）。",
  );
  const title = (failedCount: number) =>
    notificationWords("failures", { ...run, failedCount, returnedCredits: 0, causes: [] }, causes)?.title;
  expect(inLanguage("de", () => [title(1), title(2)])).toEqual([
    "1 Bild konnte nicht erstellt werden",
    "2 Bilder konnten nicht erstellt werden",
  ]);
});
