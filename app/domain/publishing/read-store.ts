/** What pages read of changesets. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { PublishingFailure } from "./failures.ts";
import type { ProductMedium } from "./ports.ts";
import {
  type ChangesetStatus,
  type ProductStatus,
  type PublicationStatus,
  type StepState,
  publicationStatus,
} from "./schemas.ts";

export interface ChangesetFacts {
  readonly changesetId: string;
  readonly target: string;
  readonly status: ChangesetStatus;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** Products by status. */
  readonly counts: Readonly<Record<ProductStatus, number>>;
}

export interface ProductFacts {
  readonly productGid: string;
  readonly status: ProductStatus;
  readonly failure: PublishingFailure | null;
  readonly before: readonly ProductMedium[] | null;
  readonly after: readonly ProductMedium[] | null;
  readonly steps: readonly {
    readonly assetId: string;
    readonly state: StepState;
    readonly fileName: string;
    readonly altText: string;
    /** The medium on the product, once the file exists. */
    readonly mediaGid: string | null;
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
  const { target, createdAt, finishedAt } = row;
  return { changesetId, target, status: row.status as ChangesetStatus, createdAt, finishedAt, counts };
}

/** Products of a changeset in order of their ids, after `after`, `limit` at the most. */
export async function findProducts(
  tx: Tx,
  shopId: ShopId,
  page: { changesetId: string; after: string | undefined; limit: number },
): Promise<ProductFacts[]> {
  const rows = await tx.changesetProduct.findMany({
    where: {
      shopId,
      changesetId: page.changesetId,
      ...(page.after !== undefined && { productGid: { gt: page.after } }),
    },
    orderBy: { productGid: "asc" },
    take: page.limit,
    include: { steps: { orderBy: { position: "asc" } } },
  });
  return rows.map((row) => ({
    productGid: row.productGid,
    status: row.status as ProductStatus,
    failure: failureOf(row),
    before: row.before as ProductMedium[] | null,
    after: row.after as ProductMedium[] | null,
    steps: row.steps.map((step) => ({
      assetId: step.assetId,
      state: step.state as StepState,
      fileName: step.fileName,
      altText: step.altText,
      mediaGid: step.fileGid,
      failure: failureOf(step),
    })),
  }));
}

function failureOf(row: {
  failureCode: string | null;
  failureText: string | null;
}): PublishingFailure | null {
  return row.failureCode === null ? null : { code: row.failureCode, text: row.failureText ?? "" };
}

/** A picture on its way to a product, or on it. */
export interface Publication {
  readonly assetId: string;
  readonly changesetId: string;
  readonly productGid: string;
  readonly status: PublicationStatus;
  readonly mediaGid: string | null;
  /** Why it failed, or what is unconfirmed. */
  readonly failure: PublishingFailure | null;
}

/** Where these pictures went, newest changeset first. */
export async function findPublications(
  tx: Tx,
  shopId: ShopId,
  assetIds: readonly string[],
): Promise<Publication[]> {
  const rows = await tx.changesetStep.findMany({
    where: { shopId, assetId: { in: [...assetIds] } },
    orderBy: { changesetId: "desc" },
    include: { product: { select: { status: true, failureCode: true, failureText: true } } },
  });
  return rows.map(({ product, ...row }) => {
    const status = publicationStatus(row.state as StepState, product.status as ProductStatus);
    return {
      assetId: row.assetId,
      changesetId: row.changesetId,
      productGid: row.productGid,
      status,
      mediaGid: row.fileGid,
      failure: failureOf(status === "unconfirmed" ? product : row),
    };
  });
}

export type PublicationSummary = Pick<Publication, "assetId" | "changesetId" | "status">;

/** Where each of thousands of pictures went last. */
export async function findPublicationSummaries(
  tx: Tx,
  shopId: ShopId,
  assetIds: readonly string[],
): Promise<PublicationSummary[]> {
  const rows = await tx.$queryRaw<
    { assetId: string; changesetId: string; state: StepState; product: ProductStatus }[]
  >`
    SELECT DISTINCT ON (s.asset_id) s.asset_id AS "assetId", s.changeset_id AS "changesetId", s.state,
           p.status AS product
    FROM changeset_step s JOIN changeset_product p USING (shop_id, changeset_id, product_gid)
    WHERE s.shop_id = ${shopId}::uuid AND s.asset_id = ANY (${assetIds}::uuid[])
    ORDER BY s.asset_id, s.changeset_id DESC`;
  return rows.map(({ assetId, changesetId, state, product }) => ({
    assetId,
    changesetId,
    status: publicationStatus(state, product),
  }));
}
