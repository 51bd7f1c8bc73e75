/**
 * A notification as an e-mail: plain text without markup, so that nothing a merchant wrote can become any. Headers and
 * lines are made of single lines, in the language at hand. Pure.
 */
import { language, t } from "#app/platform/i18n/translate.ts";
import type { NotificationWords } from "./notification-words.ts";
import type { Mail } from "./ports.ts";
import type { Preference } from "./schemas.ts";

const MAX_SUBJECT_LENGTH = 150;
const MAX_LINE_LENGTH = 2_000;

/** One line: line breaks and other control characters become spaces, what turns directions around goes. */
export const oneLine = (text: string, maxLength: number): string => {
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
  return plain.length > maxLength ? `${plain.slice(0, maxLength - 1).toWellFormed()}…` : plain;
};

/**
 * @param contact as Profile keeps it; with an address
 * @param address where it goes on, in Shopify admin; null when nobody knows the shop's address any more
 * @param id names the notification: the same one is the same message, however often it is sent
 */
export function mailOf(
  words: NotificationWords,
  contact: Preference<"contact"> & { readonly email: string },
  {
    id,
    createdAt,
    address,
  }: { readonly id: string; readonly createdAt: Date; readonly address: string | null },
): Mail {
  const { name, company, timeZone, email } = contact;
  const when = new Intl.DateTimeFormat(language(), {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: timeZone ?? "UTC",
  }).format(createdAt);
  return {
    id,
    to: email,
    subject: oneLine(
      company === null ? words.title : t("mail.subject", { title: words.title, company }),
      MAX_SUBJECT_LENGTH,
    ),
    text: [
      name === null ? t("mail.greeting") : t("mail.greetingTo", { name: oneLine(name, MAX_SUBJECT_LENGTH) }),
      "",
      oneLine(words.text, MAX_LINE_LENGTH),
      ...(address === null ? [] : ["", t("mail.wayOn", { action: words.action, address })]),
      "",
      t("mail.when", { when, zone: (timeZone ?? "UTC").replaceAll("_", " ") }),
      t("mail.ticked"),
      "",
    ].join("\n"),
  };
}
