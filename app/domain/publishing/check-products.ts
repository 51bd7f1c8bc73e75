import { ShopAccessError } from "#app/platform/outside-errors.ts";
import { type Asset, readAssets } from "../assets/index.server.ts";
import {
  type ReadPublicationVerdict,
  findUnaskedClaims,
  readPublicationVerdicts,
} from "../review/index.server.ts";
import { isFit } from "./choose-assets.ts";
import type { PublishingCtx } from "./ctx.ts";
import {
  type DraftLine,
  type Finding,
  findDrafts,
  findPlan,
  findShown,
  saveFindings,
} from "./draft-store.ts";
import type { SeenProduct } from "./ports.ts";
import { findPublishedAssets } from "./plan-store.ts";
import { type LineFacts, type ProductFacts, type ShopFacts, hindranceOf, noteOf } from "./preflight.ts";
import type { BatchKey } from "./store.ts";

/**
 * Looks at products of a plan and tells each line what keeps it from being published, and what is worth knowing. Nothing
 * is touched. A plan that was started or cancelled meanwhile is left alone; safe to run again.
 *
 * @throws whatever keeps Shopify from answering
 */
export async function checkProducts(ctx: PublishingCtx, key: BatchKey): Promise<void> {
  const { shopId } = ctx;
  const books = await ctx.db.tenant(shopId, (tx) => readBooks({ ...ctx, tx }, key));
  if (!books) return;
  const shop = await lookAtShop(ctx, books);
  const productGids = [...new Set(books.lines.map(({ productGid }) => productGid))];
  const { media } = ctx.ports;
  const seen = shop.mayWrite ? await media.lookAtProducts(productGids) : new Map<string, SeenProduct>();
  const concernsVariants = ({ assetId, toVariants, replacesGid }: DraftLine) =>
    toVariants || (replacesGid !== null && books.assets.get(assetId)?.durationMs !== null);
  const forVariants = productGids.filter(
    (gid) => seen.has(gid) && books.lines.some((line) => line.productGid === gid && concernsVariants(line)),
  );
  const variants = forVariants.length > 0 ? await media.readVariants(forVariants) : null;
  const findings = productGids.map((productGid): Finding => {
    const lines = books.lines.filter((line) => line.productGid === productGid);
    const shown = seen.get(productGid) ?? null;
    const product: ProductFacts = {
      seen: shown,
      variants: variants?.get(productGid) ?? [],
      shownHashes: hashesOn(productGid, shown, books),
      lineCount: lines.length,
      replacedByPictures: new Set(
        lines.flatMap(({ assetId, replacesGid }) =>
          replacesGid !== null && books.assets.get(assetId)?.durationMs === null ? [replacesGid] : [],
        ),
      ),
    };
    return {
      productGid,
      seen: shown?.media ?? null,
      lines: lines.map((line) => judge(line, product, shop, books)),
    };
  });
  await save(ctx, key.changesetId, findings, books.lines);
}

/** Says of products that couldn't be looked at that they couldn't. */
export async function giveUpChecking(ctx: PublishingCtx, key: BatchKey): Promise<void> {
  const lines = await ctx.db.tenant(ctx.shopId, (tx) => findDrafts(tx, ctx.shopId, key));
  const findings = [...new Set(lines.map(({ productGid }) => productGid))].map((productGid) => ({
    productGid,
    seen: null,
    lines: lines
      .filter((line) => line.productGid === productGid)
      .map(({ assetId }) => ({ assetId, hindrance: "look-failed", note: null })),
  }));
  await save(ctx, key.changesetId, findings, lines);
}

