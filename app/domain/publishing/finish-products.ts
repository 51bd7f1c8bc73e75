import { type BatchWork, finish } from "./batch-work.ts";
import { type Goal, type Outcome, bringAbout } from "./bring-about.ts";
import { cause } from "./failures.ts";
import { type FileTask, fileGidOf } from "./file-tasks.ts";
import {
  type OurMedium,
  type ProductPlan,
  isUnedited,
  publicationTarget,
  readBackProblem,
  withoutOurs,
} from "./goals.ts";
import { type ProductEnd } from "./end-store.ts";
import { type ClaimedProduct, saveArranged } from "./store.ts";

/** Pauses before products are read back once more, when they don't show yet what we did. */
const READ_BACK_PAUSES_MS = [1_000, 3_000];

/** A product of which every file has come to its end, well or not. */
export interface BroughtProduct {
  readonly product: ClaimedProduct;
  readonly plan: ProductPlan;
  readonly tasks: readonly FileTask[];
}

/**
 * Puts what was added in its place, gives variants their pictures, then reads each product back, compares it with what it
 * was to become, and ends it. Once a product was seen as planned it is compared only: a difference is said, never repaired.
 */
export async function finishBrought(work: BatchWork, products: readonly BroughtProduct[]): Promise<void> {
  await finish(
    work,
    products.filter((one) => oursOf(one).length === 0).map(({ product: { productGid } }) => ({ productGid })),
  );
  let left = products.filter((one) => oursOf(one).length > 0);
  const arranged = new Set<BroughtProduct>(left.filter(({ product }) => product.stage === "compare"));
  for (const pauseMs of [...READ_BACK_PAUSES_MS, null]) {
    if (left.length === 0) return;
    const outcomes = await bringAbout(
      work,
      left.map((one) => goalOf(one, !arranged.has(one))),
    );
    await noteArranged(
      work,
      left.filter((one) => needsArranging(one) && !arranged.has(one)),
    );
    for (const one of left) arranged.add(one);
    const ends = left.map((one) => endOf(one, outcomes.get(one.product.productGid)));
    const mayMend = ({ isFinal }: End) => pauseMs !== null && !isFinal;
    await finish(
      work,
      ends.filter((end) => !mayMend(end)).map(({ isFinal: _, ...end }) => end),
    );
    left = left.filter((_, index) => ends[index] && mayMend(ends[index]));
    if (pauseMs !== null && left.length > 0) await work.ctx.clock.sleep(pauseMs, work.signal);
  }
}

function oursOf({ product, tasks }: BroughtProduct): OurMedium[] {
  return tasks
    .filter(({ state }) => state === "attached" || state === "verified")
    .flatMap((task) => {
      const step = product.steps.find(({ assetId }) => assetId === task.taskId);
      if (!step) return [];
      const { assetId, placement, replacesGid } = step;
      return [{ assetId, mediaGid: fileGidOf(task), altText: task.altText, placement, replacesGid }];
    });
}

function goalOf(one: BroughtProduct, mayArrange: boolean): Goal {
  const plan = planOf(one);
  return {
    productGid: one.product.productGid,
    target: publicationTarget(plan, oursOf(one)),
    mayChange: (shown) => mayArrange && isUnedited(plan, shown),
  };
}

const planOf = (one: BroughtProduct): ProductPlan => ({
  ...one.plan,
  before: withoutOurs(one.plan.before, oursOf(one)),
});

function needsArranging(one: BroughtProduct): boolean {
  const { replaced, anchored, links } = publicationTarget(planOf(one), oursOf(one));
  return replaced.size + anchored.length + links.size > 0;
}

async function noteArranged({ ctx, key }: BatchWork, products: readonly BroughtProduct[]): Promise<void> {
  if (products.length === 0) return;
  const productGids = products.map(({ product }) => product.productGid);
  await ctx.db.tenant(ctx.shopId, (tx) => saveArranged(tx, ctx.shopId, { ...key, productGids }));
}

/** `isFinal`: reading it once more would show nothing else. */
type End = ProductEnd & { readonly isFinal: boolean };

function endOf(one: BroughtProduct, outcome: Outcome | undefined): End {
  const { productGid } = one.product;
  if (!outcome) throw new Error(`nothing came of ${productGid}`);
  if ("failure" in outcome) return { productGid, failure: outcome.failure, isFinal: true };
  const ours = oursOf(one);
  const problem = readBackProblem(planOf(one), ours, outcome);
  const after = outcome.media;
  const verifiedAssetIds = ours.map(({ assetId }) => assetId);
  if (problem === null) return { productGid, after, verifiedAssetIds, isFinal: true };
  if (problem === "variant-deleted")
    return { productGid, after, verifiedAssetIds, failure: cause(problem), isFinal: true };
  return { productGid, after, failure: cause(problem), isFinal: false };
}
