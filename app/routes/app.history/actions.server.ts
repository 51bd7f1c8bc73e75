/** What a merchant does with results in History. */
import { z } from "zod";
import type { ShopCtx } from "#app/composition.server.ts";
import { prepareDownload, prepareDownloadAgain, setFavourite } from "#app/domain/assets/index.server.ts";
import { chosenAssetsSchema } from "#app/domain/assets/schemas.ts";
import { deleteResults } from "#app/domain/publishing/index.server.ts";
import { refused } from "#app/merchant-door.server.ts";
import { planChosen } from "#app/plan-publication.server.ts";
import type { Refusal } from "#app/platform/errors.ts";

const { assetIds } = chosenAssetsSchema.shape;

export const historyActionSchema = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("favourite"), assetId: z.uuid(), isFavourite: z.boolean() }),
  z.strictObject({ intent: z.literal("delete"), assetIds }),
  /** `key` names the request: sent twice, it is done once. */
  z.strictObject({ intent: z.literal("publish"), assetIds, key: z.uuid() }),
  z.strictObject({ intent: z.literal("download"), assetIds, key: z.uuid() }),
  z.strictObject({ intent: z.literal("download-again"), downloadId: z.uuid(), key: z.uuid() }),
]);
export type HistoryAction = z.infer<typeof historyActionSchema>;

/** What was done, or a refusal as a page's action answers it; a publication leads to its plan. */
export async function act(ctx: ShopCtx, input: HistoryAction) {
  switch (input.intent) {
    case "favourite":
      return answer(await setFavourite(ctx, input));
    case "delete":
      return answer(await deleteResults(ctx, { assetIds: input.assetIds }));
    case "publish":
      return planChosen(ctx, input);
    case "download":
      return answer(await prepareDownload(ctx, { downloadId: input.key, assetIds: input.assetIds }));
    case "download-again":
      return answer(await prepareDownloadAgain(ctx, { downloadId: input.downloadId, again: input.key }));
  }
}

const answer = <Done extends { readonly ok: true }>(result: Done | Refusal) =>
  result.ok ? result : refused(result);
