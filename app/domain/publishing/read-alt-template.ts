import type { Ctx } from "#app/platform/ctx.ts";
import { DEFAULT_ALT_TEMPLATE } from "#app/platform/alt-texts.ts";
import { readPreference } from "../account/index.server.ts";

/** The shop's template of alternative texts, the usual one when it has chosen none. */
export async function readAltTemplate(ctx: Ctx): Promise<string> {
  return (await readPreference(ctx, { key: "altTexts" }))?.template ?? DEFAULT_ALT_TEMPLATE;
}
