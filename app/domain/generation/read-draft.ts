import { z } from "zod";
import { inTransaction, type Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { Selection } from "../catalog/schemas.ts";
import { findDraft, findOrderByKey } from "./store.ts";

/** Reads a draft, with the run that it became if it was started. Refuses with `not-found`. */
export async function readDraft(
  ctx: Ctx,
  { draftId }: { readonly draftId: string },
): Promise<{ ok: true; selection: Selection; runId: string | null } | Refusal<"not-found">> {
  if (!z.uuid().safeParse(draftId).success) return refuse("not-found");
  return inTransaction(ctx, async (tx) => {
    const selection = await findDraft(tx, ctx.shopId, draftId);
    if (!selection) return refuse("not-found");
    const order = await findOrderByKey(tx, ctx.shopId, draftId);
    return { ok: true, selection, runId: order?.runId ?? null };
  });
}
