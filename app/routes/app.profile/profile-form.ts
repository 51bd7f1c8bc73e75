/**
 * Profile's form: its fields as they are typed, and what is wrong with each. The page judges while somebody types, the
 * server by the same rules when it is sent. Pure.
 */
import { z } from "zod";
import { wholeNumber } from "#app/components/whole-number.ts";
import {
  type Preference,
  type PreferenceKey,
  PREFERENCES,
  MAX_EMAIL_LENGTH,
  MAX_NAME_LENGTH,
  emailAddress,
} from "#app/domain/account/schemas.ts";
import { PLATFORM_IDS } from "#app/domain/generation/schemas.ts";
import { DEFAULT_ALT_TEMPLATE, altTemplate, altTemplateProblem } from "#app/platform/alt-texts.ts";
import { DEFAULT_FILE_NAME_TEMPLATE, fileNameTemplate } from "#app/platform/file-names.ts";
import { LANGUAGES, type Language } from "#app/platform/i18n/languages.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { MAX_INT4 } from "#app/platform/schemas.ts";

const text = z.string().max(1000);
/** As it is sent: texts may be wrong, and are told so field by field. */
export const profileForm = z.strictObject({
  name: text,
  email: text,
  company: text,
  /** Of e-mails; empty: never chosen. */
  language: z.enum(["", ...LANGUAGES]),
  /** An IANA name; empty: UTC. */
  timeZone: text,
  /** A saved style's id; empty: white. */
  styleId: text,
  platforms: z.array(z.enum(PLATFORM_IDS)).max(PLATFORM_IDS.length),
  fileNames: text,
  altTexts: text,
  /** Empty: no limit. */
  dailyLimit: text,
  mailsRunEnded: z.boolean(),
  mailsFailures: z.boolean(),
  mailsLowBalance: z.boolean(),
  wantsNewsletter: z.boolean(),
});
export type ProfileForm = z.infer<typeof profileForm>;
export type ProfileErrors = Partial<Record<keyof ProfileForm, string>>;

/** The choices that the form shows. */
export const FORM_KEYS = [
  "contact",
  "createDefaults",
  "fileNames",
  "altTexts",
  "dailyLimitCredits",
  "emails",
  "newsletter",
] as const satisfies readonly PreferenceKey[];
export type FormKey = (typeof FORM_KEYS)[number];
/** What the form comes to; when a newsletter was asked for is the server's to say. */
export type FormChoices = { readonly [Key in Exclude<FormKey, "newsletter">]: Preference<Key> };
type Kept = { readonly [Key in FormKey]: Preference<Key> | null };

/**
 * The form as it stands after what was chosen.
 * @param proposed the language of e-mails that it shows while none was chosen; saving the form chooses it
 */
export function formOf(kept: Kept, proposed: Language | "" = ""): ProfileForm {
  const { contact, createDefaults, emails } = kept;
  return {
    name: contact?.name ?? "",
    email: contact?.email ?? "",
    company: contact?.company ?? "",
    language: contact?.language ?? proposed,
    timeZone: contact?.timeZone ?? "",
    styleId: createDefaults?.styleId ?? "",
    platforms: PLATFORM_IDS.filter((id) => createDefaults?.platforms.includes(id)),
    fileNames: kept.fileNames?.template ?? DEFAULT_FILE_NAME_TEMPLATE,
    altTexts: kept.altTexts?.template ?? DEFAULT_ALT_TEMPLATE,
    dailyLimit: String(kept.dailyLimitCredits?.credits ?? ""),
    mailsRunEnded: emails?.runEnded ?? false,
    mailsFailures: emails?.failures ?? false,
    mailsLowBalance: emails?.lowBalance ?? false,
    wantsNewsletter: (kept.newsletter?.optedInAt ?? null) !== null,
  };
}

const lineProblem = (value: string): string | undefined => {
  if (value.trim() === "") return undefined;
  if (value.trim().length > MAX_NAME_LENGTH) return t("profile.tooLong", { most: MAX_NAME_LENGTH });
  return PREFERENCES.contact.shape.name.safeParse(value.trim()).success ? undefined : t("profile.noLine");
};

/** What the form comes to, or the sentence that belongs under each field that is wrong. */
export function judgeProfile(
  form: ProfileForm,
):
  | { readonly ok: true; readonly choices: FormChoices }
  | { readonly ok: false; readonly errors: ProfileErrors } {
  const limit = wholeNumber(form.dailyLimit, { max: MAX_INT4 });
  const email = form.email.trim();
  const wantsMail = form.mailsRunEnded || form.mailsFailures || form.mailsLowBalance || form.wantsNewsletter;
  const said: { readonly [Field in keyof ProfileForm]?: string | undefined } = {
    name: lineProblem(form.name),
    company: lineProblem(form.company),
    email: emailProblem(email, wantsMail),
    timeZone: PREFERENCES.contact.shape.timeZone.safeParse(form.timeZone || null).success
      ? undefined
      : t("profile.noTimeZone"),
    styleId: z.union([z.literal(""), z.uuid()]).safeParse(form.styleId).success
      ? undefined
      : t("profile.noStyle"),
    fileNames: fileNameTemplate.safeParse(form.fileNames.trim()).success
      ? undefined
      : t("profile.noFileNames"),
    altTexts: altTemplate.safeParse(form.altTexts.trim()).success ? undefined : altTemplateProblem(),
    dailyLimit: limit.ok ? undefined : limit.message,
  };
  const errors: ProfileErrors = Object.fromEntries(
    Object.entries(said).flatMap(([name, problem]) => (problem === undefined ? [] : [[name, problem]])),
  );
  if (Object.keys(errors).length > 0 || !limit.ok) return { ok: false, errors };
  const orNull = (value: string): string | null => (value.trim() === "" ? null : value.trim());
  return {
    ok: true,
    choices: {
      contact: {
        name: orNull(form.name),
        email: orNull(email),
        company: orNull(form.company),
        language: form.language === "" ? null : form.language,
        timeZone: orNull(form.timeZone),
      },
      createDefaults: { styleId: orNull(form.styleId), platforms: [...form.platforms] },
      fileNames: { template: form.fileNames.trim() },
      altTexts: { template: form.altTexts.trim() },
      dailyLimitCredits: { credits: limit.value },
      emails: {
        runEnded: form.mailsRunEnded,
        failures: form.mailsFailures,
        lowBalance: form.mailsLowBalance,
      },
    },
  };
}

function emailProblem(email: string, isNeeded: boolean): string | undefined {
  if (email === "") return isNeeded ? t("profile.emailMissing") : undefined;
  if (email.length > MAX_EMAIL_LENGTH) return t("profile.tooLong", { most: MAX_EMAIL_LENGTH });
  return emailAddress.safeParse(email).success ? undefined : t("profile.noEmail");
}

/** Whether two forms say the same. */
export const sameForm = (one: ProfileForm, other: ProfileForm): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What is stored, with those fields that were changed since the form was filled from `base`. */
export function mergeForms({
  base,
  saved,
  typed,
}: {
  readonly base: ProfileForm;
  readonly saved: ProfileForm;
  readonly typed: ProfileForm;
}): ProfileForm {
  const changed = Object.entries(typed).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(base[field as keyof ProfileForm]),
  );
  return { ...saved, ...Object.fromEntries(changed) };
}
