/** What pages read of changesets. */
import type { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { arrangedOrder } from "./arrange.ts";
import type { EditedPlace } from "./edited-places.ts";
import { type OwnFailureCode, type PublishingFailure, failure, undoFailure } from "./failures.ts";
import type { ProductMedium, SeenMedium } from "./ports.ts";
import { WAITS_FOR_ITS_TIME } from "./plan-store.ts";
import { sentenceOf } from "./preflight.ts";
import { LEFT_OUT } from "./product-outcome.ts";
import {
  type ChangesetPause,
  type ChangesetStatus,
  type PlacementName,
  type ProductFilter,
  type ProductStatus,
  type PublicationStatus,
  type StepState,
  type UndoStatus,
  publicationStatus,
} from "./schemas.ts";
import { IS_STRAY, IS_UNDOABLE } from "./undo-store.ts";

export interface ChangesetFacts {
  readonly changesetId: string;
  readonly target: string;
  readonly status: ChangesetStatus;
  readonly pauseReason: ChangesetPause | null;
  /** Raised by every change of a plan's lines. */
  readonly version: number;
  readonly createdAt: Date;
  /** When it is to begin, or was; null: at once. */
  readonly startsAt: Date | null;
  readonly finishedAt: Date | null;
  /** Products by status. */
  readonly counts: Readonly<Record<ProductStatus, number>>;
  /** Of the failed: those that a cancel ended before anything was done to them. */
  readonly cancelledCount: number;
  /** Of a plan: how many products were looked at since it was changed. */
  readonly checkedCount: number;
  /** What keeps lines of a plan from being published, and what is worth knowing of others: most frequent first. */
  readonly hindrances: readonly CheckCount[];
  readonly notes: readonly CheckCount[];
  /** Products by how far their undo is; those that nobody undoes are left out. */
  readonly undoCounts: Readonly<Partial<Record<UndoStatus, number>>>;
  /** Pictures and videos in it. */
  readonly resultCount: number;
  /** Of these: left out when it began, because a person had rejected them. */
  readonly leftOutCount: number;
  /** What undoing everything would do now, unless products were edited meanwhile. */
  readonly undoable: {
    readonly productCount: number;
    /** Ours, which would be taken off. */
    readonly resultCount: number;
    /** Media that ours had replaced, which would be put back. */
    readonly replacedCount: number;
  };
}

export interface CheckCount {
  /** For `leaveOut`; never shown. */
  readonly code: string;
  /** One of them. */
  readonly exampleAssetId: string;
  readonly text: string;
  readonly lineCount: number;
}

export interface ProductFacts {
  readonly productGid: string;
  readonly status: ProductStatus;
  readonly failure: PublishingFailure | null;
  readonly before: readonly ProductMedium[] | null;
  readonly after: readonly ProductMedium[] | null;
  /** Its media when the plan was checked; null before that, or when it is gone. */
  readonly seen: readonly SeenMedium[] | null;
  /** The planned order, made of what was there and of ours; null while it isn't known what is there. */
  readonly arranged: readonly ({ readonly mediaGid: string } | { readonly assetId: string })[] | null;
  readonly undo: {
    readonly status: UndoStatus;
    readonly failure: PublishingFailure | null;
    /** Where the product was edited, for which it was left alone. */
    readonly places: readonly EditedPlace[];
    readonly undoneAt: Date | null;
  } | null;
  readonly steps: readonly {
    readonly assetId: string;
    readonly state: StepState;
    readonly placement: PlacementName;
    readonly replacesGid: string | null;
    readonly toVariants: boolean;
    /** What keeps a line of a plan from being published, or is worth knowing; `text` is a sentence. */
    readonly hindrance: { readonly code: string; readonly text: string } | null;
    readonly note: { readonly code: string; readonly text: string } | null;
    readonly fileName: string;
    readonly altText: string;
    /** The medium on the product, once the file exists. */
    readonly mediaGid: string | null;
    /** It failed, nobody heard whether it had been added before, and no later publication went on with it. */
    readonly mayBeThere: boolean;
    readonly failure: PublishingFailure | null;
  }[];
}

export async function findChangeset(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
): Promise<ChangesetFacts | null> {
  const row = await tx.changeset.findUnique({ where: { shopId_changesetId: { shopId, changesetId } } });
  if (!row) return null;
  const groups = await tx.changesetProduct.groupBy({
    by: ["status"],
    where: { shopId, changesetId },
    _count: true,
  });
  const counts = { queued: 0, publishing: 0, done: 0, failed: 0 };
  for (const group of groups) counts[group.status as ProductStatus] = group._count;
  const undos = await tx.changesetProduct.groupBy({
    by: ["undoStatus"],
    where: { shopId, changesetId, undoStatus: { not: null } },
    _count: true,
  });
  const isPlan = row.status === "planned";
  return {
    changesetId,
    target: row.target,
    status: row.status as ChangesetStatus,
    pauseReason: row.pauseReason as ChangesetPause | null,
    version: row.version,
    createdAt: row.createdAt,
    startsAt: row.startsAt,
    finishedAt: row.finishedAt,
    counts,
    cancelledCount: await tx.changesetProduct.count({ where: { shopId, changesetId, ...CANCELLED } }),
    checkedCount: isPlan
      ? await tx.changesetProduct.count({ where: { shopId, changesetId, checkedAt: { not: null } } })
      : 0,
    hindrances: isPlan ? await countLines(tx, shopId, changesetId, "hindrance") : [],
    notes: isPlan ? await countLines(tx, shopId, changesetId, "note") : [],
    undoCounts: Object.fromEntries(undos.map(({ undoStatus, _count }) => [undoStatus, _count])),
    resultCount: await tx.changesetStep.count({ where: { shopId, changesetId } }),
    leftOutCount: await tx.changesetStep.count({
      where: { shopId, changesetId, state: "failed", failureCode: LEFT_OUT },
    }),
    undoable: await countUndoable(tx, shopId, changesetId),
  };
}

async function countUndoable(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
): Promise<ChangesetFacts["undoable"]> {
  const [row] = await tx.$queryRaw<ChangesetFacts["undoable"][]>`
    SELECT count(DISTINCT s.product_gid)::int AS "productCount", count(*)::int AS "resultCount",
           (count(DISTINCT (s.product_gid, s.replaces_gid))
            FILTER (WHERE s.replaces_gid IS NOT NULL AND s.state <> 'failed'))::int AS "replacedCount"
    FROM changeset_step s JOIN changeset_product p USING (shop_id, changeset_id, product_gid)
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${changesetId}::uuid
      AND ${IS_UNDOABLE} AND p.status IN ('done', 'failed')
      AND (p.undo_status IS NULL OR p.undo_status IN ('refused', 'failed'))`;
  if (!row) throw new Error("counting told nothing");
  return row;
}

async function countLines(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  by: "hindrance" | "note",
): Promise<CheckCount[]> {
  const rows = await tx.$queryRaw<Omit<CheckCount, "text">[]>`
    SELECT code, count(*)::int AS "lineCount", (array_agg(asset_id ORDER BY position))[1] AS "exampleAssetId"
    FROM (SELECT CASE WHEN ${by} = 'hindrance' THEN hindrance ELSE note END AS code, asset_id, position
          FROM changeset_step
          WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND state = 'draft') line
    WHERE code IS NOT NULL GROUP BY code ORDER BY count(*) DESC, code`;
  return rows.map((row) => ({ ...row, text: sentenceOf(row.code) }));
}

const CANCELLED = { status: "failed", failureCode: "cancelled" satisfies OwnFailureCode };
const FILTERS: Readonly<Record<ProductFilter, Prisma.ChangesetProductWhereInput>> = {
  hindered: { steps: { some: { hindrance: { not: null } } } },
  noted: { steps: { some: { note: { not: null } } } },
  failed: { OR: [{ status: "failed", NOT: CANCELLED }, { undoStatus: "failed" }] },
  "left-alone": { undoStatus: "refused" },
};

/** Products of a changeset in order of their ids, after `after`, `limit` at the most. */
export async function findProducts(
  tx: Tx,
  shopId: ShopId,
  page: { changesetId: string; only: ProductFilter | undefined; after: string | undefined; limit: number },
): Promise<ProductFacts[]> {
  const rows = await tx.changesetProduct.findMany({
    where: {
      shopId,
      changesetId: page.changesetId,
      ...(page.after !== undefined && { productGid: { gt: page.after } }),
      ...(page.only !== undefined && FILTERS[page.only]),
    },
    orderBy: { productGid: "asc" },
    take: page.limit,
    include: { steps: { orderBy: { position: "asc" } } },
  });
  const productGids = rows.map(({ productGid }) => productGid);
  const strays = await tx.$queryRaw<{ productGid: string; assetId: string }[]>`
    SELECT s.product_gid AS "productGid", s.asset_id AS "assetId" FROM changeset_step s
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${page.changesetId}::uuid
      AND s.product_gid = ANY (${productGids}::text[]) AND ${IS_STRAY}`;
  const isStray = (productGid: string, assetId: string): boolean =>
    strays.some((one) => one.productGid === productGid && one.assetId === assetId);
  return rows.map((row) => ({
    productGid: row.productGid,
    status: row.status as ProductStatus,
    failure: failureOf(row),
    before: row.before as ProductMedium[] | null,
    after: row.after as ProductMedium[] | null,
    seen: row.seen as SeenMedium[] | null,
    arranged: arrangedOf((row.before ?? row.seen) as ProductMedium[] | null, row.steps),
    undo:
      row.undoStatus === null
        ? null
        : {
            status: row.undoStatus as UndoStatus,
            failure: row.undoCode === null ? null : undoFailure(row.undoCode, row.undoText),
            places: (row.undoPlaces ?? []) as unknown as EditedPlace[],
            undoneAt: row.undoneAt,
          },
    steps: row.steps.map((step) => ({
      assetId: step.assetId,
      state: step.state as StepState,
      placement: step.placement as PlacementName,
      replacesGid: step.replacesGid,
      toVariants: step.toVariants,
      hindrance: step.hindrance === null ? null : { code: step.hindrance, text: sentenceOf(step.hindrance) },
      note: step.note === null ? null : { code: step.note, text: sentenceOf(step.note) },
      fileName: step.fileName,
      altText: step.altText,
      mediaGid: step.fileGid,
      mayBeThere: isStray(row.productGid, step.assetId),
      failure: failureOf(step),
    })),
  }));
}

function arrangedOf(
  media: readonly ProductMedium[] | null,
  steps: readonly { assetId: string; state: string; placement: string; replacesGid: string | null }[],
): ProductFacts["arranged"] {
  if (!media) return null;
  const ours = new Set(steps.map(({ assetId }) => assetId));
  const order = arrangedOrder(
    media.map(({ mediaGid }) => mediaGid),
    steps
      .filter(({ state }) => state !== "failed")
      .map(({ assetId, placement, replacesGid }) => ({
        id: assetId,
        placement: placement as PlacementName,
        replacesGid,
      })),
  );
  return order.map((id) => (ours.has(id) ? { assetId: id } : { mediaGid: id }));
}

function failureOf(row: {
  failureCode: string | null;
  failureText: string | null;
}): PublishingFailure | null {
  return row.failureCode === null ? null : failure(row.failureCode, row.failureText);
}

/** A line of a plan that wasn't started is no publication. */
type PublishedState = Exclude<StepState, "draft">;

/** A picture on its way to a product, or on it. */
export interface Publication {
  readonly assetId: string;
  readonly changesetId: string;
  readonly productGid: string;
  readonly status: PublicationStatus;
  readonly mediaGid: string | null;
  /** Why it failed, or what is unconfirmed. */
  readonly failure: PublishingFailure | null;
  /** When it is to begin; null: it isn't scheduled, or has begun. */
  readonly beginsAt: Date | null;
}

/** Where these pictures went, newest changeset first. */
export async function findPublications(
  tx: Tx,
  shopId: ShopId,
  assetIds: readonly string[],
): Promise<Publication[]> {
  const rows = await tx.changesetStep.findMany({
    where: { shopId, assetId: { in: [...assetIds] }, state: { not: "draft" } },
    orderBy: { changesetId: "desc" },
    include: {
      product: {
        select: {
          status: true,
          failureCode: true,
          failureText: true,
          changeset: { select: { status: true, startsAt: true } },
        },
      },
    },
  });
  return rows.map(({ product, ...row }) => {
    const status = publicationStatus(row.state as PublishedState, product.status as ProductStatus);
    return {
      assetId: row.assetId,
      changesetId: row.changesetId,
      productGid: row.productGid,
      status,
      mediaGid: row.fileGid,
      failure: failureOf(status === "unconfirmed" ? product : row),
      beginsAt: beginsAt(product.changeset),
    };
  });
}

/** As WAITS_FOR_ITS_TIME: of one that is paused for the merchant only while its time is to come. */
function beginsAt({ status, startsAt }: { status: string; startsAt: Date | null }): Date | null {
  if (status === "scheduled") return startsAt;
  return status === "paused" && startsAt !== null && startsAt.getTime() > Date.now() ? startsAt : null;
}

export type PublicationSummary = Pick<Publication, "assetId" | "changesetId" | "status" | "beginsAt">;

/**
 * Where each of thousands of pictures went last. Picture by picture through an index: asked for all at once, PostgreSQL
 * reads the whole table, whose length is the shop's history.
 */
export async function findPublicationSummaries(
  tx: Tx,
  shopId: ShopId,
  assetIds: readonly string[],
): Promise<PublicationSummary[]> {
  const rows = await tx.$queryRaw<
    {
      assetId: string;
      changesetId: string;
      state: PublishedState;
      product: ProductStatus;
      beginsAt: Date | null;
    }[]
  >`
    SELECT wanted.asset_id AS "assetId", newest.*
    FROM unnest(${assetIds}::uuid[]) AS wanted (asset_id)
    CROSS JOIN LATERAL (
      SELECT s.changeset_id AS "changesetId", s.state, p.status AS product,
             CASE WHEN ${WAITS_FOR_ITS_TIME} THEN c.starts_at END AS "beginsAt"
      FROM changeset_step s JOIN changeset_product p USING (shop_id, changeset_id, product_gid)
        JOIN changeset c USING (shop_id, changeset_id)
      WHERE s.shop_id = ${shopId}::uuid AND s.asset_id = wanted.asset_id AND s.state <> 'draft'
      ORDER BY s.changeset_id DESC LIMIT 1) newest`;
  return rows.map(({ assetId, changesetId, state, product, beginsAt }) => ({
    assetId,
    changesetId,
    status: publicationStatus(state, product),
    beginsAt,
  }));
}

/** The newest assets that are on a product or on their way to one, from before `before`: in the order of their index. */
export async function findPublishedIds(
  tx: Tx,
  shopId: ShopId,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ assetId: string }[]>`
    SELECT DISTINCT asset_id AS "assetId" FROM changeset_step
    WHERE shop_id = ${shopId}::uuid AND state NOT IN ('draft', 'failed', 'undone')
      AND asset_id < ${before ?? "ffffffff-ffff-ffff-ffff-ffffffffffff"}::uuid
    ORDER BY asset_id DESC LIMIT ${limit}`;
  return rows.map(({ assetId }) => assetId);
}