/** A product whose lines were changed during the look is looked at once more: what was found is about other lines. */
function save(
  ctx: PublishingCtx,
  changesetId: string,
  findings: readonly Finding[],
  judged: readonly DraftLine[],
): Promise<void> {
  return ctx.db.tenant(ctx.shopId, async (tx) => {
    if (!(await findPlan(tx, ctx.shopId, changesetId))) return;
    const productGids = findings.map(({ productGid }) => productGid);
    const lines = await findDrafts(tx, ctx.shopId, { changesetId, productGids });
    const linesOf = (some: readonly DraftLine[], gid: string) =>
      JSON.stringify(some.filter(({ productGid }) => productGid === gid));
    const current = findings.filter(
      ({ productGid }) => linesOf(lines, productGid) === linesOf(judged, productGid),
    );
    await saveFindings(tx, ctx.shopId, changesetId, current);
  });
}

/** What our own books say of these lines and products. */
interface Books {
  readonly lines: readonly DraftLine[];
  readonly videoCount: number;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly verdicts: ReadonlyMap<string, ReadPublicationVerdict>;
  readonly published: ReadonlySet<string>;
  /** Whose alternative text may claim something that its review didn't ask about. */
  readonly unasked: ReadonlySet<string>;
  readonly shown: readonly {
    readonly productGid: string;
    readonly assetId: string;
    readonly mediaGid: string;
  }[];
}

async function readBooks(
  ctx: PublishingCtx & { tx: NonNullable<PublishingCtx["tx"]> },
  key: BatchKey,
): Promise<Books | null> {
  const { tx, shopId } = ctx;
  const plan = await findPlan(tx, shopId, key.changesetId);
  if (!plan) return null;
  const lines = await findDrafts(tx, shopId, key);
  const shown = await findShown(tx, shopId, key.productGids);
  const assetIds = lines.map(({ assetId }) => assetId);
  const { target } = plan;
  const assets = await readAssets(ctx, { assetIds: [...assetIds, ...shown.map(({ assetId }) => assetId)] });
  const titled = lines.map((line) => ({ ...line, title: assets.get(line.assetId)?.productTitle ?? "" }));
  return {
    lines,
    videoCount: plan.videoCount,
    assets,
    verdicts: await readPublicationVerdicts(ctx, { assetIds, target }),
    unasked: await findUnaskedClaims(ctx, { target, lines: titled }),
    published: await findPublishedAssets(tx, shopId, assetIds),
    shown,
  };
}

async function lookAtShop({ ports: { media } }: PublishingCtx, books: Books): Promise<ShopFacts> {
  try {
    const { mayWrite, maxVideos } = await media.readLimits();
    if (books.videoCount === 0 || maxVideos === null) return { mayWrite, lacksVideoRoom: false };
    const there = await media.countVideos(maxVideos);
    return { mayWrite, lacksVideoRoom: there + books.videoCount > maxVideos };
  } catch (error) {
    if (error instanceof ShopAccessError && error.reason === "access-denied")
      return { mayWrite: false, lacksVideoRoom: false };
    throw error;
  }
}

/** Hashes of the pictures of ours that a product shows: those that its merchant removed count no longer. */
function hashesOn(productGid: string, seen: SeenProduct | null, { shown, assets }: Books): Set<string> {
  const media = new Set(seen?.media.map(({ mediaGid }) => mediaGid));
  return new Set(
    shown
      .filter((one) => one.productGid === productGid && media.has(one.mediaGid))
      .flatMap(({ assetId }) => assets.get(assetId)?.sha256 ?? []),
  );
}

function judge(
  line: DraftLine,
  product: ProductFacts,
  shop: ShopFacts,
  { assets, verdicts, published, unasked }: Books,
): Finding["lines"][number] {
  const { assetId } = line;
  const [asset, verdict] = [assets.get(assetId), verdicts.get(assetId)];
  if (!asset || !verdict) return { assetId, hindrance: "not-reviewed", note: null };
  const facts: LineFacts = {
    ...asset,
    ...line,
    isVideo: asset.durationMs !== null,
    verdict: isFit(verdict) ? "fit" : verdict.because === "picture" ? "not-reviewed" : "order-unanswered",
    isPublished: published.has(assetId),
    hasUnaskedClaim: unasked.has(assetId),
  };
  const hindrance = hindranceOf(facts, product, shop);
  return { assetId, hindrance, note: hindrance ? null : noteOf(facts, product) };
}
