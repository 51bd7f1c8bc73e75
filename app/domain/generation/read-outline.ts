import { z } from "zod";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { ITEM_PRICE_CREDITS } from "../credits/prices.ts";
import type { GenerationCtx } from "./ctx.ts";
import { type Correctable, correctionsLeft, findCorrectable } from "./propose-outline.ts";
import type { Quality } from "./schemas.ts";

/** What a page needs to let a merchant correct an outline. */
export interface OutlineTask {
  readonly itemId: string;
  readonly runId: string;
  readonly productGid: string;
  readonly productTitle: string;
  readonly sourceUrl: string;
  readonly way: Correctable["way"];
  readonly quality: Quality;
  /** How many items a saved outline makes again. */
  readonly itemCount: number;
  /** What it holds for them; 0 for what was paid for. */
  readonly priceCredits: number;
  /** How often a delivered result may still be made again; null for one that failed. */
  readonly correctionsLeft: number | null;
}

/**
 * Reads what correcting an item's outline would do and cost.
 * Refuses with `not-found`, also for an id that is none, and `no-outline`.
 */
export async function readOutline(
  ctx: GenerationCtx,
  { itemId }: { readonly itemId: string },
): Promise<{ ok: true; task: OutlineTask } | Refusal<"not-found"> | Refusal<"no-outline">> {
  if (!z.uuid().safeParse(itemId).success) return refuse("not-found");
  const found = await findCorrectable(ctx, itemId);
  if (!found.ok) return found;
  const { item, way } = found;
  const isRetry = way === "retry";
  const itemCount = isRetry ? item.failedItemIds.length : 1;
  const { runId, productGid, productTitle, sourceUrl, quality } = item;
  return {
    ok: true,
    task: {
      itemId,
      runId,
      productGid,
      productTitle,
      sourceUrl,
      way,
      quality,
      itemCount,
      priceCredits: isRetry ? itemCount * ITEM_PRICE_CREDITS[quality] : 0,
      correctionsLeft: isRetry ? null : correctionsLeft(item),
    },
  };
}
