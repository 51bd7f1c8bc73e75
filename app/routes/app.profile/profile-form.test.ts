import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { type ProfileForm, formOf, judgeProfile, mergeForms, profileForm } from "./profile-form.ts";

const NOTHING = {
  contact: null,
  createDefaults: null,
  fileNames: null,
  altTexts: null,
  dailyLimitCredits: null,
  emails: null,
  newsletter: null,
};
const CONTACT = { name: null, email: null, company: null, language: null, timeZone: null };
const EMPTY = formOf(NOTHING);
const judge = (changed: Partial<ProfileForm>) => judgeProfile({ ...EMPTY, ...changed });

test("who has chosen nothing has the usual templates, no limit, no e-mail and no newsletter", () => {
  expect(EMPTY).toMatchObject({
    fileNames: "{sku}_{use}_{yyyymmdd}_{n}",
    altTexts: "{title}, {option}, {recipe}",
    dailyLimit: "",
    mailsRunEnded: false,
    wantsNewsletter: false,
  });
  expect(judgeProfile(EMPTY).ok).toBe(true);
});

test("what was saved comes back as it was", () => {
  const form: ProfileForm = {
    name: "Zoë 🏺",
    email: "zoe@shop.example",
    company: "متجر",
    language: "de",
    timeZone: "Europe/Paris",
    styleId: "01936f00-0000-7000-8000-000000000001",
    platforms: ["shopify", "ebay"],
    fileNames: "{sku}-{n}",
    altTexts: "{title}",
    dailyLimit: "900",
    mailsRunEnded: true,
    mailsFailures: false,
    mailsLowBalance: true,
    wantsNewsletter: false,
  };
  const judged = judgeProfile(form);
  if (!judged.ok) throw new Error(JSON.stringify(judged.errors));
  expect(formOf({ ...judged.choices, newsletter: { optedInAt: null } })).toEqual(form);
});

test.each<[Partial<ProfileForm>, keyof ProfileForm, RegExp]>([
  [{ email: "nobody" }, "email", /no e-mail address/],
  [{ email: "a@b.example\r\nBcc: c@d.example" }, "email", /no e-mail address/],
  [{ email: `${"x".repeat(300)}@b.example` }, "email", /the most/],
  [{ mailsRunEnded: true }, "email", /Say where/],
  [{ wantsNewsletter: true }, "email", /Say where/],
  [{ name: "two\nlines" }, "name", /one line/],
  [{ name: "\u200b\u200b\u2060".repeat(3) }, "name", /one line/],
  [{ company: "x".repeat(200) }, "company", /100 characters/],
  [{ timeZone: "Mars/Olympus" }, "timeZone", /no time zone/],
  [{ styleId: "1 OR 1=1" }, "styleId", /no style/],
  [{ fileNames: "../{n}" }, "fileNames", /Use letters/],
  [{ fileNames: "{sku}" }, "fileNames", /\{n\} is always needed/],
  [{ fileNames: "" }, "fileNames", /Use letters/],
  [{ altTexts: "no placeholder" }, "altTexts", /at least one/],
  [{ altTexts: "{title} {title}" }, "altTexts", /once at the most/],
  [{ dailyLimit: "0" }, "dailyLimit", /1 is the least/],
  [{ dailyLimit: "many" }, "dailyLimit", /no whole number/],
  [{ dailyLimit: "99999999999999999999" }, "dailyLimit", /the most/],
])("%j is refused under %s", (changed, field, sentence) => {
  expect(judge(changed)).toEqual({ ok: false, errors: { [field]: expect.stringMatching(sentence) } });
});

test("every field that is wrong has its own sentence", () => {
  const judged = judge({ email: "x", fileNames: "", dailyLimit: "-1" });
  expect(judged.ok ? [] : Object.keys(judged.errors)).toEqual(["email", "fileNames", "dailyLimit"]);
});

test("what is wrong is said in the language at hand", () => {
  expect(inLanguage("de", () => judge({ company: "x".repeat(200) }))).toEqual({
    ok: false,
    errors: { company: "Höchstens 100 Zeichen." },
  });
});

test("who never chose a language of e-mails is proposed one, and keeps it with what is saved", () => {
  expect(formOf({ ...NOTHING, contact: CONTACT }, "fr").language).toBe("fr");
  expect(formOf({ ...NOTHING, contact: { ...CONTACT, language: "de" } }, "fr").language).toBe("de");
  expect(judge({ language: "fr" })).toMatchObject({ choices: { contact: { language: "fr" } } });
  expect(judge({})).toMatchObject({ choices: { contact: { language: null } } });
  expect(profileForm.safeParse({ ...EMPTY, language: "tlh" }).success).toBe(false);
});

test("a form with a place that there isn't, or with more than a form, is none", () => {
  expect(profileForm.safeParse({ ...EMPTY, platforms: ["moon"] }).success).toBe(false);
  expect(profileForm.safeParse({ ...EMPTY, shopId: "another" }).success).toBe(false);
  expect(profileForm.safeParse({ ...EMPTY, name: "x".repeat(5000) }).success).toBe(false);
});

test("what was typed stays beside what another window saved meanwhile; what was sent comes back as it is stored", () => {
  const base = { ...EMPTY, company: "Mugs", platforms: ["ebay" as const] };
  const typed = { ...base, company: "Mugs & more", dailyLimit: "4,000" };
  const saved = { ...base, company: "Cups", name: "Zoë", platforms: ["shopify" as const] };
  expect(mergeForms({ base, saved, typed })).toEqual({
    ...saved,
    company: "Mugs & more",
    dailyLimit: "4,000",
  });
  const stored = { ...typed, dailyLimit: "4000" };
  expect(mergeForms({ base: typed, saved: stored, typed })).toEqual(stored);
});
