import { createHash } from "node:crypto";
import { actorText, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { publishedFileName } from "#app/platform/file-names.ts";
import { type Asset, readAssets } from "../assets/index.server.ts";
import { type ReadPublicationVerdict, readPublicationVerdicts } from "../review/index.server.ts";
import { altText } from "./alt-text.ts";
import type { PublishingCtx } from "./ctx.ts";
import { publishProductJob } from "./jobs/publish-product.ts";
import { type PublishInput, publishSchema } from "./schemas.ts";
import {
  type NewStep,
  findChangesetByKey,
  findPublishedAssets,
  insertChangeset,
  lockPlanning,
} from "./store.ts";

/** Assets read by one query: few round trips, and far below the 32,767 parameters that PostgreSQL takes. */
const READ_BATCH = 1_000;

export type PublishRefusal =
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"key-reused">
  | Refusal<"not-found">
  /** None of the pictures may be published. */
  | Refusal<"nothing-to-publish">
  /** `assetIds` are those that have not passed; nothing was published. */
  | Refusal<"not-reviewed", { count: number; assetIds: string[] }>
  /** What a person answers once for an order wasn't asked yet; `runId` is a run of it. */
  | Refusal<"order-unanswered", { count: number; runId: string }>
  /** A person said that the order's pictures don't show what the customer gets. */
  | Refusal<"order-denied", { count: number; runId: string }>
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
 * Publishes pictures: each is added behind the media of its product, by one job per product. One transaction writes the
 * plan and the jobs; the same key again answers with the same changeset.
 *
 * Only pictures whose verdict for the target is pass or warn, or that a person accepted, are published, once a person
 * has answered for their order; with any other among them nothing is. Pictures that are published already are left out.
 */
export async function publish(ctx: PublishingCtx, input: PublishInput): Promise<Published | PublishRefusal> {
  const parsed = publishSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { target, idempotencyKey } = parsed.data;
  const assetIds = [...new Set(parsed.data.assetIds)];
  const requestHash = createHash("sha256")
    .update(JSON.stringify({ assetIds: assetIds.toSorted(), target }))
    .digest("hex");

  return inTransaction(ctx, async (tx): Promise<Published | PublishRefusal> => {
    const inside = { ...ctx, tx };
    await lockPlanning(tx, ctx.shopId);
    const earlier = await findChangesetByKey(tx, ctx.shopId, idempotencyKey);
    if (earlier) {
      if (earlier.requestHash !== requestHash) return refuse("key-reused");
      return {
        ok: true,
        changesetId: earlier.changesetId,
        productCount: earlier.productCount,
        alreadyPublished: [],
      };
    }

    const assets: Asset[] = [];
    for (let start = 0; start < assetIds.length; start += READ_BATCH) {
      const batch = assetIds.slice(start, start + READ_BATCH);
      const read = await readAssets(inside, { assetIds: batch });
      for (const assetId of batch) {
        const asset = read.get(assetId);
        if (!asset) return refuse("not-found");
        assets.push(asset);
      }
    }
    const unfit = whyUnfit(await readPublicationVerdicts(inside, { assetIds, target }));
    if (unfit) return unfit;

    const published = await findPublishedAssets(tx, ctx.shopId, assetIds);
    const steps = assets
      .filter(({ assetId }) => !published.has(assetId))
      .map((asset, position): NewStep => ({
        productGid: asset.productGid,
        assetId: asset.assetId,
        position,
        fileName: publishedFileName(asset.fileName, ctx.ids.next()),
        altText: altText(asset),
      }));
    if (steps.length === 0) return refuse("already-published");

    const changesetId = ctx.ids.next();
    const changeset = { changesetId, idempotencyKey, requestHash, target, actor: actorText(ctx.actor) };
    await insertChangeset(tx, ctx.shopId, changeset, steps);
    const productGids = [...new Set(steps.map(({ productGid }) => productGid))];
    await ctx.jobs.enqueue(
      publishProductJob,
      productGids.map((productGid) => ({
        payload: { v: 1 as const, shopId: ctx.shopId, changesetId, productGid },
        group: ctx.shopId,
      })),
      tx,
    );
    return { ok: true, changesetId, productCount: productGids.length, alreadyPublished: [...published] };
  });
}

/** What keeps these pictures from being published; the pictures' own trouble comes before their orders'. */
function whyUnfit(
  verdicts: ReadonlyMap<string, ReadPublicationVerdict>,
): Extract<
  PublishRefusal,
  { reason: "nothing-to-publish" | "not-reviewed" | "order-unanswered" | "order-denied" }
> | null {
  const unfit = [...verdicts].filter(([, { verdict }]) => verdict !== "pass" && verdict !== "warn");
  const own = unfit.filter(([, { because }]) => because === "picture").map(([assetId]) => assetId);
  if (own.length === verdicts.size) return refuse("nothing-to-publish");
  if (own.length > 0) return refuse("not-reviewed", { count: own.length, assetIds: own });
  const [first] = unfit;
  if (!first) return null;
  const [assetId, { verdict, runId }] = first;
  if (runId === null) throw new Error(`the order of ${assetId} is unanswered, and it has none`);
  return refuse(verdict === "block" ? "order-denied" : "order-unanswered", { count: unfit.length, runId });
}
