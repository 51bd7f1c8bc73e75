import type { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type DecidedAll, type DecisionRefusal, decideAll } from "../review/index.server.ts";
import { MAX_DECISIONS, OWN_SHOP, type SeenPicture, decideAllSchema } from "../review/schemas.ts";
import { findPublishedAssets, holdScheduled, lockPlanning } from "./plan-store.ts";

export interface DecidedAllUnpublished {
  readonly ok: true;
  readonly decided: DecidedAll["decided"];
  readonly refused: readonly {
    readonly assetId: string;
    readonly refusal: DecisionRefusal | Refusal<"already-on-product">;
  }[];
}

/**
 * Records one answer about many pictures, like review's `decideAll`, but for those that are on their product or on their
 * way there, MAX_DECISIONS in a transaction: a publication that is being planned meanwhile never waits for thousands.
 * What is on a product may still be answered about for other places: those answers change nothing on the shop. What
 * waits for the time of a scheduled publication may be answered about until then: what is rejected is left out of it.
 *
 * Refuses as a whole with `invalid-input`; single pictures with `already-on-product`, and with whatever `decideAll` says.
 */
export async function decideAllUnpublished(
  ctx: Ctx,
  input: z.input<typeof decideAllSchema>,
): Promise<DecidedAllUnpublished | Refusal<"invalid-input", { problem: string }>> {
  const parsed = decideAllSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  if (parsed.data.target !== OWN_SHOP) return decideAll(ctx, parsed.data);
  const { pictures, ...answer } = parsed.data;
  const all = [...new Map(pictures.map((picture) => [picture.assetId, picture])).values()];
  const decided: DecidedAllUnpublished["decided"][number][] = [];
  const refused: DecidedAllUnpublished["refused"][number][] = [];
  for (let start = 0; start < all.length; start += MAX_DECISIONS) {
    const some = await decideSome(ctx, all.slice(start, start + MAX_DECISIONS), answer);
    decided.push(...some.decided);
    refused.push(...some.refused);
  }
  return { ok: true, decided, refused };
}

type Answer = Omit<z.output<typeof decideAllSchema>, "pictures">;

const decideSome = (
  ctx: Ctx,
  pictures: readonly SeenPicture[],
  answer: Answer,
): Promise<DecidedAllUnpublished> =>
  inTransaction(ctx, async (tx) => {
    await lockPlanning(tx, ctx.shopId);
    const assetIds = pictures.map(({ assetId }) => assetId);
    const published = await findPublishedAssets(tx, ctx.shopId, assetIds);
    const scheduled = await holdScheduled(tx, ctx.shopId, [...published]);
    const onTheirWay = [...published].filter((assetId) => !scheduled.has(assetId));
    const left = pictures.filter(({ assetId }) => !onTheirWay.includes(assetId));
    const late = onTheirWay.map((assetId) => ({ assetId, refusal: refuse("already-on-product") }));
    if (left.length === 0) return { ok: true, decided: [], refused: late };
    const some = await decideAll({ ...ctx, tx }, { ...answer, pictures: left });
    if (!some.ok) throw new Error(`parsed above, and refused: ${some.reason}`);
    return { ok: true, decided: some.decided, refused: [...late, ...some.refused] };
  });
