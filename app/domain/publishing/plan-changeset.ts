import type { z } from "zod";
import { actorText, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { hashOf, newStep, readChosen } from "./choose-assets.ts";
import type { PublishingCtx } from "./ctx.ts";
import { enqueueChecks } from "./enqueue-checks.ts";
import {
  type NewStep,
  findChangesetByKey,
  findPublishedAssets,
  insertChangeset,
  lockPlanning,
} from "./plan-store.ts";
import { placing } from "./placing.ts";
import { readAltTemplate } from "./read-alt-template.ts";
import { planChangesetSchema } from "./schemas.ts";

export interface Planned {
  readonly ok: true;
  readonly changesetId: string;
  readonly productCount: number;
  /** Left out because they are on their product or on their way. */
  readonly alreadyPublished: readonly string[];
}

/**
 * Plans a publication without touching anything: a line for each picture with its place, name and alternative text. The
 * products are then looked at, batch by batch, and each line is told what keeps it from being published, if anything
 * does. Lines can be changed and left out until the plan is started. The same key again answers with the same plan.
 *
 * @param input of several pictures that would replace the same photo the first one does; the others are appended
 * Refuses with `invalid-input`, `key-reused`, `not-found`, and `already-published` when every picture is.
 */
export async function planChangeset(
  ctx: PublishingCtx,
  input: z.input<typeof planChangesetSchema>,
): Promise<
  | Planned
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"key-reused">
  | Refusal<"not-found">
  | Refusal<"already-published">
> {
  const parsed = planChangesetSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { idempotencyKey, target, placement, toVariants, altTemplate } = parsed.data;
  const assetIds = [...new Set(parsed.data.assetIds)];
  const requestHash = hashOf({ assetIds: assetIds.toSorted(), target, placement, toVariants, altTemplate });

  return inTransaction(ctx, async (tx) => {
    await lockPlanning(tx, ctx.shopId);
    const earlier = await findChangesetByKey(tx, ctx.shopId, idempotencyKey);
    if (earlier) {
      if (earlier.requestHash !== requestHash) return refuse("key-reused");
      const { changesetId, productCount } = earlier;
      return { ok: true, changesetId, productCount, alreadyPublished: [] };
    }
    const assets = await readChosen({ ...ctx, tx }, assetIds);
    if (!assets) return refuse("not-found");
    const published = await findPublishedAssets(tx, ctx.shopId, assetIds);
    const placeOf = placing(placement);
    const template = altTemplate ?? (await readAltTemplate({ ...ctx, tx }));
    const steps = assets
      .filter(({ assetId }) => !published.has(assetId))
      .map((asset, position): NewStep => ({
        ...newStep(ctx, asset, position, template),
        ...placeOf(asset),
        toVariants,
        state: "draft",
      }));
    if (steps.length === 0) return refuse("already-published");

    const changesetId = ctx.ids.next();
    const changeset = { changesetId, idempotencyKey, requestHash, target, actor: actorText(ctx.actor) };
    await insertChangeset(tx, ctx.shopId, { ...changeset, status: "planned" }, steps);
    await enqueueChecks(ctx, tx, { changesetId });
    const productCount = new Set(steps.map(({ productGid }) => productGid)).size;
    return { ok: true, changesetId, productCount, alreadyPublished: [...published] };
  });
}
