/** What publishing and planning share: the chosen pictures, whether they may be published, and their steps. */
import { createHash } from "node:crypto";
import { altText } from "#app/platform/alt-texts.ts";
import { publishedFileName } from "#app/platform/file-names.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type Asset, readAssets } from "../assets/index.server.ts";
import type { ReadPublicationVerdict } from "../review/index.server.ts";
import type { PublishingCtx } from "./ctx.ts";
import type { NewStep } from "./plan-store.ts";

/** Assets read by one query: few round trips, and far below the 32,767 parameters that PostgreSQL takes. */
const READ_BATCH = 1_000;

/** The assets in the order asked for; null when one of them isn't the shop's, or was deleted. */
export async function readChosen(ctx: PublishingCtx, assetIds: readonly string[]): Promise<Asset[] | null> {
  const assets: Asset[] = [];
  for (let start = 0; start < assetIds.length; start += READ_BATCH) {
    const batch = assetIds.slice(start, start + READ_BATCH);
    const read = await readAssets(ctx, { assetIds: batch });
    for (const assetId of batch) {
      const asset = read.get(assetId);
      if (!asset || asset.deletedAt) return null;
      assets.push(asset);
    }
  }
  return assets;
}

/** Names a request, so that its key is told from the same key with other contents. */
export const hashOf = (request: object): string =>
  createHash("sha256").update(JSON.stringify(request)).digest("hex");

export function newStep(
  { ids }: Pick<PublishingCtx, "ids">,
  asset: Asset,
  position: number,
  altTemplate: string,
): NewStep {
  return {
    productGid: asset.productGid,
    assetId: asset.assetId,
    position,
    fileName: publishedFileName(asset.fileName, ids.next()),
    altText: altText(asset, altTemplate),
  };
}

export type UnfitRefusal =
  /** None of the pictures may be published. */
  | Refusal<"nothing-to-publish">
  /** `assetIds` are those that have not passed; nothing was published. */
  | Refusal<"not-reviewed", { count: number; assetIds: string[] }>
  /** What a person answers once for an order wasn't asked yet; `runId` is a run of it. */
  | Refusal<"order-unanswered", { count: number; runId: string }>
  /** A person said that the order's pictures don't show what the customer gets. */
  | Refusal<"order-denied", { count: number; runId: string }>;

export const isFit = ({ verdict }: ReadPublicationVerdict): boolean =>
  verdict === "pass" || verdict === "warn";

/** What keeps these pictures from being published; the pictures' own trouble comes before their orders'. */
export function whyUnfit(verdicts: ReadonlyMap<string, ReadPublicationVerdict>): UnfitRefusal | null {
  const unfit = [...verdicts].filter(([, verdict]) => !isFit(verdict));
  const own = unfit.filter(([, { because }]) => because === "picture").map(([assetId]) => assetId);
  if (own.length === verdicts.size) return refuse("nothing-to-publish");
  if (own.length > 0) return refuse("not-reviewed", { count: own.length, assetIds: own });
  const [first] = unfit;
  if (!first) return null;
  const [assetId, { verdict, runId }] = first;
  if (runId === null) throw new Error(`the order of ${assetId} is unanswered, and it has none`);
  return refuse(verdict === "block" ? "order-denied" : "order-unanswered", { count: unfit.length, runId });
}
