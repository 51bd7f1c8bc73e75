/** What Create's action is asked for, and the verb that answers. */
import { z } from "zod";
import type { ShopCtx } from "#app/composition.server.ts";
import { savePreference } from "#app/domain/account/index.server.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { wholeNumber } from "#app/components/whole-number.ts";
import type { PictureChoice, Selection } from "#app/domain/catalog/schemas.ts";
import { archiveStyle, saveDraft, saveStyle, startRun } from "#app/domain/generation/index.server.ts";
import { saveStyleSchema } from "#app/domain/generation/schemas.ts";
import { refuse } from "#app/platform/errors.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { MAX_INT4 } from "#app/platform/schemas.ts";
import { type CreateSettings, createPath, runSettingsOf, settingsOf } from "./create-settings.ts";
import { LIMIT_NAMES, limitsOf } from "./limits.ts";

/** The settings as they stand in the page's address. */
const address = z
  .string()
  .max(2000)
  .transform((text) => settingsOf(new URLSearchParams(text)));

export const actionSchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("select"),
    // The verb judges them: it tells a selection that is too large from one that is none.
    selection: z.looseObject({}),
    pictures: z.looseObject({}).optional(),
    // Another page that chooses products leaves it out: Create begins with the shop's defaults.
    address: address.optional(),
  }),
  z.strictObject({
    intent: z.literal("start"),
    draftId: z.uuid(),
    address,
    expectedItemCount: z.int().min(1),
  }),
  saveStyleSchema.extend({ intent: z.literal("save-style") }),
  z.strictObject({ intent: z.literal("delete-style"), styleId: z.uuid() }),
  z.strictObject({ intent: z.literal("daily-limit"), credits: z.string().max(100) }),
]);
type Asked = z.output<typeof actionSchema>;

/** Does what was asked; `leadsTo`: the page that follows. Refuses like the verbs, and with `wrong-number`. */
export async function perform(ctx: ShopCtx, asked: Asked) {
  switch (asked.intent) {
    case "select": {
      const selection = asked.selection as Selection;
      const pictures = asked.pictures as PictureChoice | undefined;
      const saved = await saveDraft(ctx, { selection, pictures });
      return saved.ok ? { ok: true as const, leadsTo: draftPath(saved.draftId, asked.address) } : saved;
    }
    case "start":
      return startDraft(ctx, asked.draftId, asked.address, asked.expectedItemCount);
    case "save-style": {
      const { intent: _, ...style } = asked;
      return saveStyle(ctx, style);
    }
    case "delete-style":
      return archiveStyle(ctx, asked);
    case "daily-limit": {
      const typed = wholeNumber(asked.credits, { max: MAX_INT4 });
      if (!typed.ok)
        return refuse("wrong-number", { field: t("create.limitName.day"), problem: typed.message });
      await savePreference(ctx, { key: "dailyLimitCredits", value: { credits: typed.value } });
      return { ok: true as const };
    }
  }
}

const draftPath = (draftId: string, settings: CreateSettings | undefined): string =>
  settings ? createPath(draftId, settings) : `/app/create?draft=${draftId}`;

/** Starts a draft. However often and in however many tabs it is started, it becomes one order. */
async function startDraft(
  ctx: ShopCtx,
  draftId: string,
  settings: CreateSettings,
  expectedItemCount: number,
) {
  const limits = limitsOf(settings, itemNoun(settings.quality));
  if (!limits.ok) {
    const [[field, problem]] = Object.entries(limits.errors) as [[keyof typeof LIMIT_NAMES, string]];
    return refuse("wrong-number", { field: LIMIT_NAMES[field], problem });
  }
  const started = await startRun(ctx, {
    draftId,
    ...runSettingsOf(settings),
    ...limits.input,
    expectedItemCount,
  });
  if (!started.ok) return started;
  // Another tab was quicker, with other settings: the run's page says so.
  const query = started.startedAs === null ? "" : `?started-as=${started.startedAs}`;
  return { ok: true as const, leadsTo: `/app/runs/${started.runId}${query}` };
}
