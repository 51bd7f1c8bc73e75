import type { z } from "zod";
import { actorText, inTransaction, type Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { saveStyleSchema } from "./schemas.ts";
import { insertStyle, insertVersion, isNameTaken, lockStyle, renameStyle } from "./style-store.ts";

/**
 * Saves a style under a name: a new one, or the next version of one that there is. Runs keep the version that they were
 * started with.
 *
 * Refuses with `invalid-input`, `unknown-style` (gone or archived), `style-name-taken`.
 */
export async function saveStyle(
  ctx: Ctx,
  input: z.input<typeof saveStyleSchema>,
): Promise<
  | { ok: true; styleId: string; version: number }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"unknown-style">
  | Refusal<"style-name-taken", { name: string }>
> {
  const parsed = saveStyleSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { name, settings } = parsed.data;
  const actor = actorText(ctx.actor);
  return inTransaction(ctx, async (tx) => {
    const styleId = parsed.data.styleId ?? ctx.ids.next();
    if (parsed.data.styleId === undefined) {
      if (!(await insertStyle(tx, ctx.shopId, { styleId, name })))
        return refuse("style-name-taken", { name });
      await insertVersion(tx, ctx.shopId, { styleId, version: 1, settings, actor });
      return { ok: true, styleId, version: 1 };
    }
    const style = await lockStyle(tx, ctx.shopId, styleId);
    if (!style) return refuse("unknown-style");
    if (await isNameTaken(tx, ctx.shopId, { styleId, name })) return refuse("style-name-taken", { name });
    if (style.name !== name) await renameStyle(tx, ctx.shopId, styleId, name);
    const version = style.version + 1;
    await insertVersion(tx, ctx.shopId, { styleId, version, settings, actor });
    return { ok: true, styleId, version };
  });
}
