import type { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { decide } from "../review/index.server.ts";
import { decideSchema } from "../review/schemas.ts";
import { findPublishedAssets, lockPlanning } from "./store.ts";

/**
 * Records a person's answer about a picture, like review's `decide`, unless the picture is on its product or on its way
 * there: a page that was opened before could otherwise reject what the shop already shows. A publication that is being
 * planned at this moment is waited for.
 *
 * Refuses with `already-on-product`, and with whatever `decide` refuses.
 */
export async function decideUnpublished(
  ctx: Ctx,
  input: z.input<typeof decideSchema>,
): Promise<Awaited<ReturnType<typeof decide>> | Refusal<"already-on-product">> {
  const parsed = decideSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  return inTransaction(ctx, async (tx) => {
    await lockPlanning(tx, ctx.shopId);
    const published = await findPublishedAssets(tx, ctx.shopId, [parsed.data.assetId]);
    return published.size > 0 ? refuse("already-on-product") : decide({ ...ctx, tx }, parsed.data);
  });
}
