import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db.ts";
import { DEFAULT_FILE_NAME_TEMPLATE, fileNameOf } from "#app/platform/file-names.ts";
import { readPreference } from "../account/index.server.ts";
import { extensionOf } from "./file-keys.ts";
import type { Asset } from "./schemas.ts";
import { insertAsset, isNameTaken } from "./store.ts";

const MAX_NAME_TRIES = 3;

/** The facts of a finished picture, or of a video with its poster, whose bytes are already stored under these keys. */
export interface NewAsset extends Omit<
  Asset,
  "assetId" | "fileName" | "createdAt" | "durationMs" | "favouriteAt" | "deletedAt"
> {
  readonly fileKey: string;
  /** Of a video only. */
  readonly durationMs?: number;
  readonly posterKey?: string;
}

/**
 * Records a finished picture. Belongs into the transaction that captures its credits, after its file is stored: a row
 * without a file would be a lie, a file without a row is only lost space.
 *
 * An item becomes at most one asset; a second one for the same item is a bug and throws.
 *
 * @returns the new asset's id
 */
export function recordAsset(ctx: Ctx, asset: NewAsset): Promise<{ assetId: string; fileName: string }> {
  return inTransaction(ctx, async (tx) => {
    const within = { ...ctx, tx };
    const template = await readFileNameTemplate(within);
    const named = await newName(within, template, asset);
    const { durationMs = null, posterKey = null } = asset;
    await insertAsset(tx, ctx.shopId, { ...asset, durationMs, posterKey, ...named });
    return named;
  });
}

/** How the shop's finished pictures and videos are named: as it chose, or as is usual. */
export async function readFileNameTemplate(ctx: Ctx): Promise<string> {
  return (await readPreference(ctx, { key: "fileNames" }))?.template ?? DEFAULT_FILE_NAME_TEMPLATE;
}

/**
 * An id with the name that follows from it. Two ids share their last digits once in a million million times; then another
 * is taken, and should two transactions do it at the same instant, the database refuses the second.
 */
async function newName(
  { shopId, tx, ids, clock }: Ctx & { readonly tx: Tx },
  template: string,
  { sku, recipe, productTitle, optionValue, mimeType }: NewAsset,
): Promise<{ assetId: string; fileName: string }> {
  const madeAt = new Date(clock.nowMs());
  const extension = extensionOf(mimeType);
  for (let tries = 1; ; tries++) {
    const assetId = ids.next();
    const facts = { sku, use: recipe.name, productTitle, optionValue };
    const fileName = fileNameOf(template, { ...facts, madeAt, id: assetId, extension });
    if (tries === MAX_NAME_TRIES || !(await isNameTaken(tx, shopId, fileName))) return { assetId, fileName };
  }
}
