import { z } from "zod";
import type { PictureChoice, Selection } from "../catalog/schemas.ts";
import { inTransaction, type Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { findDraft } from "./draft-store.ts";
import { findOrderByKey } from "./order-store.ts";

export interface Draft {
  readonly ok: true;
  readonly draftId: string;
  readonly selection: Selection;
  readonly pictures: PictureChoice;
  readonly readingId: string | null;
  /** The run that it became, if it was started. */
  readonly runId: string | null;
}

/** Reads a draft, with the run that it became if it was started. Refuses with `not-found`. */
export async function readDraft(
  ctx: Ctx,
  { draftId }: { readonly draftId: string },
): Promise<Draft | Refusal<"not-found">> {
  if (!z.uuid().safeParse(draftId).success) return refuse("not-found");
  return inTransaction(ctx, async (tx) => {
    const draft = await findDraft(tx, ctx.shopId, draftId);
    if (!draft) return refuse("not-found");
    const order = await findOrderByKey(tx, ctx.shopId, draftId);
    return { ok: true, ...draft, runId: order?.runId ?? null };
  });
}
