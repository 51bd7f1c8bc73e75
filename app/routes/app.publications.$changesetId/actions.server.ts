/** What a merchant does to a plan or a publication: one verb for each intent. */
import { z } from "zod";
import type { ShopCtx } from "#app/composition.server.ts";
import {
  cancelChangeset,
  changeAllLines,
  changeLines,
  checkAgain,
  leaveOut,
  pauseChangeset,
  resumeChangeset,
  startChangeset,
  undoProducts,
} from "#app/domain/publishing/index.server.ts";
import {
  changeAllLinesSchema,
  changeLinesSchema,
  leaveOutSchema,
  startChangesetSchema,
  undoProductsSchema,
} from "#app/domain/publishing/schemas.ts";
import { refused } from "#app/merchant-door.server.ts";
import { withReview } from "#app/way-on.server.ts";
import type { Refusal } from "#app/platform/errors.ts";

export const publicationActionSchema = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("change"), lines: changeLinesSchema.shape.lines }),
  changeAllLinesSchema.omit({ changesetId: true }).extend({ intent: z.literal("change-all") }),
  leaveOutSchema.omit({ changesetId: true }).extend({ intent: z.literal("leave-out") }),
  z.strictObject({ intent: z.literal("check-again") }),
  startChangesetSchema
    .omit({ changesetId: true })
    .required({ version: true })
    .extend({ intent: z.literal("start") }),
  z.strictObject({ intent: z.literal("pause") }),
  z.strictObject({ intent: z.literal("resume") }),
  z.strictObject({ intent: z.literal("cancel") }),
  undoProductsSchema.omit({ changesetId: true }).extend({ intent: z.literal("undo") }),
]);
export type PublicationAction = z.input<typeof publicationActionSchema>;

/** Does it, and answers with nothing, for the page shows what came of it, or with a refusal and its way on. */
export async function act(
  ctx: ShopCtx,
  changesetId: string,
  action: z.output<typeof publicationActionSchema>,
): Promise<ReturnType<typeof refused> | null> {
  const result = await done(ctx, changesetId, action);
  return result.ok ? null : refused(withReview(result));
}

async function done(
  ctx: ShopCtx,
  changesetId: string,
  action: z.output<typeof publicationActionSchema>,
): Promise<{ readonly ok: true } | Refusal> {
  switch (action.intent) {
    case "change":
      return changeLines(ctx, { changesetId, lines: action.lines });
    case "change-all": {
      const { intent: _, ...choice } = action;
      return changeAllLines(ctx, { ...choice, changesetId });
    }
    case "leave-out":
      return leaveOut(ctx, { changesetId, codes: action.codes, assetIds: action.assetIds });
    case "check-again":
      return checkAgain(ctx, { changesetId });
    case "start":
      return startChangeset(ctx, { changesetId, startsAt: action.startsAt, version: action.version });
    case "pause":
      return pauseChangeset(ctx, { changesetId });
    case "resume":
      return resumeChangeset(ctx, { changesetId });
    case "cancel":
      return cancelChangeset(ctx, { changesetId });
    case "undo":
      return undoProducts(ctx, { changesetId, productGids: action.productGids });
  }
}
