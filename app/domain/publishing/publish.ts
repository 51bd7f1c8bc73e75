import { actorText, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { findUnaskedClaims, readPublicationVerdicts } from "../review/index.server.ts";
import { type UnfitRefusal, hashOf, newStep, readChosen, whyUnfit } from "./choose-assets.ts";
import type { PublishingCtx } from "./ctx.ts";
import { enqueueProducts } from "./enqueue-products.ts";
import { findChangesetByKey, findPublishedAssets, insertChangeset, lockPlanning } from "./plan-store.ts";
import { readAltTemplate } from "./read-alt-template.ts";
import { type PublishInput, publishSchema } from "./schemas.ts";

export type PublishRefusal =
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"key-reused">
  | Refusal<"not-found">
  | UnfitRefusal
  /** Every picture is on its product or on its way. */
  | Refusal<"already-published">;

export interface Published {
  readonly ok: true;
  readonly changesetId: string;
  readonly productCount: number;
  /** Left out because they are on their product or on their way. */
  readonly alreadyPublished: readonly string[];
}

/**
 * Publishes pictures without a plan: each is added behind the media of its product, by one job per batch of products. One
 * transaction writes the changeset and the jobs; the same key again answers with the same changeset.
 *
 * Only pictures whose verdict for the target is pass or warn, or that a person accepted, are published, once a person
 * has answered for their order; with any other among them, or one whose alternative text claims something that its
 * review didn't ask about, nothing is. Pictures that are published already are left out.
 */
export async function publish(ctx: PublishingCtx, input: PublishInput): Promise<Published | PublishRefusal> {
  const parsed = publishSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { target, idempotencyKey } = parsed.data;
  const assetIds = [...new Set(parsed.data.assetIds)];
  const requestHash = hashOf({ assetIds: assetIds.toSorted(), target });

  return inTransaction(ctx, async (tx): Promise<Published | PublishRefusal> => {
    const inside = { ...ctx, tx };
    await lockPlanning(tx, ctx.shopId);
    const earlier = await findChangesetByKey(tx, ctx.shopId, idempotencyKey);
    if (earlier) {
      if (earlier.requestHash !== requestHash) return refuse("key-reused");
      const { changesetId, productCount } = earlier;
      return { ok: true, changesetId, productCount, alreadyPublished: [] };
    }
    const assets = await readChosen(inside, assetIds);
    if (!assets) return refuse("not-found");
    const unfit = whyUnfit(await readPublicationVerdicts(inside, { assetIds, target }));
    if (unfit) return unfit;

    const published = await findPublishedAssets(tx, ctx.shopId, assetIds);
    const template = await readAltTemplate(inside);
    const steps = assets
      .filter(({ assetId }) => !published.has(assetId))
      .map((asset, position) => newStep(ctx, asset, position, template));
    if (steps.length === 0) return refuse("already-published");
    // The shop's template may have changed since the pictures were reviewed.
    const titles = new Map(assets.map(({ assetId, productTitle }) => [assetId, productTitle]));
    const lines = steps.map((step) => ({ ...step, title: titles.get(step.assetId) ?? "" }));
    const unasked = [...(await findUnaskedClaims(inside, { target, lines }))];
    if (unasked.length > 0) return refuse("not-reviewed", { count: unasked.length, assetIds: unasked });

    const changesetId = ctx.ids.next();
    const changeset = { changesetId, idempotencyKey, requestHash, target, actor: actorText(ctx.actor) };
    await insertChangeset(tx, ctx.shopId, changeset, steps);
    await enqueueProducts(ctx, tx, { changesetId });
    const productCount = new Set(steps.map(({ productGid }) => productGid)).size;
    return { ok: true, changesetId, productCount, alreadyPublished: [...published] };
  });
}
