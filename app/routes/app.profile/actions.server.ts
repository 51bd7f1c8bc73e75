/** What Profile's action is asked for, and the verb that answers. */
import { z } from "zod";
import type { ShopCtx } from "#app/composition.server.ts";
import {
  newsletterChoice,
  readPreferences,
  requestDeletion,
  savePreferences,
} from "#app/domain/account/index.server.ts";
import { listStyles } from "#app/domain/generation/index.server.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { MAX_INT4 } from "#app/platform/schemas.ts";
import {
  FORM_KEYS,
  type FormKey,
  type ProfileErrors,
  type ProfileForm,
  formOf,
  judgeProfile,
  profileForm,
} from "./profile-form.ts";

const version = z.int().min(0).max(MAX_INT4);

export const actionSchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("save"),
    form: profileForm,
    /** The versions that the form was filled from. */
    versions: z.strictObject(
      Object.fromEntries(FORM_KEYS.map((key) => [key, version])) as Record<FormKey, typeof version>,
    ),
  }),
  z.strictObject({ intent: z.literal("request-deletion"), isWanted: z.boolean() }),
]);
type Asked = z.output<typeof actionSchema>;

/** Does what was asked. Refuses with `wrong-fields` (`fields`: a sentence for each), and with `changed-meanwhile`. */
export async function perform(ctx: ShopCtx, asked: Asked) {
  if (asked.intent === "save") return save(ctx, asked.form, asked.versions);
  await requestDeletion(ctx, asked);
  return { ok: true as const };
}

async function save(
  ctx: ShopCtx,
  form: ProfileForm,
  seen: Readonly<Record<FormKey, number>>,
): Promise<
  | { ok: true }
  | Refusal<"wrong-fields", { count: number; fields: ProfileErrors }>
  | Refusal<"changed-meanwhile">
> {
  const judged = judgeProfile(form);
  if (!judged.ok) return wrong(judged.errors);
  const { values } = await readPreferences(ctx);
  const { styleId } = judged.choices.createDefaults;
  const isNewStyle = styleId !== null && styleId !== values.createDefaults?.styleId;
  if (isNewStyle && !(await listStyles(ctx)).some((style) => style.styleId === styleId))
    return wrong({ styleId: t("profile.styleDeleted") });
  const newsletter = await newsletterChoice(ctx, { isWanted: form.wantsNewsletter });
  const wanted = { ...judged.choices, newsletter };
  // What the form shows of what nobody has chosen is no choice.
  const before = judgeProfile(formOf(values));
  const stood = { ...(before.ok && before.choices), newsletter: values.newsletter ?? { optedInAt: null } };
  const changed = FORM_KEYS.filter((key) => JSON.stringify(wanted[key]) !== JSON.stringify(stood[key]));
  return savePreferences(ctx, {
    choices: Object.fromEntries(changed.map((key) => [key, wanted[key]])) as Partial<typeof wanted>,
    seen,
  });
}

const wrong = (fields: ProfileErrors) =>
  refuse("wrong-fields", { count: Object.keys(fields).length, fields });
