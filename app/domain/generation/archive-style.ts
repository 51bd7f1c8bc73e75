import { z } from "zod";
import { inTransaction, type Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { archiveStyleRow } from "./style-store.ts";

/** Takes a style out of the list. Runs that were started with it keep it. Refuses with `unknown-style`. */
export async function archiveStyle(
  ctx: Ctx,
  { styleId }: { readonly styleId: string },
): Promise<{ ok: true } | Refusal<"unknown-style">> {
  if (!z.uuid().safeParse(styleId).success) return refuse("unknown-style");
  const didArchive = await inTransaction(ctx, (tx) => archiveStyleRow(tx, ctx.shopId, styleId));
  return didArchive ? { ok: true } : refuse("unknown-style");
}
