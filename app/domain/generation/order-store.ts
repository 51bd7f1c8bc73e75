/** Orders: what was asked for, under which key, and what they have spent. */
import type { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { PictureChoice } from "../catalog/schemas.ts";
import type { OrderSums } from "./budget.ts";
import type { SkippedGroup } from "./plan.ts";
import { type PlatformId, type Quality, type Ratio, type Recipe, recipeSchema } from "./schemas.ts";

/** What an order was placed with beside recipe and quality. Orders from before there was a choice have none of it. */
export interface OrderSettings {
  readonly styleName?: string;
  readonly ratios?: readonly Ratio[];
  readonly platforms?: readonly PlatformId[];
  readonly variations?: number;
  readonly pictures?: PictureChoice;
  readonly engine?: string;
  /** Makes also what was made before. */
  readonly again?: boolean;
}

export interface NewOrder {
  readonly orderId: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly quality: Quality;
  readonly recipe: Recipe;
  readonly style: { readonly styleId: string; readonly version: number } | null;
  readonly settings: OrderSettings;
  readonly budgetCredits: number | null;
  readonly failPercent: number | null;
  readonly skipped: readonly SkippedGroup[];
  readonly actor: string;
}

/**
 * Inserts an order unless its key is taken. Waits for another transaction that is inserting the same key.
 * @returns false when the key is taken
 */
export async function insertOrder(tx: Tx, shopId: ShopId, order: NewOrder): Promise<boolean> {
  const { style, settings, recipe, skipped, ...columns } = order;
  const { count } = await tx.generationOrder.createMany({
    data: {
      ...columns,
      shopId,
      recipe,
      styleId: style?.styleId ?? null,
      styleVersion: style?.version ?? null,
      settings: settings as unknown as Prisma.InputJsonObject,
      skipped: skipped as unknown as Prisma.InputJsonArray,
    },
    skipDuplicates: true,
  });
  return count === 1;
}

/** The order that has this key, with its first run. */
export async function findOrderByKey(
  tx: Tx,
  shopId: ShopId,
  idempotencyKey: string,
): Promise<{ orderId: string; requestHash: string; quality: Quality; runId: string } | null> {
  const order = await tx.generationOrder.findUnique({
    where: { shopId_idempotencyKey: { shopId, idempotencyKey } },
    select: {
      orderId: true,
      requestHash: true,
      quality: true,
      runs: { select: { runId: true }, orderBy: { runId: "asc" }, take: 1 },
    },
  });
  if (!order) return null;
  const { runs, ...columns } = order;
  const run = runs[0];
  if (!run) throw new Error("an order without a run was committed");
  return { ...columns, quality: columns.quality as Quality, runId: run.runId };
}

export interface OrderRow {
  readonly orderId: string;
  readonly quality: Quality;
  readonly recipe: Recipe;
  readonly settings: OrderSettings;
  /** The version of a saved style; null for settings that have no name. */
  readonly style: { readonly styleId: string; readonly version: number } | null;
  readonly budgetCredits: number | null;
}

export async function findOrder(tx: Tx, shopId: ShopId, orderId: string): Promise<OrderRow | null> {
  const order = await tx.generationOrder.findUnique({
    where: { shopId_orderId: { shopId, orderId } },
    select: {
      orderId: true,
      quality: true,
      recipe: true,
      settings: true,
      styleId: true,
      styleVersion: true,
      budgetCredits: true,
    },
  });
  return (
    order && {
      orderId,
      quality: order.quality as Quality,
      recipe: recipeSchema.parse(order.recipe),
      settings: order.settings as OrderSettings,
      style:
        order.styleId !== null && order.styleVersion !== null
          ? { styleId: order.styleId, version: order.styleVersion }
          : null,
      budgetCredits: order.budgetCredits,
    }
  );
}

/** Locks an order, so that whoever adds a run to it sees the others' first. False when there is none. */
export async function lockOrder(tx: Tx, shopId: ShopId, orderId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM generation_order
    WHERE shop_id = ${shopId}::uuid AND order_id = ${orderId}::uuid FOR UPDATE`;
  return rows.length > 0;
}

export async function setBudget(
  tx: Tx,
  shopId: ShopId,
  orderId: string,
  budgetCredits: number | null,
): Promise<void> {
  await tx.generationOrder.update({
    where: { shopId_orderId: { shopId, orderId } },
    data: { budgetCredits },
    select: { orderId: true },
  });
}

/** What an order has spent or holds, and what it has not begun. */
export async function sumOrder(tx: Tx, shopId: ShopId, orderId: string): Promise<OrderSums> {
  const [sums] = await tx.$queryRaw<OrderSums[]>`
    SELECT (SELECT coalesce(sum(i.price_credits - i.credits_returned), 0)::integer
            FROM generation_item i JOIN generation_run r USING (shop_id, run_id)
            WHERE i.shop_id = ${shopId}::uuid AND r.order_id = ${orderId}::uuid) AS "boundCredits",
           count(*)::integer AS "plannedItems", coalesce(sum(p.price_credits), 0)::integer AS "plannedCredits"
    FROM generation_planned_item p WHERE p.shop_id = ${shopId}::uuid AND p.order_id = ${orderId}::uuid`;
  if (!sums) throw new Error("a sum always has a row");
  return sums;
}

/** Credits that runs of the last 24 hours used or hold, by the database's clock. */
export async function sumRecent(tx: Tx, shopId: ShopId): Promise<number> {
  const [row] = await tx.$queryRaw<{ credits: number }[]>`
    SELECT coalesce(sum(i.price_credits - i.credits_returned), 0)::integer AS credits
    FROM generation_run r JOIN generation_item i USING (shop_id, run_id)
    WHERE r.shop_id = ${shopId}::uuid AND r.created_at > now() - interval '24 hours'`;
  return row?.credits ?? 0;
}
